import type { Context, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { type BatchKey, type BatchRow, lockBatchIfFree, updateBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { holdBatch } from './batch.ts';
import { bulkCancel } from './bulk-cancel.ts';
import { checkListQuery } from './list-tasks.ts';
import { recordStatus } from './pause-batch.ts';
import { systemContext } from './system.ts';

/**
 * Cancels the batch, which takes no more tasks from then on, and its pending tasks, each as if it had come alone. What
 * is left when the client goes away or the process dies, a loop cancels (loops/batch-canceler.ts); doing it again does
 * what is left too. Tasks that ended before stay as they are.
 * @param isGone nobody waits for the answer any more.
 * @throws ApiError 404, 400 for a completed batch, 503 when it had to stop in between.
 */
export async function cancelBatch(
  deps: Deps,
  context: Context,
  name: string,
  isGone: () => boolean,
): Promise<BatchRow> {
  await deps.store.write((tx) => beginCancel(tx, context, name));
  await cancelTasksOf(deps, context, name, isGone);
  return deps.store.write((tx) => endCancel(tx, context, name));
}

/** Cancels what is left of a canceled batch. */
export async function finishCancel(deps: Deps, key: BatchKey): Promise<void> {
  const context = systemContext(deps, key.accountId, key.mode);
  await cancelTasksOf(deps, context, key.name, () => false);
  await deps.store.write(async (tx) => {
    const batch = await lockBatchIfFree(tx, key);
    if (batch?.status === 'cancelled') await updateBatch(tx, { ...batch, queueDue: 0 });
  });
}

async function beginCancel(tx: Tx, context: Context, name: string): Promise<void> {
  const batch = await holdBatch(tx, context, name);
  if (batch.status === 'completed') throw errors.batchStatus('canceled', batch.status);
  const canceled: BatchRow = { ...batch, status: 'cancelled', queueDue: 1 };
  await updateBatch(tx, canceled);
  if (batch.status !== 'cancelled') await recordStatus(tx, context, 'cancel batch', batch, canceled);
}

async function cancelTasksOf(deps: Deps, context: Context, batch: string, isGone: () => boolean): Promise<void> {
  const filter = checkListQuery({ batch, status: 'pending' }, false);
  await bulkCancel(deps, context, { filter, clearUniqueId: false }, isGone);
}

async function endCancel(tx: Tx, context: Context, name: string): Promise<BatchRow> {
  const canceled = { ...(await holdBatch(tx, context, name)), queueDue: 0 };
  await updateBatch(tx, canceled);
  return canceled;
}
