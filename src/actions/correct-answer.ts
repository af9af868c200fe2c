import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { workRules } from '../rules/agreement.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { type AnswerRow, answersIn, findAnswerOf, replaceResponse } from '../store/answers.ts';
import type { Db, Tx } from '../store/db.ts';
import { asTask, findQualityTask } from '../store/quality-tasks.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { projectSettings } from '../store/work-settings.ts';
import { announce } from './announce.ts';
import { extraOf, withExtra, withPrior } from './extra.ts';
import { record } from './record.ts';
import { changesOf, responseOf } from './resolve-answers.ts';
import { scoreCorrection } from './score-answer.ts';
import { checkAnswer } from './submit-answer.ts';
import { holdTask, touch } from './task.ts';
import { responseSchema } from './work-on-lease.ts';

export const correctionSchema = Type.Object({ response: responseSchema });
const check = schemaCheck(correctionSchema);

/** @throws ApiError 400 naming the field. */
export function checkCorrection(body: ParsedBody | undefined): Static<typeof correctionSchema> {
  return check(objectOf(body), { name: 'body' });
}

/**
 * A labeler corrects his own answer, for as long as the project's `correction_seconds` say. Of a completed task
 * the response changes with it, and the requester is told.
 * @throws ApiError 400 when it is too late, or the response breaks a rule of the type; 404 without such an answer.
 */
export async function correctAnswer(
  tx: Tx,
  context: Context,
  taskId: string,
  { response }: { response: JsonObject },
): Promise<AnswerRow> {
  const quality = isTaskId(taskId)
    ? await findQualityTask(tx, { ...context.caller, taskId }, tx.dialect.forShare)
    : undefined;
  const task = quality ? asTask(quality) : await holdTask(tx, context, taskId);
  const key = { ...task, userId: context.caller.userId };
  const answer = await findAnswerOf(tx, key);
  if (!answer || answer.submittedAt === null) throw errors.answerNotFound();
  if (quality?.kind === 'training') throw errors.answerStands('you have been told what it was worth');
  await refuseLate(tx, context, task, answer);
  await checkAnswer(tx, context, task, response);
  await replaceResponse(tx, key, JSON.stringify(response), context.now);
  await record(tx, context, 'correct answer', { taskId });
  if (quality) await scoreCorrection(tx, context, quality, response);
  else await correctTask(tx, context, task);
  return (await findAnswerOf(tx, key))!;
}

/** @throws ApiError 400. */
async function refuseLate(tx: Tx, { now }: Context, task: TaskRow, answer: AnswerRow): Promise<void> {
  const { correctionSeconds } = workRules(await projectSettings(tx, task));
  if (now >= answer.submittedAt! + correctionSeconds * 1000) {
    throw errors.answerStands(`the project allows ${correctionSeconds} seconds for it`);
  }
  const why = whyItStands(task, answer);
  if (why) throw errors.answerStands(why);
}

/** Why an answer cannot be corrected, whenever it was given. */
function whyItStands(task: TaskRow, { state }: AnswerRow): string | undefined {
  if (state !== 'submitted') return 'a reviewer has rejected it';
  if (extraOf(task).audits) return 'it has been reviewed since';
  return task.status === 'pending' || task.status === 'completed' ? undefined : `the task is ${task.status}`;
}

/** Until when its labeler may correct it, in unix milliseconds; undefined when he may not. */
export async function correctableUntil(
  db: Db,
  task: TaskRow,
  answer: AnswerRow,
  now: number,
): Promise<number | undefined> {
  if (answer.submittedAt === null || whyItStands(task, answer)) return undefined;
  const { correctionSeconds } = workRules(await projectSettings(db, task));
  const until = answer.submittedAt + correctionSeconds * 1000;
  return now < until ? until : undefined;
}

/** While answers are missing nothing has been made of this one yet. */
async function correctTask(tx: Tx, context: Context, task: TaskRow): Promise<void> {
  if (task.status === 'pending' && task.inReview === 0) return;
  const answers = await answersIn(tx, task, 'submitted');
  const verdict = responseOf(context, task, answers);
  const changes = { ...touch(task, context.now), ...changesOf(task, answers, verdict) };
  if (task.status === 'pending') {
    await updateTask(tx, task, { ...touch(task, context.now), agreement: changes.agreement ?? null });
    return;
  }
  const responseJson = JSON.stringify(verdict.response);
  const prior_responses = withPrior(task, task.responseJson);
  const corrected = await updateTask(tx, task, {
    ...changes,
    responseJson,
    customerReviewStatus: 'fixed',
    ...withExtra({ extraJson: changes.extraJson ?? task.extraJson }, { prior_responses }),
  });
  await announce(tx, context, corrected, 'audit');
}
