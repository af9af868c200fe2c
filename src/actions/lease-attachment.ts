import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { attachmentUrls } from '../rules/attachment-urls.ts';
import { findMimeType } from '../store/attachments.ts';
import { getOwnLease } from './lease.ts';
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
  const { accountId, mode, taskId } = lease;
  const task = await findWorkTask(store, lease);
  const url = task && /^\d{1,6}$/.test(n) ? attachmentUrls(JSON.parse(task.paramsJson))[Number(n)] : undefined;
  if (url === undefined) throw errors.attachmentNotFound();
  return { url, type: await findMimeType(store, { accountId, mode, taskId, n: Number(n) }) };
}
