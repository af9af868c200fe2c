import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { answersIn, commentAnswers, rejectAnswers, writeAnswer } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import type { LeaseRow } from '../store/leases.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { batchOrder } from '../store/work-settings.ts';
import { auditOf, type Decision, RESULTS } from './audit-task.ts';
import { completeTask } from './complete-task.ts';
import { extraOf, withExtra, withPrior } from './extra.ts';
import { activeSecs, finishLease, holdLease } from './lease.ts';
import { openTask } from './open-task.ts';
import { record } from './record.ts';
import { changesOf, responseOf } from './resolve-answers.ts';
import { checkAnswer } from './submit-answer.ts';
import { touch } from './task.ts';
import { responseSchema } from './work-on-lease.ts';

export const reviewSchema = Type.Object({
  decision: Type.String({ enum: ['accept', 'fix', 'reject'], description: 'What becomes of the answer.' }),
  response: Type.Optional(responseSchema),
  comments: Type.Optional(Type.String({ maxLength: 10_000, description: 'For the labeler and the record.' })),
});
type Review = Static<typeof reviewSchema>;
const check = schemaCheck(reviewSchema);

/** @throws ApiError 400 naming the field. */
export function checkReview(body: ParsedBody | undefined): Review {
  const review = check(withoutNulls(objectOf(body)), { name: 'body' });
  if (review.decision === 'fix' && !review.response) throw errors.invalidParameter('"response" is required');
  return review;
}

/**
 * Ends a review: the answer stands, or the reviewer's own stands for it, or the task goes back to be labeled by others.
 * @throws ApiError 400 for a response that breaks a rule of the type, 409 `lease_lost`, 404.
 */
export async function reviewTask(tx: Tx, context: Context, leaseId: string, review: Review): Promise<TaskRow> {
  const { task, lease } = await holdLease(tx, context, leaseId);
  if (lease.kind !== 'review') throw errors.leaseKind('label', '/submit');
  const decision = review.decision as Decision;
  if (decision === 'fix') await checkAnswer(tx, context, task, review.response!);
  const ended = await finishLease(tx, context, lease, 'reviewed', 'done');
  await writeAnswer(tx, lease, { state: 'reviewed' }, context.now);
  const { taskId } = task;
  const { comments } = review;
  await record(tx, context, 'review task', { taskId, after: { decision, ...(comments ? { comments } : {}) } });
  const audited = await withAudit(tx, context, task, ended, review);
  return decision === 'reject' ? sendBack(tx, context, audited, comments) : finish(tx, context, audited, review);
}

async function withAudit(tx: Tx, context: Context, task: TaskRow, lease: LeaseRow, review: Review): Promise<TaskRow> {
  const { decision, comments } = review;
  const audit = {
    ...(await auditOf(tx, context)),
    audit_time_secs: activeSecs(lease),
    audit_result: RESULTS[decision as Decision],
    audit_source: 'scale' as const,
    ...(comments ? { comments } : {}),
  };
  return { ...task, ...withExtra(task, { audits: [...(extraOf(task).audits ?? []), audit] }) };
}

async function finish(tx: Tx, context: Context, task: TaskRow, review: Review): Promise<TaskRow> {
  const { decision, response, comments } = review;
  if (comments) await commentAnswers(tx, task, comments);
  const answers = await answersIn(tx, task, 'submitted');
  const verdict = responseOf(context, task, answers);
  const changes = { extraJson: task.extraJson, ...changesOf(task, answers, verdict) };
  const answered = JSON.stringify(verdict.response);
  if (decision === 'accept') return completeTask(tx, context, task, answered, changes);
  const prior_responses = withPrior(task, answered);
  const fixed = { ...changes, ...withExtra(changes, { prior_responses }) };
  return completeTask(tx, context, task, JSON.stringify(response), fixed);
}

/** As many new answers as at first; none of those who gave the rejected ones is asked again. */
async function sendBack(tx: Tx, context: Context, task: TaskRow, comments: string | undefined): Promise<TaskRow> {
  await rejectAnswers(tx, task, comments ?? null, context.now);
  const back = await updateTask(tx, task, {
    ...touch(task, context.now),
    extraJson: task.extraJson,
    agreement: null,
    inReview: 0,
  });
  await openTask(tx, back, await batchOrder(tx, back));
  return back;
}
