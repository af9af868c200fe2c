/** Where the bytes of uploaded files are: on the local disk, or in a bucket (TASKWRIGHT_FILES_URL). */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { AttachmentStream, FileStorage } from '../deps.ts';
import { byteRange } from './byte-range.ts';
import { diskFiles } from './disk-files.ts';
import { fetchFile } from './fetch-file.ts';
import type { ObjectStorage } from './object-storage.ts';
import { receiveFile, removeAbandoned } from './receive-file.ts';
import type { SafeFetch } from './safe-fetch.ts';

export interface FileStorageOptions {
  /** Parts on their way in lie here, and on the local disk the files too. */
  directory: string;
  /** `s3://bucket/prefix`; the local disk when undefined. */
  url: string | undefined;
  storage: ObjectStorage | undefined;
  open: SafeFetch['open'];
  /** Told what went wrong with a read: whoever asked hears only that it did. */
  failed: (error: unknown) => void;
}

export async function createFileStorage({
  directory,
  url,
  storage,
  open,
  failed,
}: FileStorageOptions): Promise<FileStorage> {
  const bytes =
    url === undefined
      ? diskFiles(join(directory, 'whole'))
      : (await import('./object-files.ts')).objectFiles(url, storage!);
  return {
    receive: (body, most) => receiveFile(body, join(directory, 'parts'), most),
    fetch: (address, signal) => fetchFile(address, signal, { open, storage }),
    put: (key, part) => bytes.put(keyOf(key), part),
    remove: (key) => bytes.remove(keyOf(key)),
    tidy: () => removeAbandoned(join(directory, 'parts')),
    async open({ size, sha256, mimeType, ...key }, range): Promise<AttachmentStream | string> {
      const part = byteRange(range, size);
      if (part.status === 416) return { ...part, length: 0, body: Readable.from([]) };
      const [start, end] = part.status === 206 ? [part.start, part.end] : [0, size - 1];
      const body = await bytes.read(keyOf(key), start, end).catch((error: unknown) => {
        failed(error);
        return 'The file storage did not answer.';
      });
      if (typeof body === 'string') return body;
      if (!body) return 'It is not in the file storage.';
      const { length, status } = part;
      const known = { type: mimeType, takesRanges: true, etag: `"${sha256.slice(0, 32)}"`, length, body };
      return part.status === 206 ? { ...known, status, range: part.range } : { ...known, status };
    },
    async first(file, most) {
      const body = await bytes.read(keyOf(file), 0, Math.min(most, file.size) - 1);
      return body && buffer(body);
    },
  };
}

const keyOf = ({ accountId, mode, fileId }: { accountId: number; mode: string; fileId: string }): string =>
  `${accountId}/${mode}/${fileId.slice(0, 2)}/${fileId}`;
