/** Authorization header -> caller. */
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import { weaker } from '../rules/roles.ts';
import { findKeyOwner } from '../store/api-keys.ts';
import type { Db } from '../store/db.ts';

/** Keys of ours have 37 characters, Scale's newer ones under 80; hashing kilobytes for a stranger is not worth it. */
const KEY_LENGTH = 256;

/** Basic with the key as user name and any password, or Bearer (api-facts A.2). @throws ApiError 401. */
function keyOf(request: IncomingMessage): string {
  const header = request.headers.authorization;
  // Node keeps the first of two headers; which one the sender meant is not ours to guess.
  if (!header || isDoubled(request.rawHeaders)) throw errors.keyMissing();
  const [scheme, credentials = '', ...more] = header.split(' ').filter(Boolean);
  if (more.length) throw errors.keyMissing();
  if (/^bearer$/i.test(scheme!)) return credentials;
  if (!/^basic$/i.test(scheme!)) throw errors.keyMissing();
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1 ? decoded : decoded.slice(0, colon);
}

function isDoubled(rawHeaders: string[]): boolean {
  let found = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]!.length === 13 && rawHeaders[i]!.toLowerCase() === 'authorization') found++;
  }
  return found > 1;
}

/** Takes in a key that nobody has, as the emulator does. @returns whether to look for its owner again. */
export type Welcome = (key: string) => Promise<boolean>;

/** @throws ApiError 401 when the header or the key is not good. */
export async function authenticate(db: Db, request: IncomingMessage, welcome?: Welcome): Promise<Caller> {
  const key = keyOf(request);
  if (key === '') throw errors.keyMissing();
  const find = () => (key.length <= KEY_LENGTH ? findKeyOwner(db, hashKey(key)) : undefined);
  const owner = (await find()) ?? ((await welcome?.(key)) ? await find() : undefined);
  if (!owner) throw errors.keyUnknown();
  const { accountId, mode, userId, keyId, pageTokenSecret, defaultCallbackUrl } = owner;
  const role = weaker(owner.keyRole, owner.userRole);
  return { accountId, mode, userId, keyId, role, pageTokenSecret, defaultCallbackUrl };
}
