import type { Context } from '../deps.ts';
import { nextTry } from '../rules/callback-schedule.ts';
import { FAILURES_TO_OPEN, isAlive, pauseAfter } from '../rules/circuit.ts';
import { insertAttempt } from '../store/callback-attempts.ts';
import { addFailure, closeCircuit, setOpenUntil } from '../store/callback-endpoints.ts';
import { hasLaterDelivery, writeProgress } from '../store/callback-queue.ts';
import { type ListedCallback, lockCallback } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import { lockTask, updateTask } from '../store/tasks.ts';
import type { ClaimedCallback } from './claim-callbacks.ts';
import { touch } from './task.ts';

/** What the system acts with: no caller, no request. */
export type Maker = Pick<Context, 'mint' | 'now'>;

/** What became of one try. */
export interface Outcome {
  delivered: boolean;
  /** Null when there was no answer, and for e-mail. */
  statusCode: number | null;
  /** Why it failed, in a sentence. */
  error: string | null;
  /** The beginning of the answer, as text. */
  response: string | null;
  /** Milliseconds that the receiver asked to wait. */
  retryAfter: number | undefined;
  /** When it was sent, unix milliseconds. */
  at: number;
  /** Milliseconds it took. */
  ms: number;
  /** A test asked for this failure: nothing was sent, and it says nothing of the endpoint. */
  staged?: boolean;
}

/** A try without an answer. @param at unix milliseconds. @param ms milliseconds it took. */
export function failure(at: number, ms: number, error: string): Outcome {
  return { delivered: false, statusCode: null, error, response: null, retryAfter: undefined, at, ms };
}

export type Settled = 'delivered' | 'retried' | 'failed';

/** The receiver says that it will never be there again (api-facts G.3 has no word of it; Standard Webhooks). */
const GONE = 410;

/**
 * Writes what became of a try: the log, when to try next or that it ended, the task's `callback_succeeded`
 * (api-facts G.3), and the endpoint's circuit.
 * @param random 0 to 1, without 1.
 * @returns what became of the callback; undefined when another process had it in the meantime and decides.
 */
export async function settleCallback(
  tx: Tx,
  maker: Maker,
  claimed: ClaimedCallback,
  outcome: Outcome,
  random: number,
): Promise<Settled | undefined> {
  const row = await lockCallback(tx, claimed.accountId, claimed.mode, claimed.callbackId);
  if (!row) return undefined;
  const tries = row.tries + 1;
  const { at, ms, statusCode, error, response } = outcome;
  await insertAttempt(tx, {
    accountId: row.accountId,
    callbackId: row.callbackId,
    n: tries,
    at,
    ms,
    statusCode,
    error,
    response,
  });
  if (!outcome.staged) await settleCircuit(tx, maker, claimed, outcome, random);
  // A success is one whoever wrote it; of a failure only he may speak who still has the callback.
  const ours = row.state === 'due' && (outcome.delivered || row.nextAt === claimed.nextAt);
  if (!ours) {
    await writeProgress(tx, { ...row, tries });
    return undefined;
  }
  const { now } = maker;
  if (outcome.delivered) {
    await end(tx, maker, { ...row, tries, state: 'delivered' });
    return 'delivered';
  }
  const { createdAt } = row;
  const { retryAfter } = outcome;
  const next = statusCode === GONE ? undefined : nextTry({ tries, createdAt, now, retryAfter, random });
  if (next === undefined) {
    await end(tx, maker, { ...row, tries, state: 'failed' });
    return 'failed';
  }
  await writeProgress(tx, { ...row, tries, nextAt: next });
  return 'retried';
}

/** Ends a callback that the unit holds, and tells the task. */
export async function end(tx: Tx, maker: Maker, callback: ListedCallback): Promise<void> {
  await writeProgress(tx, { ...callback, endedAt: maker.now });
  const { accountId, callbackId, mode, taskId, state } = callback;
  if (taskId === null) return;
  // A replay may have arrived while the first one was still being tried.
  if (state === 'failed' && (await hasLaterDelivery(tx, callback))) return;
  const task = await lockTask(tx, accountId, mode, taskId);
  const succeeded = state === 'delivered' ? 1 : 0;
  if (!task || task.callbackSucceeded === succeeded) return;
  await updateTask(tx, task, { ...touch(task, maker.now), callbackSucceeded: succeeded });
  await insertEvent(tx, {
    accountId,
    eventId: maker.mint().id,
    at: maker.now,
    mode,
    action: succeeded ? 'deliver callback' : 'give up callback',
    taskId,
    userId: null,
    keyId: null,
    requestId: null,
    before: { callback_succeeded: task.callbackSucceeded === null ? null : task.callbackSucceeded === 1 },
    after: { callback_succeeded: succeeded === 1, callback_id: callbackId },
  });
}

async function settleCircuit(tx: Tx, { now }: Maker, claimed: ClaimedCallback, outcome: Outcome, random: number) {
  if (outcome.delivered || isAlive(outcome.statusCode)) {
    if (claimed.ailing) await closeCircuit(tx, claimed);
    return;
  }
  // Several were under way when the circuit opened: only a probe speaks for the time after.
  const most = claimed.probe ? Number.MAX_SAFE_INTEGER : FAILURES_TO_OPEN;
  const { failures, openUntil } = await addFailure(tx, claimed, most);
  const pause = pauseAfter(failures, random);
  if (pause > 0 && (claimed.probe || openUntil === 0)) await setOpenUntil(tx, claimed, now + pause);
}
