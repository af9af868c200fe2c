/**
 * A link to a file that works for a while, for browsers, which send no key: who has it may read this file and nothing
 * else. Signed (HMAC) with the account's secret; the text begins otherwise than anything else signed with it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (secret: string, fileId: string, expires: number): Buffer =>
  createHmac('sha256', secret).update(`file content\n${fileId}\n${expires}`).digest();

/** @param expires unix seconds. @returns the query of the link. */
export function signFileLink(secret: string, fileId: string, expires: number): string {
  return `expires=${expires}&signature=${signatureOf(secret, fileId, expires).toString('base64url')}`;
}

/** @param now unix milliseconds. @param query as parsed from the URL. */
export function isGoodFileLink(
  secret: string,
  fileId: string,
  { expires, signature }: { expires?: unknown; signature?: unknown },
  now: number,
): boolean {
  if (typeof expires !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(expires) || !/^[A-Za-z0-9_-]{43}$/.test(signature)) return false;
  const given = Buffer.from(signature, 'base64url');
  return timingSafeEqual(given, signatureOf(secret, fileId, Number(expires))) && now < Number(expires) * 1000;
}
