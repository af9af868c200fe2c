import { writeProgress } from '../store/callback-queue.ts';
import { lockCallback } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import type { ClaimedCallback } from './claim-callbacks.ts';

/** Gives back a callback whose try was called off by a stop: the next process takes it at once, and no try is counted. */
export async function releaseCallback(tx: Tx, claimed: ClaimedCallback, now: number): Promise<void> {
  const row = await lockCallback(tx, claimed.accountId, claimed.mode, claimed.callbackId);
  if (row?.state === 'due' && row.nextAt === claimed.nextAt) await writeProgress(tx, { ...row, nextAt: now });
}
