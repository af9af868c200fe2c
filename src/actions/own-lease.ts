import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { claimedJson } from '../wire/labeling.ts';
import { workSoFar } from './claim-tasks.ts';
import { getOwnLease } from './lease.ts';
import { findWorkTask } from './work-task.ts';

/** The caller's live lease with its task and draft, as the claim gave it. @throws ApiError 409 `lease_lost`, 404. */
export async function ownLeaseJson(
  { store, registry, now }: Pick<Deps, 'store' | 'registry' | 'now'>,
  caller: Caller,
  leaseId: string,
): Promise<string> {
  const lease = await getOwnLease(store, { caller, now: now() }, leaseId);
  const task = await findWorkTask(store, lease);
  if (!task) throw errors.leaseNotFound();
  return claimedJson({ lease, task, ...(await workSoFar(store, { registry }, task, lease)) });
}
