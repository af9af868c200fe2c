/** Keeping a lease. Not an event: heartbeats come every few minutes and change nothing for others. */
import { Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { renewed } from '../rules/lease.ts';
import type { Tx } from '../store/db.ts';
import { type LeaseRow, renewLease } from '../store/leases.ts';
import { getOwnLease } from './lease.ts';

export const responseSchema = Type.Unsafe<JsonObject>({
  type: 'object',
  description: 'In the form of the task type.',
});

/** Extends the lease to its seconds from now. @throws ApiError 409 `lease_lost`, 404. */
export async function heartbeat(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow> {
  const lease = await getOwnLease(tx, context, leaseId);
  const kept = await renewLease(tx, lease, renewed(lease, lease.seconds, context.now), context.now);
  if (!kept) throw errors.leaseLost('it ended in this moment');
  return kept;
}
