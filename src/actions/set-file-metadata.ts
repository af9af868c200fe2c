import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { isFileId, metadataEntries } from '../rules/file-url.ts';
import type { Tx } from '../store/db.ts';
import { type FileRow, lockFile, writeFileMetadata } from '../store/files.ts';
import { record } from './record.ts';

/** Replaces the metadata of a file. @throws ApiError 404. */
export async function setFileMetadata(
  tx: Tx,
  context: Context,
  fileId: string,
  metadataJson: string,
): Promise<FileRow> {
  const { accountId, mode } = context.caller;
  const file = isFileId(fileId) ? await lockFile(tx, { accountId, mode, fileId }) : undefined;
  if (!file) throw errors.fileNotFound();
  if (file.metadataJson === metadataJson) return file;
  const metadata = JSON.parse(metadataJson);
  const changed = { ...file, metadataJson, updatedAt: Math.max(context.now, file.updatedAt) };
  await writeFileMetadata(tx, changed, metadataEntries(metadata));
  await record(tx, context, 'set file metadata', {
    before: { file_id: fileId, metadata: JSON.parse(file.metadataJson ?? 'null') },
    after: { file_id: fileId, metadata },
  });
  return changed;
}
