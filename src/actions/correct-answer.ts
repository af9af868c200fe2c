import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { workRules } from '../rules/agreement.ts';
import { isTaskId } from '../rules/task-id.ts';
import { type AnswerRow, answersIn, findAnswerOf, replaceResponse } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
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
async function refuseLate(tx: Tx, { now }: Context, task: TaskRow, { state, submittedAt }: AnswerRow): Promise<void> {
  const { correctionSeconds } = workRules(await projectSettings(tx, task));
  if (now >= submittedAt! + correctionSeconds * 1000) {
    throw errors.answerStands(`the project allows ${correctionSeconds} seconds for it`);
  }
  if (state !== 'submitted') throw errors.answerStands('a reviewer has rejected it');
  if (extraOf(task).audits) throw errors.answerStands('it has been reviewed since');
  if (task.status !== 'pending' && task.status !== 'completed') throw errors.answerStands(`the task is ${task.status}`);
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
