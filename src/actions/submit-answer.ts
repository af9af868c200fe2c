import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { writeAnswer } from '../store/answers.ts';
import type { Db, Tx } from '../store/db.ts';
import type { LeaseRow } from '../store/leases.ts';
import { countOpenAnswers } from '../store/open-answers.ts';
import type { TaskRow } from '../store/tasks.ts';
import { pictureSize } from '../store/work-settings.ts';
import { activeSecs, finishLease } from './lease.ts';
import { record } from './record.ts';
import { resolveAnswers } from './resolve-answers.ts';
import { scoreAnswer, type TrainingResult } from './score-answer.ts';
import { responseSchema } from './work-on-lease.ts';
import { isQualityLease } from './work-task.ts';

/** Seconds. */
const MOST_UNDO = 60;

export const submitSchema = Type.Object({
  response: responseSchema,
  time_spent_secs: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1e9, description: 'As the client measured it; ours when left out.' }),
  ),
  undo_seconds: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MOST_UNDO,
      description: 'It is checked now and given after so many seconds; until then `/take_back` undoes it.',
    }),
  ),
});
export type Submitted = Static<typeof submitSchema>;
const check = schemaCheck(submitSchema);

/** @throws ApiError 400 naming the field. */
export function checkSubmit(body: ParsedBody | undefined): Submitted {
  return check(withoutNulls(objectOf(body)), { name: 'body' });
}

/** A lease that ended with an answer. */
export interface SubmittedLease extends LeaseRow {
  training?: TrainingResult | undefined;
}

/**
 * Gives the labeler's answer, which was checked, under a lease that the unit holds. With the last one that the task needs it
 * completes, or goes to review.
 * @returns the lease; of a training task with what the labeler may know. @throws ApiError 409 `lease_lost`.
 */
export async function giveAnswer(
  tx: Tx,
  context: Context,
  { task, lease }: { task: TaskRow; lease: LeaseRow },
  { response, time_spent_secs }: { response: JsonObject; time_spent_secs?: number | undefined },
): Promise<SubmittedLease> {
  const ended = await finishLease(tx, context, lease, 'submitted', 'done');
  const timeSpentSecs = time_spent_secs ?? activeSecs(ended);
  const answer = {
    state: 'submitted',
    submittedAt: context.now,
    timeSpentSecs,
    response: JSON.stringify(response),
  } as const;
  if (!(await writeAnswer(tx, lease, answer, context.now)))
    throw errors.leaseLost('you have answered this task already');
  await record(tx, context, 'submit answer', { taskId: task.taskId, after: { lease_id: lease.leaseId } });
  if (isQualityLease(lease)) {
    return { ...ended, training: await scoreAnswer(tx, context, lease, { response, timeSpentSecs }) };
  }
  if ((await countOpenAnswers(tx, task)) === 0) await resolveAnswers(tx, context, task);
  return ended;
}

/** @throws ApiError 400 naming the place. */
export async function checkAnswer(
  db: Db,
  { registry }: Pick<Context, 'registry'>,
  task: TaskRow,
  response: JsonObject,
) {
  const type = registry.get(task.type);
  const params = JSON.parse(task.paramsJson);
  type.checkResponse(params, response);
  const picture = await pictureSize(db, task);
  if (picture) type.checkBounds(params, response, picture);
}
