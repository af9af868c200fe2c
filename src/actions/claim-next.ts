/** The next task of a user, out of all that is his: which is for him, in the order that was set (api-facts D.11). */
import type { Context } from '../deps.ts';
import { countHeld, countPools, firstOfPools, type Scope, scopeOf } from '../store/claim-pools.ts';
import type { Db, Tx } from '../store/db.ts';
import {
  claimOpenAnswer,
  countWaiting,
  firstForAll,
  type Pool,
  type Rank,
  type Waiting,
  type Wanted,
} from '../store/queue.ts';

/** How a claim looks at the queue. */
export interface Sight extends Scope {
  /** He gets from what is for others than all too: any role above labeler that is assigned to nothing. */
  everything: boolean;
  /** There are evaluation or training tasks, in any project. */
  hasQualityTasks: boolean;
}

/**
 * Who is assigned gets work of his projects alone; of a batch with groups only if he is in one. Who is assigned to
 * nothing gets what nobody is assigned to, or, if he is more than a labeler, anything.
 */
export async function sightOf(db: Db, { caller }: Pick<Context, 'caller'>, wanted: Wanted): Promise<Sight> {
  const scope = await scopeOf(db, wanted);
  return { ...scope, everything: !scope.assigned && caller.role !== 'labeler' };
}

/** Takes the next open answer. The unit must hold the user. */
export async function claimNext(tx: Tx, wanted: Wanted, sight: Sight, leaseId: string) {
  for (const pool of await poolsOf(tx, wanted, sight)) {
    const found = await claimOpenAnswer(tx, wanted, leaseId, pool);
    // Otherwise somebody else was faster, and took the last one there.
    if (found) return found;
  }
  return undefined;
}

/** The pools to try, the one with the next task first. */
async function poolsOf(tx: Tx, wanted: Wanted, sight: Sight): Promise<Pool[]> {
  const all: Pool = { of: 'all', checked: sight.closed && !sight.everything };
  if (!sight.assigned && !(sight.closed && sight.everything)) return [all];
  const firsts = await firstOfPools(tx, wanted, sight);
  if (!sight.assigned) {
    const rank = await firstForAll(tx, wanted, false);
    if (rank) firsts.push({ pool: all, rank });
  }
  return firsts.sort((a, b) => compare(a.rank, b.rank)).map(({ pool }) => pool);
}

function compare(a: Rank, b: Rank): number {
  const place = a.findIndex((value, i) => value !== b[i]);
  if (place === -1) return 0;
  return a[place]! < b[place]! ? -1 : 1;
}

/** What else there is for him, and what of it others hold. */
export async function waitingFor(db: Db, wanted: Wanted, sight: Sight): Promise<Waiting> {
  if (sight.assigned) {
    return { pending: await countPools(db, wanted, sight), heldByOthers: await countHeld(db, wanted) };
  }
  const waiting = await countWaiting(db, wanted, sight.closed && !sight.everything);
  if (!sight.closed || !sight.everything) return waiting;
  return { ...waiting, pending: Math.min(waiting.pending + (await countPools(db, wanted, sight)), 1000) };
}
