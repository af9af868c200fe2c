/** The file behind an address, to be kept here: http(s) through the safe fetch, s3:// and gs:// with our credentials. */
import type { FetchedFile } from '../deps.ts';
import { isObjectUrl, type ObjectStorage, signedUrl } from './object-storage.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** Far above what a file may have: the receiver counts, and says by its own limit what is too large. */
const MAX_BYTES = 1024 ** 3;
const LIMITS = { connectMs: 5_000, headersMs: 15_000, totalMs: 100_000, maxBytes: MAX_BYTES };
/** Seconds; a signature is checked when the answer begins. */
const SIGNED_FOR = 300;

/** @returns the body, or why there is none, with nothing that the other side said. */
export async function fetchFile(
  url: string,
  signal: AbortSignal,
  { open, storage }: { open: SafeFetch['open']; storage: ObjectStorage | undefined },
): Promise<FetchedFile> {
  if (isObjectUrl(url) && !storage) {
    return { problem: 'This server has no credentials for object storage.', temporary: false };
  }
  const address = isObjectUrl(url) ? (await signedUrl(url, storage!, SIGNED_FOR))! : url;
  const got = await open({ url: address, redirects: 3, limits: LIMITS, signal });
  if (!got.ok) return { problem: got.message, temporary: got.retryable };
  const { status, headers, body } = got;
  if (status === 200) return { body, length: Number(headers['content-length'] ?? 0) };
  body.destroy();
  const temporary = status >= 500 || [408, 425, 429].includes(status);
  return { problem: `The server answered with status ${status}.`, temporary };
}
