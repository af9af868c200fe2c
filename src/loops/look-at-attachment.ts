/** One look at an attachment: is it there, how large, what is it, how many pixels. No full copy is made. */
import { findFileByUrl } from '../actions/file.ts';
import type { FileStorage } from '../deps.ts';
import { inspectContent } from '../net/content.ts';
import { isDataUrl, readDataUrl } from '../net/data-url.ts';
import { isObjectUrl, type ObjectStorage, signedUrl } from '../net/object-storage.ts';
import type { FetchResult, FetchSuccess } from '../net/outcome.ts';
import type { SafeFetch } from '../net/safe-fetch.ts';
import { isFileUrl } from '../rules/file-url.ts';
import type { AttachmentRow } from '../store/attachments.ts';
import type { Db } from '../store/db.ts';

/** Enough for the type of nearly every file and the size of nearly every picture. Bytes. */
const FIRST_BYTES = 64 * 1024;
const LIMITS = { connectMs: 5_000, headersMs: 15_000, totalMs: 20_000, maxBytes: FIRST_BYTES * 2 };

/** Seconds; longer than a look takes. */
const SIGNED_FOR = 300;

export interface LookOptions {
  fetch: SafeFetch['fetch'];
  storage: ObjectStorage | undefined;
  store: Db;
  files: FileStorage;
}

export type Look =
  | { kind: 'good'; statusCode: number; bytes: number | null; mimeType: string; width?: number; height?: number }
  | { kind: 'bad'; statusCode: number | null; error: string }
  /** Nobody's fault, or nobody knows whose: worth another try. */
  | { kind: 'unreachable' };

/** @param wantsImage the task needs a picture, so anything else is bad. */
export async function lookAt(a: AttachmentRow, wantsImage: boolean, options: LookOptions): Promise<Look> {
  const { fetch, storage } = options;
  if (isDataUrl(a.url)) return lookAtData(a.url, wantsImage);
  if (isFileUrl(a.url)) return lookAtFile(a, wantsImage, options);
  const url = isObjectUrl(a.url) && storage ? await signedUrl(a.url, storage, SIGNED_FOR) : a.url;
  if (isObjectUrl(a.url) && !storage) {
    return { kind: 'bad', statusCode: null, error: 'This server has no credentials for object storage.' };
  }
  return lookAtUrl(url!, wantsImage, fetch);
}

async function lookAtUrl(url: string, wantsImage: boolean, fetch: SafeFetch['fetch']): Promise<Look> {
  const range = { range: `bytes=0-${FIRST_BYTES - 1}` };
  // A ranged GET and not HEAD first: a pre-signed URL is signed for one method.
  const got = await fetch({ url, headers: range, redirects: 3, readBytes: FIRST_BYTES, limits: LIMITS });
  const bad = badOrUnreachable(got);
  if (bad) return bad;
  const found = got as FetchSuccess;
  const total = sizeOf(found) ?? (await sizeByHead(url, fetch));
  return judge(found.body, total, found.status, wantsImage);
}

/** Only 4xx is final at once; 408, 425, 429 and 5xx pass (RFC 9110, RFC 6585, RFC 8470). */
function badOrUnreachable(got: FetchResult): Look | undefined {
  if (!got.ok) return got.retryable ? { kind: 'unreachable' } : { kind: 'bad', statusCode: null, error: got.message };
  const { status } = got;
  if (status === 200 || status === 206) return undefined;
  if (status >= 500 || [408, 425, 429].includes(status)) return { kind: 'unreachable' };
  if (status === 416) return { kind: 'bad', statusCode: status, error: 'It is empty.' };
  return { kind: 'bad', statusCode: status, error: `The server answered with status ${status}.` };
}

async function judge(first: Buffer, bytes: number | null, statusCode: number, wantsImage: boolean): Promise<Look> {
  if (first.length === 0) return { kind: 'bad', statusCode, error: 'It is empty.' };
  const { type, width, height, tooManyPixels } = await inspectContent(first);
  if (wantsImage && !type.startsWith('image/')) {
    return { kind: 'bad', statusCode, error: `It is not a picture but ${type}.` };
  }
  if (tooManyPixels) return { kind: 'bad', statusCode, error: `It has too many pixels: ${width} x ${height}.` };
  return { kind: 'good', statusCode, bytes, mimeType: type, ...(width && height ? { width, height } : {}) };
}

function sizeOf({ status, headers, body, truncated }: FetchSuccess): number | null {
  if (status === 200 && body.length > 0 && !truncated) return body.length;
  const text = status === 206 ? headers['content-range']?.split('/')[1] : headers['content-length'];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

async function sizeByHead(url: string, fetch: SafeFetch['fetch']): Promise<number | null> {
  const got = await fetch({ method: 'HEAD', url, redirects: 3, limits: LIMITS });
  return got.ok && got.status === 200 ? sizeOf({ ...got, status: 200 }) : null;
}

/** One of ours. */
async function lookAtFile(a: AttachmentRow, wantsImage: boolean, { store, files }: LookOptions): Promise<Look> {
  const file = await findFileByUrl(store, a, a.url);
  if (!file) return { kind: 'bad', statusCode: 404, error: 'There is no such file.' };
  // Its bytes are safe, though perhaps in a place that does not answer just now, or that another process reaches.
  const first = await files.first(file, FIRST_BYTES).catch(() => undefined);
  return first ? judge(first, file.size, 200, wantsImage) : { kind: 'unreachable' };
}

async function lookAtData(url: string, wantsImage: boolean): Promise<Look> {
  const bytes = readDataUrl(url);
  if (typeof bytes === 'string') return { kind: 'bad', statusCode: null, error: bytes };
  return judge(bytes, bytes.length, 200, wantsImage);
}
