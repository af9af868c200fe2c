/** A file comes: first its bytes into the storage, then, in one unit, the row that says that it is there. */
import { randomUUID } from 'node:crypto';
import type { Context, Deps, ReceivedFile } from '../deps.ts';
import { errors } from '../errors.ts';
import { metadataEntries } from '../rules/file-url.ts';
import { RunAgain, type Tx } from '../store/db.ts';
import { type FileKey, type FileRow, findFileByReference, insertEntries, insertFile } from '../store/files.ts';
import { findProject } from '../store/projects.ts';
import { beginRemoval, claimFile, forgetUnclaimed, noteUnclaimed } from '../store/unclaimed-files.ts';
import type { NewFile } from './new-file.ts';
import { record } from './record.ts';

/** Its bytes are safe, and it has no row yet. */
export interface StoredFile extends FileKey, Pick<ReceivedFile, 'size' | 'sha256' | 'mimeType'> {
  wish: NewFile;
}

type FileDeps = Pick<Deps, 'files' | 'log' | 'now' | 'store'>;

/** Takes the part over. @throws ApiError 503 when the storage does not take it; nothing is left then. */
export async function storeFile(
  deps: FileDeps,
  { caller }: Context,
  wish: NewFile,
  part: ReceivedFile,
): Promise<StoredFile> {
  const { accountId, mode } = caller;
  const key: FileKey = { accountId, mode, fileId: randomUUID() };
  const { size, sha256, mimeType } = part;
  // Whatever dies from here on, the bytes are known, and removed if nobody claims them.
  await deps.store.write((tx) => noteUnclaimed(tx, key, deps.now()));
  try {
    await deps.files!.put(key, part);
  } catch (error) {
    deps.log.error({ err: error }, 'file not stored');
    await dropFile(deps, key);
    throw errors.fileStorageDown();
  }
  return { ...key, size, sha256, mimeType, wish };
}

/** The bytes are not needed, unless a row claimed them after all. What fails here is done later by the sweeper. */
export async function dropFile({ store, files, log }: FileDeps, key: FileKey): Promise<void> {
  try {
    if (!(await store.write((tx) => beginRemoval(tx, key)))) return;
    await files!.remove(key);
    await store.write((tx) => forgetUnclaimed(tx, key));
  } catch (error) {
    log.warn({ err: error, file_id: key.fileId }, 'file not removed yet');
  }
}

/** @throws ApiError 404 for an unknown project, 409 for a taken reference_id, 503 when it took so long that the bytes are gone. */
export async function addFile(tx: Tx, context: Context, { wish, ...stored }: StoredFile): Promise<FileRow> {
  const { accountId, mode, fileId, size, mimeType } = stored;
  const { project_name: project = null, reference_id: referenceId = null, metadataJson } = wish;
  if (project !== null && !(await findProject(tx, accountId, mode, project))) throw errors.projectNotFound(project);
  const { id: sequenceId, at } = context.mint();
  const displayName = wish.display_name ?? null;
  const times = { createdAt: at, updatedAt: at };
  const file: FileRow = { ...stored, ...times, sequenceId, referenceId, project, displayName, metadataJson };
  if (!(await insertFile(tx, file))) {
    const other = await findFileByReference(tx, accountId, mode, referenceId!);
    // It was let go of between the insert and this look.
    if (other === undefined) throw new RunAgain();
    throw errors.referenceIdTaken(referenceId!, other);
  }
  if (!(await claimFile(tx, stored))) throw errors.storeBusy();
  if (metadataJson !== null) await insertEntries(tx, file, metadataEntries(JSON.parse(metadataJson)));
  await record(tx, context, 'add file', { after: { file_id: fileId, mime_type: mimeType, size } });
  return file;
}
