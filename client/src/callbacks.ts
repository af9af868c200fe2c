/** Is this callback from our server? Standard Webhooks and Scale's header, on WebCrypto: Node, browsers, workers. */
import type { Task } from './api.ts';
import { CallbackError } from './errors.ts';

/** The body of a callback. Of a batch it has no task. */
export interface CallbackBody {
  task_id?: string;
  status?: Task['status'];
  response?: Record<string, unknown>;
  task?: Task;
  [name: string]: unknown;
}

/** As fetch has them, or as Node's http has them. */
export type CallbackHeaders = Headers | Record<string, string | string[] | undefined>;

export interface CallbackSecrets {
  /** signing_secret of /v1/settings, whsec_...; several while one takes over from another. */
  signingSecret?: string | string[] | undefined;
  /** callback_auth_key of /v1/settings, for scale-callback-auth. */
  authKey?: string | undefined;
  /** Seconds that a callback may be old, or ahead of our clock; 300 when left out. */
  tolerance?: number | undefined;
  /** Unix milliseconds; the clock when left out. */
  now?: number | undefined;
}

/**
 * With both secrets given, both have to fit.
 * @param body the very bytes that came: JSON that was parsed and printed again has another signature.
 * @returns the parsed body. @throws CallbackError
 */
export async function verifyCallback(
  body: string | Uint8Array,
  headers: CallbackHeaders,
  { signingSecret, authKey, tolerance = 300, now = Date.now() }: CallbackSecrets,
): Promise<CallbackBody> {
  if (!signingSecret?.length && !authKey) throw new TypeError('signingSecret or authKey is needed');
  const bytes = typeof body === 'string' ? encode(body) : body;
  if (signingSecret?.length) await checkSignature(bytes, headers, { secrets: [signingSecret].flat(), tolerance, now });
  if (authKey && !(await isSame(headerOf(headers, 'scale-callback-auth'), authKey))) {
    throw new CallbackError('scale-callback-auth does not fit');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CallbackError('the body is not JSON', { cause });
  }
}

interface Check {
  secrets: string[];
  tolerance: number;
  now: number;
}

/** Standard Webhooks 1.0: HMAC-SHA256 of id.timestamp.body. After a rotation there are several; one that fits is enough. */
async function checkSignature(body: Uint8Array, headers: CallbackHeaders, { secrets, tolerance, now }: Check) {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  if (!id || !timestamp || !signatures) throw new CallbackError('webhook-id, -timestamp or -signature is missing');
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > tolerance) {
    throw new CallbackError('webhook-timestamp is too far from our clock');
  }
  const signed = joined(encode(`${id}.${timestamp}.`), body);
  const given = signatures.split(' ').filter((part) => part.startsWith('v1,'));
  for (const secret of secrets) {
    const key = await hmacKey(decode(secret.replace(/^whsec_/, '')));
    for (const part of given) {
      const signature = tryDecode(part.slice(3));
      // WebCrypto compares in constant time.
      if (signature && (await crypto.subtle.verify('HMAC', key, signature, signed))) return;
    }
  }
  throw new CallbackError('webhook-signature does not fit');
}

/** In constant time: how far two texts agree says nothing of how far their HMACs under a random key do. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const key = await hmacKey(crypto.getRandomValues(new Uint8Array(32)));
  const signature = await crypto.subtle.sign('HMAC', key, encode(given));
  return crypto.subtle.verify('HMAC', key, signature, encode(expected));
}

const hmacKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

/** In whatever case. Of doubled headers none is believed. */
function headerOf(headers: CallbackHeaders, name: string): string {
  // Not instanceof: a library may bring a Headers of its own.
  if (typeof headers.get === 'function') return (headers as Headers).get(name) ?? '';
  const values = Object.entries(headers).flatMap(([one, value]) => (one.toLowerCase() === name ? [value].flat() : []));
  return values.length === 1 ? String(values[0]) : '';
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

/** @throws TypeError for what is no secret: that is a mistake of the receiver's own. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = tryDecode(base64);
  if (!bytes?.length) throw new TypeError('signingSecret must be base64, with or without whsec_ in front');
  return bytes;
}

function tryDecode(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
