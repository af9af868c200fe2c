/** Evaluation and training tasks as managers see them. */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenOnce } from '../rules/given-once.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import type { QualityKind } from '../rules/quality.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { attachmentsOf } from '../store/attachments.ts';
import type { Db } from '../store/db.ts';
import { listQualityTasks, type QualityTaskRow } from '../store/quality-tasks.ts';
import { qualityTaskJson, qualityTaskListJson } from '../wire/quality.ts';

export const qualityTaskQuerySchema = Type.Object({
  project: Type.Optional(Type.String({ maxLength: 256, description: 'Name of the project.' })),
  type: Type.Optional(Type.String({ maxLength: 256, description: 'The task type.' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Tasks a page.' }),
  next_token: Type.Optional(Type.String({ description: 'The next_token of the page before, with the same filters.' })),
});
type QualityTaskQuery = Static<typeof qualityTaskQuerySchema>;
const check = schemaCheck(qualityTaskQuerySchema);

/** @throws ApiError 400. */
export function checkQualityTaskQuery(query: Record<string, unknown>): QualityTaskQuery {
  return check(givenOnce(qualityTaskQuerySchema, query), { name: 'query' });
}

/** @returns the JSON text of the task, with what became of its attachments. */
export async function qualityTaskShown(db: Db, task: QualityTaskRow): Promise<string> {
  return qualityTaskJson(task, await attachmentsOf(db, task, [task.taskId]));
}

/** A page, newest first. @returns the answer's JSON text. @throws ApiError 400 for a bad token. */
export async function listQualityTasksJson(
  { store, registry }: Pick<Deps, 'store' | 'registry'>,
  { accountId, mode, pageTokenSecret }: Caller,
  kind: QualityKind,
  { project, type, limit, next_token }: QualityTaskQuery,
): Promise<string> {
  const filter = { accountId, mode, kind, project, type: type && (registry.find(type)?.type.name ?? type) };
  const filters = `quality tasks ${JSON.stringify(filter)}`;
  const after = next_token && decodePageToken(pageTokenSecret, next_token, filters);
  if (next_token && !after) throw errors.pageToken();
  const rows = await listQualityTasks(store, filter, { limit: limit + 1, after: after || undefined });
  const page = rows.slice(0, limit);
  const ids = page.map(({ taskId }) => taskId);
  const attachments = Map.groupBy(await attachmentsOf(store, { accountId, mode }, ids), ({ taskId }) => taskId);
  const docs = page.map((task) => qualityTaskJson(task, attachments.get(task.taskId) ?? []));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return qualityTaskListJson(docs, limit, last && encodePageToken(pageTokenSecret, last.taskId, filters));
}
