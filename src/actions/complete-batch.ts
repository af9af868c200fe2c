import type { Context } from '../deps.ts';
import { endpointOf } from '../rules/endpoint.ts';
import { type BatchKey, countBatch, lockBatchIfFree, newestTaskAt, updateBatch } from '../store/batches.ts';
import { insertCallback } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import { batchCallbackJson } from '../wire.ts';

/**
 * A batch that still gets tasks is not at its end, though each of them may be: with a test key a task is
 * completed when it is made. Milliseconds since its newest task was made.
 */
const QUIET = 2000;

/**
 * Completes a batch in progress whose tasks are all completed, canceled or errored, and queues its one callback
 * (api-facts D.8, G.6). Run it with `readsCounts`. Units that add a task hold the batch, so that none of them is
 * under way here; units that end a task only bring the counters nearer to the end.
 * @returns whether it did.
 */
export async function completeBatch(tx: Tx, { mint, now }: Pick<Context, 'mint' | 'now'>, key: BatchKey) {
  const batch = await lockBatchIfFree(tx, key);
  if (batch?.status !== 'in_progress') return false;
  const counts = await countBatch(tx, batch);
  const ended = counts.completed + counts.canceled + counts.error;
  if (counts.pending > 0 || ended === 0) return false;
  if (((await newestTaskAt(tx, batch)) ?? 0) > now - QUIET) return false;
  const completed = { ...batch, status: 'completed' as const, completedAt: now };
  await updateBatch(tx, completed);
  const { accountId, mode, name, callbackUrl } = batch;
  if (callbackUrl !== null) {
    await insertCallback(tx, {
      accountId,
      callbackId: mint().id,
      mode,
      taskId: null,
      batch: name,
      reason: 'batch',
      endpoint: endpointOf(callbackUrl),
      url: callbackUrl,
      createdAt: now,
      body: batchCallbackJson(completed, counts),
    });
  }
  await insertEvent(tx, {
    accountId,
    eventId: mint().id,
    at: now,
    mode,
    action: 'complete batch',
    taskId: null,
    userId: null,
    keyId: null,
    requestId: null,
    before: { batch: name, status: batch.status },
    after: { batch: name, status: completed.status },
  });
  return true;
}
