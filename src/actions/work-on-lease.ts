/** Keeping a lease: heartbeats and drafts. Neither is an event: they come every few seconds and change nothing for others. */
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { renewed } from '../rules/lease.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { writeAnswer } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { type LeaseRow, renewLease } from '../store/leases.ts';
import { getOwnLease } from './lease.ts';

/** Extends the lease to its seconds from now. @throws ApiError 409 `lease_lost`, 404. */
export async function heartbeat(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow> {
  const lease = await getOwnLease(tx, context, leaseId);
  return work(tx, context, lease, renewed(lease, lease.seconds, context.now));
}

async function work(tx: Tx, { now }: Context, lease: LeaseRow, expiresAt: number): Promise<LeaseRow> {
  const kept = await renewLease(tx, lease, expiresAt, now);
  if (!kept) throw errors.leaseLost('it ended in this moment');
  return kept;
}

export const responseSchema = Type.Unsafe<JsonObject>({
  type: 'object',
  description: 'In the form of the task type.',
});
export const draftSchema = Type.Object({ response: responseSchema });
const check = schemaCheck(draftSchema);

/** @throws ApiError 400 naming the field. */
export function checkDraft(body: ParsedBody | undefined): Static<typeof draftSchema> {
  return check(objectOf(body), { name: 'body' });
}

/** Keeps what the labeler has so far, unchecked, for when he claims the task again. @throws ApiError 409 `lease_lost`, 404. */
export async function saveDraft(
  tx: Tx,
  context: Context,
  leaseId: string,
  { response }: { response: JsonObject },
): Promise<LeaseRow> {
  const lease = await getOwnLease(tx, context, leaseId);
  const kept = await work(tx, context, lease, lease.expiresAt);
  await writeAnswer(tx, lease, { state: 'draft', response: JSON.stringify(response) }, context.now);
  return kept;
}
