/**
 * `next_token` (design.md section 10): base64url of the keyset, a hash of the filters and a MAC over
 * both with the account's secret. Nobody else can make one, and it works with its own filters only.
 */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';

const KEYSET = 12;
const FILTERS = 8;
const MAC = 16;
const TOKEN = /^[A-Za-z0-9_-]{48}$/;

const filtersHash = (filters: string): Buffer => hash('sha256', filters, 'buffer').subarray(0, FILTERS);
const mac = (secret: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(body).digest().subarray(0, MAC);

/**
 * @param taskId the last task of the page just sent.
 * @param filters anything that names the world and the filters of the list.
 */
export function encodePageToken(secret: string, taskId: string, filters: string): string {
  const body = Buffer.concat([Buffer.from(taskId, 'hex'), filtersHash(filters)]);
  return Buffer.concat([body, mac(secret, body)]).toString('base64url');
}

/** @returns the task id to go on after, or undefined for a token that was not made here for these filters. */
export function decodePageToken(secret: string, token: string, filters: string): string | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, KEYSET + FILTERS);
  if (!timingSafeEqual(bytes.subarray(KEYSET + FILTERS), mac(secret, body))) return undefined;
  if (!body.subarray(KEYSET).equals(filtersHash(filters))) return undefined;
  return body.subarray(0, KEYSET).toString('hex');
}
