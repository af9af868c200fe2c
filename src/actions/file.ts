/** Files of the account: found by id or by address. */
import type { AttachmentStream, AttachmentWish, Caller, Deps, FileStorage } from '../deps.ts';
import { errors } from '../errors.ts';
import { attachmentUrls } from '../rules/attachment-urls.ts';
import { isGoodFileLink, signFileLink } from '../rules/file-link.ts';
import { isFileId, isFileUrl, parseFileUrl } from '../rules/file-url.ts';
import type { Mode } from '../rules/roles.ts';
import { findPageTokenSecret } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { type FileRow, findAnyFile, findFile } from '../store/files.ts';
import type { TaskRow } from '../store/tasks.ts';

/** @throws ApiError 404, of another account or mode too. */
export async function getFile(db: Db, { accountId, mode }: Caller, fileId: string): Promise<FileRow> {
  const file = isFileId(fileId) ? await findFile(db, { accountId, mode, fileId }) : undefined;
  if (!file) throw errors.fileNotFound();
  return file;
}

/** @param url `scaledata://...`. @returns undefined for what is not the whole address of a file of this account and mode. */
export async function findFileByUrl(
  db: Db,
  { accountId, mode }: { accountId: number; mode: Mode },
  url: string,
): Promise<FileRow | undefined> {
  const named = parseFileUrl(url);
  const file = named && (await findFile(db, { accountId, mode, fileId: named.fileId }));
  return file?.sequenceId === named?.sequenceId ? file : undefined;
}

/** @param url `scaledata://...`. @returns in a sentence why it cannot be shown. */
export async function openFile(
  { store, files }: { store: Db; files: FileStorage },
  url: string,
  wish: AttachmentWish,
): Promise<AttachmentStream | string> {
  const file = await findFileByUrl(store, wish, url);
  return file ? files.open(file, wish.range) : 'There is no such file.';
}

/** @param base of this server. @param seconds how long it works. @returns undefined for no file of the caller's. */
export async function fileLink(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  caller: Caller,
  url: string,
  base: string,
  seconds: number,
): Promise<string | undefined> {
  const file = await findFileByUrl(store, caller, url);
  if (!file) return undefined;
  const expires = Math.floor(now() / 1000) + seconds;
  return `${base}/v1/files/${file.fileId}/content?${signFileLink(caller.pageTokenSecret, file.fileId, expires)}`;
}

/** @throws ApiError 400 for a task whose attachment is a file that its account and mode do not have. */
export async function refuseUnknownFiles(tx: Tx, task: TaskRow): Promise<void> {
  // Most tasks name none, and are not parsed for it.
  if (!/scaledata:/i.test(task.paramsJson)) return;
  for (const url of attachmentUrls(JSON.parse(task.paramsJson)).filter(isFileUrl)) {
    if (!(await findFileByUrl(tx, task, url))) throw errors.attachmentUnknown(url.slice(0, 200));
  }
}

/** Whoever has a link of ours may read the one file. @throws ApiError 403. */
export async function linkReader(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  fileId: string,
  query: Record<string, unknown>,
): Promise<Caller> {
  const file = isFileId(fileId) ? await findAnyFile(store, fileId) : undefined;
  const secret = file && (await findPageTokenSecret(store, file.accountId));
  if (!file || secret === undefined || !isGoodFileLink(secret, fileId, query, now())) throw errors.linkInvalid();
  const { accountId, mode } = file;
  const nobody = { userId: '', keyId: '', pageTokenSecret: '', defaultCallbackUrl: null };
  return { accountId, mode, role: 'member', ...nobody };
}
