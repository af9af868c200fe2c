/** How far a labeler is: what he gave today, and what is left for him. */
import { Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { givenOnce } from '../rules/given-once.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { countAnswersSince } from '../store/answers.ts';
import { listLive } from '../store/leases.ts';
import { MOST_COUNTED, type Wanted } from '../store/queue.ts';
import { sightOf, waitingFor } from './claim-next.ts';
import { countAwaiting, findBarred } from './claim-quality.ts';
import { timeOf } from './list-tasks.ts';

export const todaySchema = Type.Object({
  since: Type.String({
    maxLength: 64,
    description: 'For example the beginning of the day where the caller is.',
  }),
});
const check = schemaCheck(todaySchema);

/** @returns unix milliseconds. @throws ApiError 400. */
export const checkToday = (query: unknown): number =>
  timeOf(check(givenOnce(todaySchema, query as Record<string, unknown>), { name: 'query' }), 'since')!;

/** More leases than anybody has in hand. */
const MOST_HELD = 50;

export async function todayJson(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  caller: Caller,
  since: number,
): Promise<string> {
  const { accountId, mode, userId } = caller;
  const given = await countAnswersSince(store, caller, since, MOST_COUNTED);
  const held = await listLive(store, caller, { now: now(), limit: MOST_HELD, userId });
  const postponed = held.filter(({ submitAt }) => submitAt !== null).length;
  const left = await leftFor(store, caller, { accountId, mode, userId, kind: 'label' }, held.length > 0);
  return JSON.stringify({ submitted: Math.min(given + postponed, MOST_COUNTED), left });
}

/** @param hides whether he may have an evaluation task in hand: then those that await him count as in a claim. */
async function leftFor(db: Deps['store'], caller: Caller, wanted: Wanted, hides: boolean): Promise<number> {
  const sight = await sightOf(db, { caller }, wanted);
  if (!sight.hasQualityTasks) return (await waitingFor(db, wanted, sight)).pending;
  const hisOwn = { ...wanted, without: (await findBarred(db, wanted)).keys };
  const { pending } = await waitingFor(db, hisOwn, sight);
  return Math.min(pending + (hides ? await countAwaiting(db, hisOwn) : 0), MOST_COUNTED);
}
