/** An attachment as a stream, wherever it is: what a labeler is shown who cannot reach it himself. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { AttachmentStream, AttachmentWish } from '../deps.ts';
import { inspectContent } from './content.ts';
import { isDataUrl, readDataUrl } from './data-url.ts';
import { isObjectUrl, type ObjectStorage, signedUrl } from './object-storage.ts';
import type { OpenSuccess } from './outcome.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** A film may take its time, at the speed of who looks at it; a stall is ended earlier by its reader. */
const LIMITS = { connectMs: 5_000, headersMs: 15_000, totalMs: 15 * 60_000, maxBytes: 2 * 1024 ** 3 };
/** Seconds; a signature is checked when the answer begins. */
const SIGNED_FOR = 300;

export interface OpenOptions {
  open: SafeFetch['open'];
  storage: ObjectStorage | undefined;
}

/** @returns the stream, or in a sentence why there is none. */
export async function openAttachment(
  url: string,
  wish: AttachmentWish,
  { open, storage }: OpenOptions,
): Promise<AttachmentStream | string> {
  if (isDataUrl(url)) return openData(url);
  if (isObjectUrl(url) && !storage) return 'This server has no credentials for object storage.';
  const address = isObjectUrl(url) ? (await signedUrl(url, storage!, SIGNED_FOR))! : url;
  const headers: Record<string, string> = wish.range === undefined ? {} : { range: wish.range };
  const got = await open({ url: address, headers, redirects: 3, limits: LIMITS, signal: wish.signal });
  if (!got.ok) return got.message;
  if (![200, 206, 416].includes(got.status)) {
    got.body.destroy();
    return `The server answered with status ${got.status}.`;
  }
  return streamOf(got);
}

async function streamOf({ status, headers, body }: OpenSuccess): Promise<AttachmentStream | string> {
  const { 'content-length': length, 'content-range': range, etag } = headers;
  const isBeginning = status === 200 || (status === 206 && /^bytes 0-/.test(range ?? ''));
  try {
    return {
      status: status as AttachmentStream['status'],
      ...(isBeginning ? { type: await typeOf(body) } : {}),
      ...(length !== undefined && /^\d{1,15}$/.test(length) ? { length: Number(length) } : {}),
      ...(range === undefined ? {} : { range }),
      ...(etag === undefined ? {} : { etag }),
      takesRanges: headers['accept-ranges'] === 'bytes',
      body,
    };
  } catch {
    return 'The connection was broken off before the first byte.';
  }
}

/** By what comes first, which is put back. */
async function typeOf(body: Readable): Promise<string> {
  if (body.readableLength === 0 && !body.readableEnded) await once(body, 'readable');
  const first: Buffer | null = body.read();
  if (first === null) return 'application/octet-stream';
  body.unshift(first);
  return (await inspectContent(first)).type;
}

async function openData(url: string): Promise<AttachmentStream | string> {
  const bytes = readDataUrl(url);
  if (typeof bytes === 'string') return bytes;
  const { type } = await inspectContent(bytes);
  return { status: 200, type, length: bytes.length, body: Readable.from([bytes], { objectMode: false }) };
}
