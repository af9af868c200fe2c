/** What the store has at the end of a simulation, for the checker. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../src/store/db.ts';
import type { Suite } from '../kit/suite.ts';
import type { Ended, Entry } from './checker.ts';
import { onStore } from './people.ts';

/** Waits until no row is left, at most `limit` milliseconds; what is left then, the checker tells. @param rows of which table, where. */
export function untilNone(s: Pick<Suite, 'env'>, rows: string, limit: number): Promise<void> {
  return onStore(s, async (store) => {
    const giveUp = Date.now() + limit;
    const left = async () => Number((await store.all(`select count(*) from ${rows}`, []))[0]![0]);
    while ((await left()) > 0 && Date.now() < giveUp) await sleep(200);
  });
}

export const LEASES = `select lease_id, task_id, slot, user_id, claimed_at, expires_at, ended_at, outcome from leases`;
const SAME_TASK = 'x.account_id = t.account_id and x.mode = t.mode and x.task_id = t.task_id';
const TASKS = `select t.task_id, t.status, t.responses_required, t.in_review,
    (select count(*) from open_answers x where ${SAME_TASK} and x.open = 2),
    (select count(*) from answers x where ${SAME_TASK} and x.state = 'submitted')
  from tasks t where t.account_id = 1`;

export const leaseEntry = (r: Row): Ended => ({
  type: 'lease',
  lease: String(r[0]),
  task: String(r[1]),
  slot: Number(r[2]),
  labeler: String(r[3]),
  claimed: Number(r[4]),
  expires: Number(r[5]),
  ended: r[6] as number | null,
  outcome: r[7] as Ended['outcome'],
});

const endEntry = ([task, status, required, inReview, out, answers]: Row): Entry => ({
  type: 'end',
  task: String(task),
  // With all its answers a task that waits for a reviewer is not lost.
  status: inReview ? 'completed' : String(status),
  required: Number(required),
  skippedOut: Number(out) > 0,
  answers: Number(answers),
});

/** @param made the tasks there must be, with how many answers each was to get. */
export function storedEntries(s: Pick<Suite, 'env'>, made: Map<string, number>): Promise<Entry[]> {
  return onStore(s, async (store) => {
    const tasks = await store.all(TASKS, []);
    assert.deepEqual(new Map(tasks.map((row) => [String(row[0]), Number(row[2])])), made);
    return [...(await store.all(LEASES, [])).map(leaseEntry), ...tasks.map(endEntry)];
  });
}
