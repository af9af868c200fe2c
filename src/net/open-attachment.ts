/** An attachment as a stream, wherever it is: what a labeler is shown who cannot reach it himself. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { AttachmentStream, AttachmentWish } from '../deps.ts';
import type { AttachmentCache } from './attachment-cache.ts';
import { byteRange } from './byte-range.ts';
import type { CachedFile, CachedHead } from './cached-file.ts';
import { inspectContent } from './content.ts';
import { isDataUrl, readDataUrl } from './data-url.ts';
import { isObjectUrl, type ObjectStorage, signedUrl } from './object-storage.ts';
import type { OpenResult, OpenSuccess } from './outcome.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** A film may take its time, at the speed of who looks at it; a stall is ended earlier by its reader. */
const LIMITS = { connectMs: 5_000, headersMs: 15_000, totalMs: 15 * 60_000, maxBytes: 2 * 1024 ** 3 };
/** Seconds; a signature is checked when the answer begins. */
const SIGNED_FOR = 300;

export interface OpenOptions {
  open: SafeFetch['open'];
  storage: ObjectStorage | undefined;
  cache?: AttachmentCache | undefined;
}

/** @returns the stream, or in a sentence why there is none. */
export async function openAttachment(
  url: string,
  wish: AttachmentWish,
  options: OpenOptions,
): Promise<AttachmentStream | string> {
  if (isDataUrl(url)) return openData(url);
  const kept = await options.cache?.find(wish.accountId, url);
  let isRead = false;
  try {
    // What is kept is the whole, so the whole is asked for: has it changed?
    const got = await ask(url, kept ? conditionOf(kept.head) : rangeOf(wish), wish.signal, options);
    if (typeof got === 'string') return got;
    isRead = kept !== undefined && isStillGood(got);
    if (kept && isRead) {
      if (got.ok) got.body.destroy();
      return fromCache(kept, wish.range);
    }
    if (!got.ok) return got.message;
    if (![200, 206, 416].includes(got.status)) {
      got.body.destroy();
      return `The server answered with status ${got.status}.`;
    }
    if (got.status === 416) {
      // What the other side says of it is not for labelers.
      got.body.destroy();
      const range = got.headers['content-range'];
      return { status: 416, ...(range === undefined ? {} : { range }), length: 0, body: Readable.from([]) };
    }
    return await streamOf(got, url, wish, options.cache);
  } finally {
    if (kept && !isRead) await kept.close();
  }
}

type Headers = Record<string, string>;

const rangeOf = ({ range }: AttachmentWish): Headers => (range === undefined ? {} : { range });

function conditionOf({ etag, lastModified }: CachedHead): Headers {
  return etag === undefined ? { 'if-modified-since': lastModified! } : { 'if-none-match': etag };
}

/** 304; or its server is not to be had just now, and does not refuse. */
const isStillGood = (got: OpenResult): boolean =>
  got.ok ? got.status === 304 || got.status >= 500 || [408, 429].includes(got.status) : got.retryable;

async function ask(url: string, headers: Headers, signal: AbortSignal, { open, storage }: OpenOptions) {
  if (isObjectUrl(url) && !storage) return 'This server has no credentials for object storage.';
  const address = isObjectUrl(url) ? (await signedUrl(url, storage!, SIGNED_FOR))! : url;
  return open({ url: address, headers, redirects: 3, limits: LIMITS, signal });
}

async function streamOf(
  { status, headers, body }: OpenSuccess,
  url: string,
  { accountId }: AttachmentWish,
  cache: AttachmentCache | undefined,
): Promise<AttachmentStream | string> {
  const { 'content-length': told, 'content-range': range, etag, 'last-modified': lastModified } = headers;
  const isBeginning = status === 200 || (status === 206 && /^bytes 0-/.test(range ?? ''));
  const length = told !== undefined && /^\d{1,15}$/.test(told) ? Number(told) : undefined;
  try {
    const type = isBeginning ? await typeOf(body) : undefined;
    const isKept = cache && status === 200 && type !== undefined && (etag ?? lastModified) !== undefined;
    const version = {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
    return {
      status: status as AttachmentStream['status'],
      ...(type === undefined ? {} : { type }),
      ...(length === undefined ? {} : { length }),
      ...(range === undefined ? {} : { range }),
      ...(etag === undefined ? {} : { etag }),
      takesRanges: headers['accept-ranges'] === 'bytes',
      body: isKept ? await cache.keep(accountId, url, body, { size: length, type, ...version }) : body,
    };
  } catch {
    return 'The connection was broken off before the first byte.';
  }
}

function fromCache({ head, read, close }: CachedFile, wanted: string | undefined): AttachmentStream {
  const { size, type, etag } = head;
  const known = { type, takesRanges: true, ...(etag === undefined ? {} : { etag }) };
  const part = byteRange(wanted, size);
  if (part.status === 416) return { ...part, length: 0, body: empty(close) };
  const { status, length } = part;
  if (part.status === 200) return { ...known, status, length, body: size === 0 ? empty(close) : read(0, size - 1) };
  return { ...known, status, length, range: part.range, body: read(part.start, part.end) };
}

function empty(close: () => Promise<void>): Readable {
  void close();
  return Readable.from([]);
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
