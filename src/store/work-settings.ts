/** What the queue needs to know of a task's project, batch and picture. */
import { isHeldBack } from '../rules/batch-status.ts';
import { queuePriority, shareBatch } from './batches.ts';
import type { Db, Tx } from './db.ts';
import type { TaskRow } from './tasks.ts';

/** The settings of the task's project; none without a project. */
export async function projectSettings(
  db: Db,
  task: Pick<TaskRow, 'accountId' | 'mode' | 'project'>,
): Promise<{ [key: string]: unknown }> {
  if (task.project === null) return {};
  const sql = 'select settings from projects where account_id = ? and mode = ? and name = ?';
  const [row] = await db.all(sql, [task.accountId, task.mode, task.project]);
  return row ? JSON.parse(String(row[0])) : {};
}

/**
 * How the task's batch orders it in the queue, and whether the batch is neither staging nor paused; it stays so until
 * the unit ends, so that no row is opened behind the back of a pause.
 */
export async function batchOrder(tx: Tx, task: TaskRow): Promise<{ claimable: boolean; batchPriority: number }> {
  if (task.batch === null) return { claimable: true, batchPriority: 0 };
  const batch = await shareBatch(tx, { accountId: task.accountId, mode: task.mode, name: task.batch });
  return { claimable: !batch || !isHeldBack(batch.status), batchPriority: batch ? queuePriority(batch) : 0 };
}

/** Pixels of the picture the task is about, once it was fetched and measured. */
export async function pictureSize(db: Db, task: TaskRow): Promise<{ width: number; height: number } | undefined> {
  const sql = `select width, height from attachments
    where account_id = ? and mode = ? and task_id = ? order by n limit 1`;
  const [row] = await db.all(sql, [task.accountId, task.mode, task.taskId]);
  return row?.[0] && row[1] ? { width: Number(row[0]), height: Number(row[1]) } : undefined;
}
