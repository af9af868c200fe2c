import type { Context } from '../deps.ts';
import type { BatchRow } from '../store/batches.ts';
import { insertCallbackFault } from '../store/callback-faults.ts';
import type { Tx } from '../store/db.ts';
import { insertDelayed } from '../store/delayed-outcomes.ts';
import type { TaskRow } from '../store/tasks.ts';
import { announce } from './announce.ts';
import { failTask } from './fail-task.ts';
import type { Ending } from './find-ending.ts';
import { openInBatch } from './open-task.ts';

/** What the row of a new task holds of its ending: only a response that comes at once. */
export const responseAtOnce = ({ end, delay }: Ending): string | null =>
  end && 'response' in end && delay === undefined ? JSON.stringify(end.response) : null;

/**
 * Sends a task that was just made on its way: announced, failed, kept for later, or given to labelers when nothing was
 * said of its end. @param batch held. @returns the task as it is then.
 */
export async function beginSteered(
  tx: Tx,
  context: Context,
  task: TaskRow,
  { end, delay, fault }: Ending,
  batch: BatchRow | undefined,
): Promise<TaskRow> {
  if (fault) await insertCallbackFault(tx, { ...task, remaining: fault.tries, statusCode: fault.statusCode });
  if (!end) await openInBatch(tx, task, batch);
  else if (delay !== undefined) {
    await insertDelayed(tx, { ...task, dueAt: context.now + delay, outcomeJson: JSON.stringify(end) });
  } else if ('error' in end) return failTask(tx, context, task.taskId, end.error);
  else await announce(tx, context, task, 'completed');
  return task;
}
