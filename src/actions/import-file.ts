import type { Context, Deps, ReceivedFile } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { type StoredFile, storeFile } from './add-file.ts';
import { MOST_FILE_BYTES, type NewFile } from './new-file.ts';

/** Fetches the file and stores it. @throws ApiError 400 when it can never be had, 502 when it may be had later, 503. */
export async function importFile(
  deps: Pick<Deps, 'files' | 'log' | 'now' | 'store'>,
  context: Context,
  { url, ...wish }: NewFile & { url: string },
  signal: AbortSignal,
): Promise<StoredFile> {
  const part = await fetchPart(deps, url, signal);
  try {
    if (part.size === 0) throw errors.fileEmpty('file_url');
    return await storeFile(deps, context, wish, part);
  } finally {
    await part.discard();
  }
}

async function fetchPart(
  { files, log }: Pick<Deps, 'files' | 'log'>,
  url: string,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const got = await files!.fetch(url, signal);
  if ('problem' in got) throw (got.temporary ? errors.fileUnavailable : errors.fileRefused)(got.problem);
  const tooLarge = () => errors.fileRefused(`It is larger than the limit of ${MOST_FILE_BYTES} bytes.`);
  if (got.length > MOST_FILE_BYTES) {
    got.body.destroy();
    throw tooLarge();
  }
  try {
    const part = await files!.receive(got.body, MOST_FILE_BYTES);
    if (!part) throw tooLarge();
    return part;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    log.warn({ err: error }, 'file not imported');
    throw errors.fileUnavailable('It could not be read to its end.');
  }
}
