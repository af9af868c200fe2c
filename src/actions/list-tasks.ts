import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { attachmentUrls } from '../rules/attachment-urls.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { parseTime } from '../rules/time.ts';
import { listTasks, type TaskFilter } from '../store/task-list.ts';
import type { TaskRow } from '../store/tasks.ts';
import { limitedTaskJson, listJson, taskJson } from '../wire.ts';
import { allPresented } from './results.ts';

const time = (description: string) =>
  Type.Optional(Type.String({ description: `${description} ISO 8601; without an offset it is UTC.` }));
const many = (description: string) => Type.Optional(Type.Array(Type.String(), { maxItems: 1000, description }));

const REVIEW_STATUSES = ['pending', 'accepted', 'fixed', 'commented', 'rejected'];

/** The query of `GET /v1/tasks` (api-facts D.3). */
export const listQuerySchema = Type.Object({
  start_time: time('The minimum value of created_at.'),
  end_time: time('The maximum value of created_at.'),
  completed_after: time('The minimum value of completed_at.'),
  completed_before: time('The maximum value of completed_at.'),
  updated_after: time('The minimum value of updated_at.'),
  updated_before: time('The maximum value of updated_at.'),
  status: Type.Optional(
    Type.String({ enum: ['pending', 'completed', 'canceled', 'error'], description: 'The status.' }),
  ),
  type: Type.Optional(Type.String({ description: 'The task type.' })),
  project: Type.Optional(Type.String({ description: 'Name of the project.' })),
  batch: Type.Optional(Type.String({ description: 'Name of the batch.' })),
  customer_review_status: many(`Any of ${REVIEW_STATUSES.join(', ')}; repeated or separated by commas.`),
  unique_id: many('Any of these unique_ids; repeated.'),
  tags: many('Any of these tags; repeated or separated by commas.'),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Tasks a page.' }),
  next_token: Type.Optional(Type.String({ description: 'The next_token of the page before, with the same filters.' })),
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0, description: 'Deprecated; use next_token.' }),
  include_attachment_url: Type.Optional(Type.Boolean({ description: "Adds a URL of the task's attachment." })),
  limited_response: Type.Optional(Type.Boolean({ description: 'Only task_id, status, metadata and project.' })),
});
export type ListQuery = Static<typeof listQuerySchema>;
const check = schemaCheck(listQuerySchema);

const {
  limit: _limit,
  next_token: _token,
  offset: _offset,
  include_attachment_url: _url,
  limited_response: _limited,
  ...filters
} = listQuerySchema.properties;
/** Which tasks a list has, without how it is paged and shown. */
export const filterSchema = Type.Object(filters);

const LISTS = new Set(['customer_review_status', 'unique_id', 'tags']);
/** A unique_id or project may hold a comma; these values are names of our own making or short words. */
const SPLIT_AT_COMMA = new Set(['customer_review_status', 'tags']);

/** A tag may hold a comma itself, so it is looked for whole too. */
const splitAtComma = (key: string, value: string): string[] =>
  key === 'tags' && value.includes(',') ? [...value.split(','), value] : value.split(',');

/**
 * @param query as parsed from the URL: a string a key, or an array when it was repeated.
 * @param splits whether a comma separates values, as it does in a URL.
 * @throws ApiError 400.
 */
export function checkListQuery(query: Record<string, unknown>, splits = true): ListQuery {
  const given: Record<string, unknown> = {};
  for (const [rawKey, value] of Object.entries(query)) {
    const key = rawKey.endsWith('[]') ? rawKey.slice(0, -2) : rawKey;
    const values = (Array.isArray(value) ? value : [value])
      .flatMap((v) => (splits && SPLIT_AT_COMMA.has(key) ? splitAtComma(key, String(v)) : [v]))
      .filter((v) => v !== ''); // empty means "not given" (api-facts A.7)
    // What no filter is called is ignored, however often it comes.
    if (values.length === 0 || !Object.hasOwn(listQuerySchema.properties, key)) continue;
    if (LISTS.has(key)) given[key] = [...new Set(values)];
    else if (values.length === 1) given[key] = values[0];
    else throw errors.invalidParameter(`"${key}" must be given once`);
  }
  const checked = check(given, { name: 'query' });
  const unknown = checked.customer_review_status?.find((status) => !REVIEW_STATUSES.includes(status));
  if (unknown !== undefined) {
    throw errors.invalidParameter(`"customer_review_status" must be one of [${REVIEW_STATUSES.join(', ')}]`);
  }
  return checked;
}

/** @returns unix milliseconds. @throws ApiError 400. */
export function timeOf<Q extends object>(query: Q, name: keyof Q & string): number | undefined {
  const given = query[name] as string | undefined;
  if (given === undefined) return undefined;
  const ms = parseTime(given);
  if (ms === undefined) {
    throw errors.invalidParameter(`"${name}" must be an ISO 8601 time that exists, such as 2021-04-25T03:14:15-07:00`);
  }
  return ms;
}

/** @throws ApiError 400 for a time that does not exist. */
export function filterOf({ accountId, mode }: Caller, query: ListQuery): TaskFilter {
  return {
    accountId,
    mode,
    startTime: timeOf(query, 'start_time'),
    endTime: timeOf(query, 'end_time'),
    completedAfter: timeOf(query, 'completed_after'),
    completedBefore: timeOf(query, 'completed_before'),
    updatedAfter: timeOf(query, 'updated_after'),
    updatedBefore: timeOf(query, 'updated_before'),
    status: query.status,
    type: query.type,
    project: query.project,
    batch: query.batch,
    customerReviewStatus: query.customer_review_status,
    uniqueId: query.unique_id,
    tags: query.tags,
  };
}

/** A page of the caller's tasks, newest first. @returns the answer's JSON text. @throws ApiError 400. */
export async function listTasksJson(deps: Deps, caller: Caller, query: ListQuery): Promise<string> {
  const filter = filterOf(caller, query);
  const filters = JSON.stringify(filter);
  const after = query.next_token && decodePageToken(caller.pageTokenSecret, query.next_token, filters);
  if (query.next_token && !(after && isTaskId(after))) throw errors.pageToken();
  // A token says where to go on; an offset beside it would skip tasks.
  const offset = after ? 0 : query.offset;
  const page = await listTasks(deps.store, filter, { limit: query.limit, offset, after: after || undefined });
  const last = page.tasks.at(-1);
  return listJson({
    docs: await docsOf(deps, caller, page.tasks, query),
    total: page.total,
    limit: query.limit,
    offset: query.offset,
    hasMore: page.hasMore,
    nextToken: page.hasMore && last ? encodePageToken(caller.pageTokenSecret, last.taskId, filters) : undefined,
  });
}

async function docsOf(deps: Deps, caller: Caller, found: TaskRow[], query: ListQuery): Promise<string[]> {
  if (query.limited_response) return found.map(limitedTaskJson);
  const tasks = await allPresented(deps.store, deps, found);
  const { attachmentUrl } = deps;
  if (!query.include_attachment_url || !attachmentUrl) return tasks.map((task) => taskJson(task));
  return Promise.all(
    tasks.map(async (task) => {
      const [first] = attachmentUrls(JSON.parse(task.paramsJson));
      return taskJson(task, (first && (await attachmentUrl(first, caller))) ?? null);
    }),
  );
}
