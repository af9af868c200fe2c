/** A task has all its answers: which one is the response, and does it complete or wait for a reviewer? */
import type { Agreement } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { needsReview, workRules } from '../rules/agreement.ts';
import { formatTime } from '../rules/time.ts';
import { type AnswerRow, answersIn } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { insertOpenAnswer } from '../store/open-answers.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { batchOrder, projectSettings } from '../store/work-settings.ts';
import { completeTask } from './complete-task.ts';
import { type Attempt, withExtra } from './extra.ts';
import { record } from './record.ts';
import { touch } from './task.ts';

const parsed = ({ response }: AnswerRow): JsonObject => JSON.parse(response!);

/** @param answers the submitted ones of the task, the first given first, at least one. */
export function responseOf({ registry }: Pick<Context, 'registry'>, task: TaskRow, answers: AnswerRow[]): Agreement {
  return registry.get(task.type).agreement(JSON.parse(task.paramsJson), answers.map(parsed));
}

/** What the answers make of the task; `attempts` and `agreement` only with several (api-facts C.2). */
export function changesOf(task: TaskRow, answers: AnswerRow[], { score }: Agreement): Partial<TaskRow> {
  if (answers.length === 1) return { agreement: null };
  const attempts = answers.map(
    (answer): Attempt => ({
      response: parsed(answer),
      labeler: answer.userId,
      submitted_at: formatTime(answer.submittedAt!),
      ...(answer.timeSpentSecs === null ? {} : { time_spent_secs: answer.timeSpentSecs }),
    }),
  );
  return { agreement: score, ...withExtra(task, { attempts }) };
}

/** @param task held by the unit, with no answer open any more. @returns the task as it is now. */
export async function resolveAnswers(tx: Tx, context: Context, task: TaskRow): Promise<TaskRow> {
  const answers = await answersIn(tx, task, 'submitted');
  const verdict = responseOf(context, task, answers);
  const changes = changesOf(task, answers, verdict);
  const rules = workRules(await projectSettings(tx, task));
  const agreement = changes.agreement ?? null;
  if (!needsReview(task.taskId, { agreement, tie: verdict.tie }, rules)) {
    return completeTask(tx, context, task, JSON.stringify(verdict.response), changes);
  }
  // The attempts stay unseen, as the response does, until somebody has decided.
  const waiting = await updateTask(tx, task, { ...touch(task, context.now), agreement, inReview: 1 });
  await insertOpenAnswer(tx, task, { slot: 0, kind: 'review', ...(await batchOrder(tx, task)) });
  await record(tx, context, 'send task to review', { taskId: task.taskId, after: { agreement } });
  return waiting;
}
