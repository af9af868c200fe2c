/** A submit that can be taken back: the draft is marked, and a loop submits it when its time has come. */
import type { Context } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { isAlive } from '../rules/lease.ts';
import { formatTime } from '../rules/time.ts';
import { findAnswerOf } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { writeDraft } from '../store/drafts.ts';
import { findLease, type LeaseRow, setSubmit } from '../store/leases.ts';
import { activeSecs, ENDS, getLease, holdLease, holdWork, lockWork } from './lease.ts';
import { record } from './record.ts';
import { checkAnswer, giveAnswer, type Submitted, type SubmittedLease } from './submit-answer.ts';
import { isTraining } from './work-task.ts';

/** A marked lease lives on for as long as this, so that a server that was away meanwhile still submits. Milliseconds. */
const HELD = 24 * 3600_000;

/**
 * Submits: checks the answer and gives it; with `undo_seconds` it is saved as the draft, and given after them. The labeler is
 * told the score of a training task, so that it is given at once.
 * @throws ApiError 400 naming the place where the response breaks a rule of the type; the lease then stays.
 *   409 `lease_lost`, 404.
 */
export async function submit(tx: Tx, context: Context, leaseId: string, given: Submitted): Promise<SubmittedLease> {
  const { response, undo_seconds = 0 } = given;
  const { task, lease } = await holdLease(tx, context, leaseId);
  if (lease.kind !== 'label') throw errors.leaseKind('review', '/review');
  await checkAnswer(tx, context, task, response);
  if (undo_seconds === 0 || (await isTraining(tx, lease))) return giveAnswer(tx, context, { task, lease }, given);
  const { now } = context;
  const submitAt = now + undo_seconds * 1000;
  const marked = await setSubmit(
    tx,
    lease,
    { submitAt, submitSecs: given.time_spent_secs ?? null, expiresAt: Math.max(lease.expiresAt, submitAt + HELD) },
    now,
  );
  if (!marked) throw errors.leaseLost('it ended in this moment');
  // After the mark, in the order of a save: neither waits for the other.
  const saved = await writeDraft(tx, lease, { response: JSON.stringify(response), base: undefined }, now);
  if (saved === undefined) throw errors.leaseLost('you have answered this task already');
  const after = { lease_id: leaseId, submit_at: formatTime(submitAt) };
  await record(tx, context, 'postpone answer', { taskId: task.taskId, after });
  return marked;
}

/**
 * Takes back a submit whose time has not come: the lease is as it was, and begins anew.
 * @throws ApiError 409 `lease_lost` when the answer is given already, 404.
 */
export async function takeBack(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow> {
  const seen = await getLease(tx, context, leaseId);
  const { taskId, userId } = seen;
  if (userId !== context.caller.userId) throw errors.leaseLost('it is held by somebody else');
  await holdWork(tx, seen);
  const lease = await getLease(tx, context, leaseId);
  if (lease.outcome !== null) throw errors.leaseLost(ENDS[lease.outcome]);
  if (!isAlive(lease, context.now)) throw errors.leaseLost(ENDS.expired);
  if (lease.submitAt === null) return lease;
  const free = await unmark(tx, lease, context.now);
  if (!free) throw errors.leaseLost('it ended in this moment');
  await record(tx, context, 'take back answer', { taskId, after: { lease_id: leaseId } });
  return free;
}

const unmark = (tx: Tx, lease: LeaseRow, now: number) =>
  setSubmit(tx, lease, { submitAt: null, submitSecs: null, expiresAt: now + lease.seconds * 1000 }, now);

/**
 * Submits the draft of a lease whose time has come. Of several processes one does it: the task is held. An answer that
 * the rules of its type do not take any more goes back to its labeler.
 */
export async function submitDue(tx: Tx, system: Context, due: LeaseRow): Promise<void> {
  const { accountId, taskId, leaseId, userId, keyId } = due;
  const task = await lockWork(tx, due);
  const lease = await findLease(tx, accountId, leaseId);
  if (!task || !lease || lease.submitAt === null || lease.submitAt > system.now) return;
  if (!isAlive(lease, system.now)) return;
  // It is the labeler's deed, whoever carries it out.
  const context = { ...system, caller: { ...system.caller, userId, keyId: keyId ?? '' } };
  const draft = await findAnswerOf(tx, lease);
  const response = JSON.parse(draft!.response!);
  try {
    await checkAnswer(tx, context, task, response);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    await unmark(tx, lease, context.now);
    await record(tx, context, 'refuse answer', { taskId, after: { lease_id: leaseId, error: error.message } });
    return;
  }
  await giveAnswer(tx, context, { task, lease }, { response, time_spent_secs: lease.submitSecs ?? activeSecs(lease) });
}
