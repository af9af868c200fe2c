/** How much each of the team has answered lately, and where he stands: `GET /v1/quality/work`. */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { givenOnce } from '../rules/given-once.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { listUsers } from '../store/accounts.ts';
import { workSince } from '../store/labelers.ts';
import { standingsOf } from '../store/quality-standings.ts';
import { teamWorkJson } from '../wire/quality.ts';

const DAY = 24 * 3600_000;

export const workQuerySchema = Type.Object({
  days: Type.Integer({ minimum: 1, maximum: 365, default: 7, description: 'Answers of so many days up to now.' }),
});
const check = schemaCheck(workQuerySchema);

/** @throws ApiError 400. */
export const checkWorkQuery = (query: unknown): Static<typeof workQuerySchema> =>
  check(givenOnce(workQuerySchema, query as Record<string, unknown>), { name: 'query' });

/** @returns the answer's JSON text: the whole team, also those who did nothing. */
export async function teamWorkOf(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  caller: Caller,
  { days }: Static<typeof workQuerySchema>,
): Promise<string> {
  const { accountId, mode } = caller;
  const since = now() - days * DAY;
  const users = await listUsers(store, accountId);
  const work = await workSince(store, accountId, mode, since);
  const ids = users.map(({ userId }) => userId);
  const standings = Map.groupBy(await standingsOf(store, caller, ids), ({ userId }) => userId);
  return teamWorkJson(users, work, standings, since);
}
