import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { isHeldBack } from '../rules/batch-status.ts';
import { queuePriority } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { moveOpenAnswers } from '../store/open-answers.ts';
import { findProject } from '../store/projects.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { isGated } from './batch.ts';
import { enterBatch, reopenBatch } from './place-task.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

/**
 * Puts a pending task into another batch of its project, or out of any; whoever holds it may still answer it.
 * @param name of the batch; null for none. @returns undefined when it was there before.
 * @throws ApiError 404 for task and batch, 400 when the task has ended, the batch is another project's, or takes no more.
 */
export async function moveTask(
  tx: Tx,
  context: Context,
  taskId: string,
  name: string | null,
): Promise<TaskRow | undefined> {
  // The batch first, as everybody does who needs both.
  const batch = name === null ? undefined : await enterBatch(tx, context, name);
  const task = await holdTask(tx, context, taskId);
  if (task.batch === name) return undefined;
  if (task.status !== 'pending') throw errors.taskNotMovable(task.status);
  if (batch) {
    if (batch.project !== task.project) {
      throw errors.invalidParameter(
        `"batch" must be one of the task's project; it belongs to ${JSON.stringify(batch.project)}`,
      );
    }
    const project = (await findProject(tx, task.accountId, task.mode, batch.project))!;
    if (batch.status !== 'staging' && isGated(batch, project)) throw errors.batchFinalized(batch.name);
  }
  const moved = await updateTask(tx, task, { ...touch(task, context.now), batch: name });
  await moveOpenAnswers(tx, moved, {
    claimable: !batch || !isHeldBack(batch.status),
    batchPriority: batch ? queuePriority(batch) : 0,
  });
  await record(tx, context, 'move task', { taskId, before: { batch: task.batch }, after: { batch: name } });
  if (batch?.status === 'completed') await reopenBatch(tx, context, batch);
  return moved;
}
