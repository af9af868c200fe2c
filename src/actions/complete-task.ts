import type { Context } from '../deps.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { announce } from './announce.ts';
import { closeTask } from './open-task.ts';
import { record } from './record.ts';
import { touch } from './task.ts';

/**
 * Completes a pending task that the unit holds, and queues its callback.
 * @param responseJson the answer that the requester gets, checked already.
 * @param changes what else changes with it (attempts, agreement ...).
 */
export async function completeTask(
  tx: Tx,
  context: Context,
  task: TaskRow,
  responseJson: string,
  changes: Partial<TaskRow> = {},
): Promise<TaskRow> {
  const { updatedAt } = touch(task, context.now);
  const completed = await updateTask(tx, task, {
    ...changes,
    updatedAt,
    completedAt: updatedAt,
    status: 'completed',
    inReview: 0,
    responseJson,
  });
  await closeTask(tx, completed, 'completed', context.now);
  await announce(tx, context, completed, 'completed');
  await record(tx, context, 'complete task', {
    taskId: task.taskId,
    before: { status: task.status },
    after: { status: 'completed' },
  });
  return completed;
}
