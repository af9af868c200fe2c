import type { Context, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { type BatchRow, newestTaskAt } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { holdBatch } from './batch.ts';
import { updateQueue } from './finalize-batch.ts';
import { record } from './record.ts';

/**
 * Takes the tasks of a batch in progress out of the queue until it is resumed; when this is answered, nobody can claim
 * one any more. Whoever holds a task may still answer it. A paused batch stays paused, and does not complete.
 * @throws ApiError 404, 400 for a batch that is empty, or neither in progress nor paused (api-facts D.13).
 */
export async function pauseBatch(deps: Deps, context: Context, name: string): Promise<BatchRow> {
  const paused = await deps.store.write((tx) => beginPause(tx, context, name));
  // The rows of a large batch in small units; somebody may resume the batch in between.
  while (await deps.store.write((tx) => holdMoreBack(tx, context, name)));
  return paused;
}

async function beginPause(tx: Tx, context: Context, name: string): Promise<BatchRow> {
  const batch = await holdBatch(tx, context, name);
  if (batch.status === 'paused') return batch;
  if (batch.status !== 'in_progress') throw errors.batchStatus('paused', batch.status);
  if ((await newestTaskAt(tx, batch)) === undefined) throw errors.batchEmpty(name);
  const changed = await updateQueue(tx, { ...batch, status: 'paused' });
  await recordStatus(tx, context, 'pause batch', batch, changed);
  return changed;
}

/** @returns whether there may be more. */
async function holdMoreBack(tx: Tx, context: Context, name: string): Promise<boolean> {
  const batch = await holdBatch(tx, context, name);
  if (batch.status !== 'paused' || batch.queueDue === 0) return false;
  return (await updateQueue(tx, batch)).queueDue === 1;
}

/**
 * Gives a paused batch back to the labelers; one in progress stays so. Of a large batch the first tasks open at once,
 * a loop opens the others.
 * @throws ApiError 404, 400 for any other batch.
 */
export async function resumeBatch(tx: Tx, context: Context, name: string): Promise<BatchRow> {
  const batch = await holdBatch(tx, context, name);
  if (batch.status === 'in_progress') return batch;
  if (batch.status !== 'paused') throw errors.batchStatus('resumed', batch.status);
  const changed = await updateQueue(tx, { ...batch, status: 'in_progress' });
  await recordStatus(tx, context, 'resume batch', batch, changed);
  return changed;
}

export async function recordStatus(tx: Tx, context: Context, verb: string, before: BatchRow, after: BatchRow) {
  await record(tx, context, verb, {
    before: { batch: before.name, status: before.status },
    after: { batch: after.name, status: after.status },
  });
}
