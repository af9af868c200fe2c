import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { QualityKind } from '../rules/quality.ts';
import { isTaskId } from '../rules/task-id.ts';
import type { Tx } from '../store/db.ts';
import { cancelQualityTask as cancel } from '../store/quality-cancel.ts';
import { findQualityTask, type QualityTaskRow } from '../store/quality-tasks.ts';
import { record } from './record.ts';

/**
 * Nobody is handed it any more, its unique_id is free, and what was answered to it does not count any more: neither in an
 * accuracy nor in a course. Who is below the bar stays there. Again is fine.
 * @throws ApiError 404.
 */
export async function cancelQualityTask(
  tx: Tx,
  context: Context,
  kind: QualityKind,
  taskId: string,
): Promise<QualityTaskRow> {
  const { accountId, mode } = context.caller;
  const key = { accountId, mode, taskId };
  const task = isTaskId(taskId) ? await findQualityTask(tx, key, tx.dialect.forUpdate) : undefined;
  if (task?.kind !== kind) throw errors.qualityTaskNotFound(kind);
  if (task.canceledAt !== null) return task;
  const canceled = await cancel(tx, task, context.now);
  await record(tx, context, `cancel ${kind} task`, { after: { quality_task_id: taskId } });
  return canceled;
}
