/** What the verbs on one task share: finding it, holding it. */
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { isTaskId } from '../rules/task-id.ts';
import type { Db, Tx } from '../store/db.ts';
import { findTask, lockTask, type TaskRow } from '../store/tasks.ts';

/** @throws ApiError 404, for malformed ids too (api-facts D.2). */
export async function getTask(db: Db, { accountId, mode }: Caller, taskId: string): Promise<TaskRow> {
  const task = isTaskId(taskId) ? await findTask(db, accountId, mode, taskId) : undefined;
  if (!task) throw errors.taskNotFound();
  return task;
}

/** The task, held until the unit ends. @throws ApiError 404. */
export async function holdTask(tx: Tx, { caller }: Context, taskId: string): Promise<TaskRow> {
  const task = isTaskId(taskId) ? await lockTask(tx, caller.accountId, caller.mode, taskId) : undefined;
  if (!task) throw errors.taskNotFound();
  return task;
}

/** updated_at never goes back, whatever the clock does. */
export const touch = (task: TaskRow, now: number): { updatedAt: number } => ({
  updatedAt: Math.max(now, task.updatedAt),
});
