/** Reads of /v1/labeling: live leases, own answers, and what waits for the manager. */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { givenOnce } from '../rules/given-once.ts';
import { may } from '../rules/roles.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { flaggedAnswers } from '../store/answers.ts';
import { listLive } from '../store/leases.ts';
import { listSkipped } from '../store/open-answers.ts';
import { findTask } from '../store/tasks.ts';
import { flagsJson, leasesJson, skippedJson } from '../wire/labeling.ts';

type Reading = Pick<Deps, 'store' | 'now'>;

const limit = Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'How many at most.' });
export const limitSchema = Type.Object({ limit });
export const skippedQuerySchema = Type.Object({
  limit,
  after: Type.String({
    default: '',
    pattern: '^([0-9a-f]{24})?$',
    description: 'The last task_id of the page before.',
  }),
});
const checkLimited = schemaCheck(limitSchema);
const checkSkipped = schemaCheck(skippedQuerySchema);

/** @throws ApiError 400. */
export const checkLimit = (query: unknown): Static<typeof limitSchema> =>
  checkLimited(givenOnce(limitSchema, query as Record<string, unknown>), { name: 'query' });
/** @throws ApiError 400. */
export const checkSkippedQuery = (query: unknown): Static<typeof skippedQuerySchema> =>
  checkSkipped(givenOnce(skippedQuerySchema, query as Record<string, unknown>), { name: 'query' });

/** Of all for who runs the queue, of himself for anybody else. */
export async function liveLeasesJson({ store, now }: Reading, caller: Caller, limit: number): Promise<string> {
  const userId = may(caller.role, 'run the queue') ? undefined : caller.userId;
  return leasesJson(await listLive(store, caller, { now: now(), limit, userId }));
}

export async function flagListJson({ store }: Reading, caller: Caller, limit: number): Promise<string> {
  return flagsJson(await flaggedAnswers(store, caller, limit));
}

/** Tasks that were skipped out of the queue, oldest first; `skips` says why. */
export async function skippedTasksJson(
  { store }: Reading,
  caller: Caller,
  { limit, after }: { limit: number; after: string },
): Promise<string> {
  const ids = await listSkipped(store, caller, { limit: limit + 1, after });
  const tasks = await Promise.all(ids.slice(0, limit).map((id) => findTask(store, caller.accountId, caller.mode, id)));
  const found = tasks.filter((task) => task !== undefined);
  return skippedJson(found, ids.length > limit);
}
