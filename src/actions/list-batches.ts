import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { BATCH_STATUSES } from '../rules/batch-status.ts';
import { givenOnce } from '../rules/given-once.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { listBatches } from '../store/batch-list.ts';
import { countsBy } from '../store/counts.ts';
import { batchListJson } from '../wire.ts';
import { includeCounts } from './list-projects.ts';
import { listQuerySchema, timeOf } from './list-tasks.ts';

const { start_time, end_time, completed_after, completed_before, project, offset } = listQuerySchema.properties;

/** The query of `GET /v1/batches` (api-facts D.8). */
export const batchQuerySchema = Type.Object({
  project,
  status: Type.Optional(Type.String({ enum: [...BATCH_STATUSES], description: 'The status.' })),
  start_time,
  end_time,
  completed_after,
  completed_before,
  exclude_archived: Type.Optional(Type.Boolean({ description: 'Without the batches of archived projects.' })),
  include_counts: includeCounts,
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Batches a page.' }),
  offset: Type.Integer({ ...offset, description: 'How many to pass over.' }),
});
export type BatchQuery = Static<typeof batchQuerySchema>;
const check = schemaCheck(batchQuerySchema);

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkBatchQuery(query: Record<string, unknown>): BatchQuery {
  return check(givenOnce(batchQuerySchema, query), { name: 'query' });
}

/** A page of the caller's batches, newest first. @returns the answer's JSON text. @throws ApiError 400. */
export async function listBatchesJson(deps: Deps, { accountId, mode }: Caller, query: BatchQuery): Promise<string> {
  const filter = {
    accountId,
    mode,
    project: query.project,
    status: query.status,
    startTime: timeOf(query, 'start_time'),
    endTime: timeOf(query, 'end_time'),
    completedAfter: timeOf(query, 'completed_after'),
    completedBefore: timeOf(query, 'completed_before'),
    excludeArchived: query.exclude_archived,
  };
  const { batches, total } = await listBatches(deps.store, filter, query);
  const counts = query.include_counts ? await countsBy(deps.store, 'batch', { accountId, mode }) : undefined;
  return batchListJson(batches, total, query.limit, query.offset, counts);
}
