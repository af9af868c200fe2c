import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { reopenAnswers } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { setRecalled } from '../store/gates.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { batchOrder } from '../store/work-settings.ts';
import { announce } from './announce.ts';
import { withExtra, withPrior } from './extra.ts';
import { openTask } from './open-task.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

/**
 * Takes a completed task back to pending (api-facts C.4): labelers answer it anew, each with what he gave before
 * as his draft; the response joins the prior ones.
 * @throws ApiError 400 when the task is not completed, 404.
 */
export async function recallTask(tx: Tx, context: Context, taskId: string): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.status !== 'completed') throw errors.taskNotCompleted('recalled', task.status);
  await reopenAnswers(tx, task, context.now);
  const recalled = await updateTask(tx, task, {
    ...touch(task, context.now),
    status: 'pending',
    completedAt: null,
    customerReviewStatus: null,
    agreement: null,
    responseJson: null,
    ...withExtra(task, { attempts: undefined, prior_responses: withPrior(task, task.responseJson) }),
  });
  await openTask(tx, recalled, await batchOrder(tx, recalled));
  const { accountId, mode, batch } = recalled;
  if (batch !== null) await setRecalled(tx, { accountId, mode, name: batch });
  await announce(tx, context, recalled, 'recall');
  await record(tx, context, 'recall task', {
    taskId,
    before: { status: task.status },
    after: { status: recalled.status },
  });
  return recalled;
}
