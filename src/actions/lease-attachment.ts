import type { Caller, Deps } from '../deps.ts';
import { getOwnLease } from './lease.ts';
import { attachmentOf } from './own-answers.ts';
import { findWorkTask } from './work-task.ts';

/**
 * Where the n-th attachment of the leased task is, and what it was found to be when it was checked.
 * @param n a number from 0, as the path has it. @throws ApiError 409 `lease_lost`, 404.
 */
export async function leaseAttachment(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  caller: Caller,
  leaseId: string,
  n: string,
): Promise<{ url: string; type: string | undefined }> {
  const lease = await getOwnLease(store, { caller, now: now() }, leaseId);
  return attachmentOf({ store }, await findWorkTask(store, lease), n);
}
