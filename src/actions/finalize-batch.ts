import type { Context } from '../deps.ts';
import { followBatch } from '../store/batch-work.ts';
import { type BatchKey, type BatchRow, lockBatchIfFree, updateBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { holdBatch } from './batch.ts';
import { record } from './record.ts';

/** Queue rows that one unit writes: few enough that a request waiting behind it does not notice. */
const A_UNIT = 500;

/**
 * Gives a staging batch to the labelers; one that is further stays as it is (api-facts D.8). Of a large batch the
 * first tasks open at once, a loop opens the others.
 * @throws ApiError 404.
 */
export async function finalizeBatch(tx: Tx, context: Context, name: string): Promise<BatchRow> {
  const batch = await holdBatch(tx, context, name);
  if (batch.status !== 'staging') return batch;
  const changed = await updateQueue(tx, { ...batch, status: 'in_progress' });
  await record(tx, context, 'finalize batch', {
    before: { batch: name, status: batch.status },
    after: { batch: name, status: changed.status },
  });
  return changed;
}

/** Lets the queue follow a batch that the unit holds, and writes the batch: all of its rows, or the first of many. */
export async function updateQueue(tx: Tx, batch: BatchRow): Promise<BatchRow> {
  const rows = await followBatch(tx, batch, A_UNIT);
  const changed = { ...batch, queueDue: rows < A_UNIT ? 0 : 1 };
  await updateBatch(tx, changed);
  return changed;
}

/** The next rows of a batch whose queue is still behind. @returns whether there may be more. */
export async function followOn(tx: Tx, key: BatchKey): Promise<boolean> {
  const batch = await lockBatchIfFree(tx, key);
  if (!batch?.queueDue || batch.status === 'cancelled') return false;
  return (await updateQueue(tx, batch)).queueDue === 1;
}
