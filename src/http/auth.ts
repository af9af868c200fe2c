/** Authorization header -> caller. */
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import { weaker } from '../rules/roles.ts';
import { findKeyOwner } from '../store/api-keys.ts';
import type { Db } from '../store/db.ts';
import { timesGiven } from './plain-headers.ts';

/** Keys of ours have 37 characters, Scale's newer ones under 80; hashing kilobytes for a stranger is not worth it. */
const KEY_LENGTH = 256;

/** Basic with the key as user name and any password, or Bearer (api-facts A.2). @throws ApiError 401. */
function keyOf(request: IncomingMessage): string {
  const header = request.headers.authorization;
  // Node keeps the first of two headers; which one the sender meant is not ours to guess.
  if (!header || timesGiven(request, 'authorization') > 1) throw errors.keyMissing();
  const [scheme, credentials = '', ...more] = header.split(' ').filter(Boolean);
  if (more.length) throw errors.keyMissing();
  if (/^bearer$/i.test(scheme!)) return credentials;
  if (!/^basic$/i.test(scheme!)) throw errors.keyMissing();
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1 ? decoded : decoded.slice(0, colon);
}

/** @throws ApiError 401 when the header or the key is not good. */
export async function authenticate(db: Db, request: IncomingMessage): Promise<Caller> {
  const key = keyOf(request);
  if (key === '') throw errors.keyMissing();
  const owner = key.length <= KEY_LENGTH ? await findKeyOwner(db, hashKey(key)) : undefined;
  if (!owner) throw errors.keyUnknown();
  const { accountId, mode, userId, keyId, pageTokenSecret, defaultCallbackUrl } = owner;
  const role = weaker(owner.keyRole, owner.userRole);
  return { accountId, mode, userId, keyId, role, pageTokenSecret, defaultCallbackUrl };
}
