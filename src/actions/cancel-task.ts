import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { closeTask } from './open-task.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

/**
 * Cancels a pending task; a canceled one stays so (seed, "Cancel Task": idempotent).
 * @param clearUniqueId frees the unique_id, on a repeated call too.
 * @throws ApiError 400 for a completed or errored task, 404.
 */
export async function cancelTask(tx: Tx, context: Context, taskId: string, clearUniqueId: boolean): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.status === 'completed') throw errors.taskCompleted();
  if (task.status === 'error') throw errors.taskErrored();
  const clears = clearUniqueId && task.uniqueId !== null;
  if (task.status === 'canceled' && !clears) return task;
  const canceled = await updateTask(tx, task, {
    ...touch(task, context.now),
    status: 'canceled',
    inReview: 0,
    ...(clears ? { uniqueId: null } : {}),
  });
  await closeTask(tx, canceled, 'canceled', context.now);
  await record(tx, context, 'cancel task', {
    taskId,
    before: { status: task.status, ...(clears ? { unique_id: task.uniqueId } : {}) },
    after: { status: 'canceled', ...(clears ? { unique_id: null } : {}) },
  });
  return canceled;
}
