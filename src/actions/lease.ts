/** What the verbs on a lease share: "and the lease is still mine and alive" (design.md section 6). */
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { isAlive } from '../rules/lease.ts';
import { isTaskId } from '../rules/task-id.ts';
import { lockUser } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { endLease, findLease, type LeaseOutcome, type LeaseRow } from '../store/leases.ts';
import { deleteHeld, letGo } from '../store/open-answers.ts';
import { lockTask, type TaskRow } from '../store/tasks.ts';
import { findWorkTask, isQualityLease } from './work-task.ts';

export const ENDS: Record<LeaseOutcome, string> = {
  submitted: 'an answer was submitted under it already',
  reviewed: 'the review was given already',
  skipped: 'the task was skipped',
  released: 'it was released',
  expired: 'it expired',
  ended: 'a manager ended it',
  errored: 'the task ended in an error',
  canceled: 'the task was canceled',
  completed: 'the task was completed',
};

/** @throws ApiError 404 for a lease that never was, or of another account or mode. */
export async function getLease(db: Db, { caller }: Pick<Context, 'caller'>, leaseId: string): Promise<LeaseRow> {
  // Lease ids are made as task ids are; PostgreSQL cannot even look for some texts (NUL).
  const lease = isTaskId(leaseId) ? await findLease(db, caller.accountId, leaseId) : undefined;
  if (!lease || lease.mode !== caller.mode) throw errors.leaseNotFound();
  return lease;
}

/** The caller's lease, if it lives. @throws ApiError 409 `lease_lost` when it does not, 404. */
export async function getOwnLease(
  db: Db,
  context: Pick<Context, 'caller' | 'now'>,
  leaseId: string,
): Promise<LeaseRow> {
  const lease = await getLease(db, context, leaseId);
  if (lease.userId !== context.caller.userId) throw errors.leaseLost('it is held by somebody else');
  if (lease.outcome !== null) throw errors.leaseLost(ENDS[lease.outcome]);
  if (lease.submitAt !== null) throw errors.leaseLost(ENDS.submitted);
  if (!isAlive(lease, context.now)) throw errors.leaseLost(ENDS.expired);
  return lease;
}

/** The caller's live lease with its task, which the unit now holds: nobody else answers or cancels it in between. @throws as getOwnLease. */
export async function holdLease(
  tx: Tx,
  context: Context,
  leaseId: string,
): Promise<{ lease: LeaseRow; task: TaskRow }> {
  const seen = await getOwnLease(tx, context, leaseId);
  const task = await holdWork(tx, seen);
  return { task, lease: await getOwnLease(tx, context, leaseId) };
}

/** The task of a lease, held until the unit ends. @throws ApiError 404. */
export async function holdWork(tx: Tx, lease: LeaseRow): Promise<TaskRow> {
  const task = await lockWork(tx, lease);
  if (!task) throw errors.taskNotFound();
  return task;
}

/**
 * The same; undefined when it is not there any more. Many may be on a quality task at once, each with an answer of his own:
 * it is the user that the unit holds then.
 */
export async function lockWork(tx: Tx, lease: LeaseRow): Promise<TaskRow | undefined> {
  const { accountId, mode, taskId, userId } = lease;
  if (!isQualityLease(lease)) return lockTask(tx, accountId, mode, taskId);
  await lockUser(tx, accountId, userId);
  return findWorkTask(tx, lease);
}

/**
 * Ends a live lease. The statements themselves see to it that it lives, so that of two who end it at once one
 * is refused. Locks are taken in one order everywhere, so that units do not lock each other out: task, open
 * answer, lease.
 * @param then `done`: its answer was given; `open`: somebody else may claim it.
 * @throws ApiError 409 `lease_lost`.
 */
export async function finishLease(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  lease: LeaseRow,
  outcome: LeaseOutcome,
  then: 'done' | 'open',
): Promise<LeaseRow> {
  const held = isQualityLease(lease) || (await leaveRow(tx, lease, then));
  const ended = held ? await endLease(tx, lease, outcome, now) : undefined;
  if (!ended) throw errors.leaseLost('it ended in this moment');
  return ended;
}

/** @returns false when the row of the queue is not under this lease. */
const leaveRow = (tx: Tx, lease: LeaseRow, then: 'done' | 'open'): Promise<boolean> =>
  then === 'done' ? deleteHeld(tx, lease, lease.leaseId) : letGo(tx, lease, lease.leaseId);

/** Seconds of work that are counted for the lease. */
export const activeSecs = ({ activeMs }: LeaseRow): number => activeMs / 1000;
