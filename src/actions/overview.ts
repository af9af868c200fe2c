/** GET /v1/overview: how the work stands, and what was done in a period. */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenOnce } from '../rules/given-once.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { type OverviewScope, readOverview } from '../store/overview.ts';
import { overviewJson } from '../wire/overview.ts';
import { timeOf } from './list-tasks.ts';

/** Milliseconds. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONGEST = 92 * DAY;
/** Hours are shown of periods up to this long. */
const IN_HOURS = 2 * DAY;
const MOST_BUCKETS = 750;

export const overviewQuerySchema = Type.Object({
  project: Type.Optional(Type.String({ description: 'Only the work of this project.' })),
  batch: Type.Optional(Type.String({ description: 'Only the work of this batch.' })),
  from: Type.Optional(
    Type.String({ description: 'When the period begins, ISO 8601; a day before its end when left out.' }),
  ),
  to: Type.Optional(Type.String({ description: 'The first moment after the period, ISO 8601; now when left out.' })),
  bucket_seconds: Type.Optional(
    Type.Integer({
      minimum: 60,
      maximum: LONGEST / 1000,
      description: `The pieces of the period, from its beginning on; at most ${MOST_BUCKETS}. Hours in up to two days, otherwise days.`,
    }),
  ),
});
export type OverviewQuery = Static<typeof overviewQuerySchema>;
const check = schemaCheck(overviewQuerySchema);

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkOverviewQuery(query: Record<string, unknown>): OverviewQuery {
  return check(givenOnce(overviewQuerySchema, query), { name: 'query' });
}

/** @throws ApiError 400 for a period that is too long, or cut too fine. */
function scopeOf({ accountId, mode }: Caller, query: OverviewQuery, now: number): OverviewScope {
  const to = timeOf(query, 'to') ?? now + 1;
  const from = timeOf(query, 'from') ?? to - DAY;
  if (from >= to) throw errors.invalidParameter('"from" must be before "to"');
  if (to - from > LONGEST) throw errors.invalidParameter(`"from" must be at most ${LONGEST / DAY} days before "to"`);
  const bucket =
    query.bucket_seconds === undefined ? (to - from <= IN_HOURS ? HOUR : DAY) : query.bucket_seconds * 1000;
  if ((to - from) / bucket > MOST_BUCKETS) {
    throw errors.invalidParameter(`"bucket_seconds" must cut the period into at most ${MOST_BUCKETS} pieces`);
  }
  return { accountId, mode, project: query.project, batch: query.batch, from, to, bucket };
}

/** @returns the answer's JSON text. @throws ApiError 400. */
export async function getOverviewJson(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  caller: Caller,
  query: OverviewQuery,
) {
  const at = now();
  const scope = scopeOf(caller, query, at);
  return overviewJson(scope, await readOverview(store, scope), at);
}
