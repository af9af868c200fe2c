import type { Context } from '../deps.ts';
import { RunAgain, type Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import { endLease, expiredLeases, type LeaseRow } from '../store/leases.ts';
import { letGo } from '../store/open-answers.ts';

/**
 * Ends at most `limit` leases that are over, so that others can claim what they held. Several processes may do
 * it at once: whoever comes second finds nothing to change.
 * @returns how many were over.
 */
export async function expireLeases(tx: Tx, context: Pick<Context, 'mint' | 'now'>, limit: number): Promise<number> {
  const leases = await expiredLeases(tx, context.now, limit);
  for (const lease of leases) await expire(tx, context, lease);
  return leases.length;
}

async function expire(tx: Tx, { mint, now }: Pick<Context, 'mint' | 'now'>, lease: LeaseRow): Promise<void> {
  const { accountId, mode, taskId, leaseId, userId } = lease;
  const open = await letGo(tx, lease, leaseId);
  const ended = await endLease(tx, lease, 'expired', now);
  // A heartbeat came in between: its lease lives, and must have its task.
  if (open && !ended) throw new RunAgain();
  if (!ended) return;
  await insertEvent(tx, {
    accountId,
    eventId: mint().id,
    at: now,
    mode,
    action: 'expire lease',
    taskId,
    userId: null,
    keyId: null,
    requestId: null,
    before: null,
    after: { lease_id: leaseId, user_id: userId },
  });
}
