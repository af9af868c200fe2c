/** One file of the attachment cache: a head of fixed length that says what it is, then its bytes. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Bytes of the head: a line of JSON, filled up with spaces. */
export const HEAD_BYTES = 2048;

export interface CachedHead {
  /** Bytes without the head. */
  size: number;
  /** By its content. */
  type: string;
  /** What its server said of this version; at least one of the two. */
  etag?: string;
  lastModified?: string;
}

/** @returns undefined when it is too long to be kept. */
export function headOf(head: CachedHead): Buffer | undefined {
  const text = Buffer.from(JSON.stringify(head));
  if (text.length >= HEAD_BYTES) return undefined;
  return Buffer.concat([text, Buffer.alloc(HEAD_BYTES - text.length - 1, ' '), Buffer.from('\n')]);
}

export interface CachedFile {
  head: CachedHead;
  /** The bytes from `start` to `end`, both with them; closes the file with its end. */
  read(start: number, end: number): Readable;
  close(): Promise<void>;
}

/** @returns undefined when it is not there, or not whole. Once open it can be read, though it is removed meanwhile. */
export async function openCached(path: string): Promise<CachedFile | undefined> {
  const handle = await open(path).catch(() => undefined);
  const head = handle && (await readHead(handle).catch(() => undefined));
  if (handle && head) {
    return {
      head,
      read: (start, end) => handle.createReadStream({ start: HEAD_BYTES + start, end: HEAD_BYTES + end }),
      close: () => handle.close(),
    };
  }
  await handle?.close();
  return undefined;
}

async function readHead(handle: FileHandle): Promise<CachedHead | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  if (bytesRead < HEAD_BYTES) return undefined;
  const head = JSON.parse(buffer.toString()) as CachedHead;
  return (await handle.stat()).size === HEAD_BYTES + head.size ? head : undefined;
}
