import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { announce } from './announce.ts';
import { closeTask } from './open-task.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

/**
 * Puts a pending task into `error`, with the reason as its response (api-facts B.4), and frees its
 * unique_id in the same unit when `clear_unique_id_on_error` asked for that (seed, "Errored Tasks").
 * @param response `{error, attachments?, frames?}`
 * @throws ApiError 400 when the task is not pending, 404.
 */
export async function failTask(
  tx: Tx,
  context: Context,
  taskId: string,
  response: { error: string; [key: string]: unknown },
): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.status !== 'pending') throw errors.taskNotPending(task.status);
  const clears = task.clearUniqueIdOnError === 1 && task.uniqueId !== null;
  const failed = await updateTask(tx, task, {
    ...touch(task, context.now),
    status: 'error',
    inReview: 0,
    responseJson: JSON.stringify(response),
    ...(clears ? { uniqueId: null } : {}),
  });
  await closeTask(tx, failed, 'errored', context.now);
  await announce(tx, context, failed, 'error');
  await record(tx, context, 'fail task', {
    taskId,
    before: { status: task.status, ...(clears ? { unique_id: task.uniqueId } : {}) },
    after: { status: 'error', error: response.error, ...(clears ? { unique_id: null } : {}) },
  });
  return failed;
}
