/** Ending a lease without an answer: release, or skip, or a manager ends it. */
import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { isAlive, MOST_SKIPS } from '../rules/lease.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { formatTime } from '../rules/time.ts';
import { listUsers } from '../store/accounts.ts';
import { answersIn, barredUsers, writeAnswer } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { countSkippers, type LeaseRow } from '../store/leases.ts';
import { setSkipped } from '../store/open-answers.ts';
import { barredIn } from '../store/quality-standings.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { askedFor } from './asked-for.ts';
import { withExtra } from './extra.ts';
import { finishLease, getLease, holdLease } from './lease.ts';
import { record } from './record.ts';
import { passOver } from './score-answer.ts';
import { touch } from './task.ts';
import { isQualityLease } from './work-task.ts';

const MOST_TEXT = 10_000;

/** Gives the task back; anybody may claim it, the caller too. @throws ApiError 409 `lease_lost`, 404. */
export async function releaseLease(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow> {
  // Held, so that of a release and a submit at once one is refused.
  const { lease } = await holdLease(tx, context, leaseId);
  return leave(tx, context, lease, 'released', 'release task');
}

/** Takes a task away from whoever holds it. @throws ApiError 409 `lease_lost` when nobody does any more, 404. */
export async function endAnyLease(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow> {
  const lease = await getLease(tx, context, leaseId);
  if (!isAlive(lease, context.now)) throw errors.leaseLost('it ended before');
  return leave(tx, context, lease, 'ended', 'end lease');
}

async function leave(tx: Tx, context: Context, lease: LeaseRow, outcome: 'released' | 'ended', action: string) {
  const ended = await finishLease(tx, context, lease, outcome, 'open');
  const { leaseId, userId, taskId } = lease;
  await record(tx, context, action, { taskId, after: { lease_id: leaseId, user_id: userId } });
  return ended;
}

export const skipSchema = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: MOST_TEXT, description: 'Why; the manager sees it.' })),
});
const checkReason = schemaCheck(skipSchema);

/** @throws ApiError 400 naming the field. */
export function checkSkip(body: ParsedBody | undefined): Static<typeof skipSchema> {
  return checkReason(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/**
 * The caller is never offered the task again. When three have skipped it, or nobody is left who could be asked,
 * it leaves the queue until a manager puts it back.
 * @throws ApiError 409 `lease_lost`, 404.
 */
export async function skipTask(
  tx: Tx,
  context: Context,
  leaseId: string,
  { reason }: Static<typeof skipSchema>,
): Promise<LeaseRow> {
  const { task, lease } = await holdLease(tx, context, leaseId);
  const ended = await finishLease(tx, context, lease, 'skipped', 'open');
  await writeAnswer(tx, lease, { state: 'skipped', reason }, context.now);
  const { taskId } = lease;
  await record(tx, context, 'skip task', { taskId, after: { lease_id: leaseId, ...(reason ? { reason } : {}) } });
  if (isQualityLease(lease)) {
    await passOver(tx, lease);
    return ended;
  }
  if (await isSkippedOut(tx, task, lease)) await takeOut(tx, context, task);
  return ended;
}

/**
 * Who labels: the users with the role labeler, or all where there are none; who reviews: all others. Where somebody is
 * assigned to the project, or groups to the batch, these.
 */
async function isSkippedOut(tx: Tx, task: TaskRow, lease: LeaseRow): Promise<boolean> {
  if ((await countSkippers(tx, lease)) >= MOST_SKIPS) return true;
  const users = await listUsers(tx, lease.accountId);
  const labelers = users.filter(({ role }) => role === 'labeler');
  const reviewers = users.filter(({ role }) => role !== 'labeler');
  const those = lease.kind === 'review' ? reviewers : labelers.length ? labelers : users;
  const asked = await askedFor(tx, task, lease.kind, { users, those });
  const barred = new Set(await barredUsers(tx, lease));
  const below = await barredIn(
    tx,
    task,
    asked.map(({ userId }) => userId),
  );
  return asked.every(({ userId }) => barred.has(userId) || below.has(userId));
}

async function takeOut(tx: Tx, context: Context, task: TaskRow): Promise<void> {
  await setSkipped(tx, task);
  const skips = (await answersIn(tx, task, 'skipped')).map(({ userId, reason, updatedAt }) => ({
    labeler: userId,
    ...(reason === null ? {} : { reason }),
    skipped_at: formatTime(updatedAt),
  }));
  await updateTask(tx, task, { ...touch(task, context.now), ...withExtra(task, { skips }) });
  await record(tx, context, 'take task out of the queue', { taskId: task.taskId, after: { skips: skips.length } });
}
