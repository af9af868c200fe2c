import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { isAlive } from '../rules/lease.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { findAnswerOf } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { writeDraft } from '../store/drafts.ts';
import { type LeaseRow, renewLease } from '../store/leases.ts';
import { getLease, getOwnLease, holdWork } from './lease.ts';
import { responseSchema } from './work-on-lease.ts';

export const draftSchema = Type.Object({
  response: responseSchema,
  base_version: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'The `draft_version` that this was made from: an older one than there is is refused. Left out, it is saved anyhow.',
    }),
  ),
  late: Type.Optional(
    Type.Boolean({
      description:
        'Saved also when the lease has expired, was released or ended, for as long as the task is open: for what could not be saved in time.',
    }),
  ),
});
const check = schemaCheck(draftSchema);

/** @throws ApiError 400 naming the field. */
export function checkDraft(body: ParsedBody | undefined): Static<typeof draftSchema> {
  return check(withoutNulls(objectOf(body)), { name: 'body' });
}

export interface SavedDraft {
  lease: LeaseRow;
  version: number;
}

/**
 * Keeps what the labeler has so far, unchecked, for when he claims the task again. Not an event: it comes every few
 * seconds and changes nothing for others.
 * @throws ApiError 409 `lease_lost`; 409 `draft_conflict` when somebody saved another one since; 404.
 */
export async function saveDraft(
  tx: Tx,
  context: Context,
  leaseId: string,
  { response, base_version: base, late = false }: Static<typeof draftSchema>,
): Promise<SavedDraft> {
  const kept = (late && (await findOver(tx, context, leaseId))) || (await seenAtWork(tx, context, leaseId));
  const text = JSON.stringify(response);
  const version = await writeDraft(tx, kept, { response: text, base }, context.now);
  if (version !== undefined) return { lease: kept, version };
  const there = await findAnswerOf(tx, kept);
  if (there?.state !== 'draft') throw errors.leaseLost('you have answered this task already');
  // The same save again, whose answer got lost on the way.
  if (there.response !== text) throw errors.draftConflict(base!, there.draftVersion);
  return { lease: kept, version: there.draftVersion };
}

async function seenAtWork(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow> {
  const lease = await getOwnLease(tx, context, leaseId);
  const kept = await renewLease(tx, lease, lease.expiresAt, context.now);
  if (!kept) throw errors.leaseLost('it ended in this moment');
  return kept;
}

/** An own lease that gave no answer before it was over, of a task that may still get one. */
async function findOver(tx: Tx, context: Context, leaseId: string): Promise<LeaseRow | undefined> {
  const lease = await getLease(tx, context, leaseId);
  if (lease.userId !== context.caller.userId || isAlive(lease, context.now)) return undefined;
  if (lease.outcome !== null && !['expired', 'released', 'ended'].includes(lease.outcome)) return undefined;
  const { status } = await holdWork(tx, lease);
  if (status !== 'pending' && status !== 'error') return undefined;
  // Whether the task still wants others' answers is not for him to know.
  const own = await findAnswerOf(tx, lease);
  return !own || own.state === 'draft' || own.state === 'reviewed' ? lease : undefined;
}
