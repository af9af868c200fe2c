/** A labeler tells that something is wrong with a task: an error ends it, a flag does not. */
import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { formatTime } from '../rules/time.ts';
import { writeAnswer } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import type { LeaseRow } from '../store/leases.ts';
import { updateTask } from '../store/tasks.ts';
import { extraOf, withExtra } from './extra.ts';
import { failTask } from './fail-task.ts';
import { finishLease, holdLease } from './lease.ts';
import { skipTask } from './leave-lease.ts';
import { record } from './record.ts';
import { passOver } from './score-answer.ts';
import { touch } from './task.ts';
import { isQualityLease } from './work-task.ts';

const text = (description: string) => Type.String({ minLength: 1, maxLength: 10_000, description });

export const errorReportSchema = Type.Object({ message: text('Why the task cannot be done.') });
const checkMessage = schemaCheck(errorReportSchema);

/** @throws ApiError 400 naming the field. */
export function checkErrorReport(body: ParsedBody | undefined): Static<typeof errorReportSchema> {
  return checkMessage(objectOf(body), { form: body?.form ?? false, name: 'body' });
}

/**
 * Puts the task into the status error. Where several labelers are asked, one of them does not decide for all:
 * his report counts as a skip, with the message as its reason.
 * @throws ApiError 409 `lease_lost`, 404.
 */
export async function reportError(tx: Tx, context: Context, leaseId: string, { message }: { message: string }) {
  const { task, lease } = await holdLease(tx, context, leaseId);
  if (task.responsesRequired > 1 && lease.kind === 'label') return skipTask(tx, context, leaseId, { reason: message });
  const ended = await finishLease(tx, context, lease, 'errored', 'open');
  if (isQualityLease(lease)) {
    await writeAnswer(tx, lease, { state: 'skipped', reason: message }, context.now);
    await passOver(tx, lease);
    await record(tx, context, 'fail task', { taskId: task.taskId, after: { lease_id: leaseId, reason: message } });
  } else await failTask(tx, context, task.taskId, { error: message });
  return ended;
}

export const flagSchema = Type.Object({ comment: text('What the manager should know.') });
const checkComment = schemaCheck(flagSchema);

/** @throws ApiError 400 naming the field. */
export function checkFlag(body: ParsedBody | undefined): Static<typeof flagSchema> {
  return checkComment(objectOf(body), { form: body?.form ?? false, name: 'body' });
}

/** Marks the task for the manager; the lease stays. @throws ApiError 409 `lease_lost`, 404. */
export async function flagTask(
  tx: Tx,
  context: Context,
  leaseId: string,
  { comment }: { comment: string },
): Promise<LeaseRow> {
  const { task, lease } = await holdLease(tx, context, leaseId);
  const { userId, taskId } = lease;
  await writeAnswer(tx, lease, { state: 'draft', comment }, context.now);
  await record(tx, context, 'flag task', { taskId, after: { comment } });
  if (isQualityLease(lease)) return lease;
  const flag = { labeler: userId, comment, flagged_at: formatTime(context.now) };
  const flags = [...(extraOf(task).flags ?? []), flag];
  await updateTask(tx, task, { ...touch(task, context.now), ...withExtra(task, { flags }) });
  return lease;
}
