/** A task enters the labelers' queue, and leaves it. */
import { isHeldBack } from '../rules/batch-status.ts';
import { type BatchRow, queuePriority } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { dropDrafts } from '../store/drafts.ts';
import { deleteOpenAnswers, insertOpenAnswer } from '../store/open-answers.ts';
import type { TaskRow } from '../store/tasks.ts';

/** @param claimable false while its batch is staging or paused. */
export async function openTask(
  tx: Tx,
  task: TaskRow,
  { claimable, batchPriority = 0 }: { claimable: boolean; batchPriority?: number },
): Promise<void> {
  for (let slot = 0; slot < task.responsesRequired; slot++) {
    await insertOpenAnswer(tx, task, { slot, kind: 'label', claimable, batchPriority });
  }
}

/** The same in its batch, whose status and priority it takes. @param batch held, so that it is not finalized meanwhile. */
export async function openInBatch(tx: Tx, task: TaskRow, batch: BatchRow | undefined): Promise<void> {
  const claimable = !batch || !isHeldBack(batch.status);
  await openTask(tx, task, { claimable, batchPriority: batch ? queuePriority(batch) : 0 });
}

/**
 * What labelers have begun of it goes, but not with an error: a recheck may bring the task back.
 * @param outcome what becomes of the leases that labelers hold on it. @param now unix milliseconds.
 */
export async function closeTask(tx: Tx, task: TaskRow, outcome: 'canceled' | 'errored' | 'completed', now: number) {
  await deleteOpenAnswers(tx, task, outcome, now);
  if (outcome !== 'errored') await dropDrafts(tx, task);
}
