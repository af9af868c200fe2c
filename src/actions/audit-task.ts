/** The requester's verdict on a completed task (api-facts D.5): accepted, rejected, or corrected by himself. */
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { formatTime } from '../rules/time.ts';
import { findUser } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { announce } from './announce.ts';
import { type Audit, extraOf, withExtra, withPrior } from './extra.ts';
import { record } from './record.ts';
import { checkAnswer } from './submit-answer.ts';
import { holdTask, touch } from './task.ts';

export type Decision = 'accept' | 'fix' | 'reject';
export const RESULTS = { accept: 'accepted', fix: 'fixed', reject: 'rejected' } as const;

export const auditSchema = Type.Object({
  accepted: Type.Optional(Type.Boolean({ description: 'Whether the response is good. Required without `decision`.' })),
  comments: Type.Optional(Type.String({ maxLength: 10_000, description: 'Why.' })),
  decision: Type.Optional(
    Type.String({ enum: ['fix'], description: '`fix`: `response` takes the place of the response.' }),
  ),
  response: Type.Optional(
    Type.Unsafe<JsonObject>({ type: 'object', description: 'With the decision `fix`: what the response should be.' }),
  ),
});
export interface AuditWish {
  decision: Decision;
  comments: string | undefined;
  response: JsonObject | undefined;
}
const check = schemaCheck(auditSchema);

/** @throws ApiError 400 naming the field. */
export function checkAudit(body: ParsedBody | undefined): AuditWish {
  const wish: Static<typeof auditSchema> = check(withoutNulls(objectOf(body)), {
    form: body?.form ?? false,
    name: 'body',
  });
  const { accepted, comments, decision, response } = wish;
  if (decision === undefined && accepted === undefined) throw errors.invalidParameter('"accepted" is required');
  if (decision === 'fix' && !response) throw errors.invalidParameter('"response" is required');
  if (decision === undefined && response)
    throw errors.invalidParameter('"response" is only allowed with "decision": "fix"');
  return { decision: decision === 'fix' ? 'fix' : accepted ? 'accept' : 'reject', comments, response };
}

/** Who audits, and when; the same for requesters and reviewers. */
export async function auditOf(db: Db, { caller, now }: Context): Promise<Pick<Audit, 'audited_by' | 'audited_at'>> {
  const user = await findUser(db, caller.accountId, caller.userId);
  return { audited_by: user?.email ?? caller.userId, audited_at: formatTime(now) };
}

/** @throws ApiError 400 when the task is not completed, or the response breaks a rule of the type; 404. */
export async function auditTask(tx: Tx, context: Context, taskId: string, wish: AuditWish): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.status !== 'completed') throw errors.taskNotCompleted('audited', task.status);
  const { decision, comments, response } = wish;
  if (response) await checkAnswer(tx, context, task, response);
  const who = await auditOf(tx, context);
  const extra = extraOf(task);
  const result = RESULTS[decision];
  const audit: Audit = { ...who, audit_result: result, audit_source: 'customer', ...(comments ? { comments } : {}) };
  const changed = await updateTask(tx, task, {
    ...touch(task, context.now),
    customerReviewStatus: result,
    ...(response ? { responseJson: JSON.stringify(response) } : {}),
    ...withExtra(task, {
      audits: [...(extra.audits ?? []), audit],
      customer_review_comments: [...(extra.customer_review_comments ?? []), ...(comments ? [comments] : [])],
      customer_reviewed_by: who.audited_by,
      customer_audited_at: who.audited_at,
      ...(response ? { prior_responses: withPrior(task, task.responseJson) } : {}),
    }),
  });
  await announce(tx, context, changed, 'audit');
  await record(tx, context, 'audit task', {
    taskId,
    before: { customer_review_status: task.customerReviewStatus },
    after: { customer_review_status: result, ...(comments ? { comments } : {}) },
  });
  return changed;
}
