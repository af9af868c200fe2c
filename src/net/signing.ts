/**
 * What a callback carries beside its body: the shared secret that the Task API documents
 * (`scale-callback-auth`) and the headers of Standard Webhooks, which also prove age and content.
 */
import { isUtf8 } from 'node:buffer';
import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** @returns `whsec_` and base64 of 32 random bytes (Standard Webhooks asks for 24 to 64). */
export function newCallbackSecret(random: (bytes: number) => Buffer = randomBytes): string {
  return `whsec_${random(SECRET_BYTES).toString('base64')}`;
}

export interface Signed {
  /** The same for every try of one callback: by it a receiver knows a duplicate. */
  id: string;
  /** Unix milliseconds of this try; receivers refuse what is older than some minutes. */
  at: number;
  /** The very bytes that are sent. UTF-8. */
  body: Buffer;
  /** Newest first. Two during a rotation: each makes a signature, and the receiver needs to know one of them. */
  secrets: readonly string[];
}

/**
 * To be made anew for each try, because the time is signed too.
 * @throws TypeError when the body is not UTF-8 (the signature would be one of other bytes), or without a secret.
 */
export function signatureHeaders({ id, at, body, secrets }: Signed): Record<string, string> {
  if (!isUtf8(body)) throw new TypeError('Only UTF-8 can be signed');
  if (secrets.length === 0) throw new TypeError('A callback needs a secret to be signed with');
  const seconds = String(Math.floor(at / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets.map((secret) => signature(secret, `${id}.${seconds}.`, body)).join(' '),
  };
}

/** By hand, as the library takes 25 ms for each MB. Standard Webhooks, "Signature scheme": HMAC-SHA256 of `id.seconds.body`. */
function signature(secret: string, head: string, body: Buffer): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length === 0) throw new TypeError('A callback cannot be signed with an empty secret');
  return `v1,${createHmac('sha256', key).update(head).update(body).digest('base64')}`;
}

/** All headers of one try of a callback. @param authKey the account's callback auth key of this mode. */
export function callbackHeaders(signed: Signed, authKey: string): Record<string, string> {
  return { 'content-type': 'application/json', 'scale-callback-auth': authKey, ...signatureHeaders(signed) };
}
