/** Keeping a lease. Not an event: heartbeats come every few minutes and change nothing for others. */
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { renewed } from '../rules/lease.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { type LeaseRow, renewLease } from '../store/leases.ts';
import { getOwnLease } from './lease.ts';

export const responseSchema = Type.Unsafe<JsonObject>({
  type: 'object',
  description: 'In the form of the task type.',
});

export const heartbeatSchema = Type.Object({
  ahead: Type.Optional(Type.Boolean({ description: 'Nobody works on it yet: it is kept, and no time is counted.' })),
});
const check = schemaCheck(heartbeatSchema);

/** @throws ApiError 400 naming the field. */
export function checkHeartbeat(body: ParsedBody | undefined): Static<typeof heartbeatSchema> {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** Extends the lease to its seconds from now. @throws ApiError 409 `lease_lost`, 404. */
export async function heartbeat(
  tx: Tx,
  context: Context,
  leaseId: string,
  { ahead = false }: Static<typeof heartbeatSchema>,
): Promise<LeaseRow> {
  const lease = await getOwnLease(tx, context, leaseId);
  const kept = await renewLease(tx, lease, renewed(lease, lease.seconds, context.now), context.now, !ahead);
  if (!kept) throw errors.leaseLost('it ended in this moment');
  return kept;
}
