/** Authorization header -> caller. */
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import { weaker } from '../rules/roles.ts';
import { findKeyOwner } from '../store/api-keys.ts';
import type { Db, Store } from '../store/db.ts';
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

/** Takes in a key that nobody has, as the emulator does. @returns whether to look for its owner again. */
export type Welcome = (key: string) => Promise<boolean>;

/** Throws ApiError 401 when the header or the key is not good. */
export type Authenticate = (request: IncomingMessage) => Promise<Caller>;

/** More keys than a team has; it bounds the memory. */
const MOST_REMEMBERED = 1000;

/**
 * A key is remembered only until the next commit of any process, so that a revoked one ends at once: on SQLite reads come
 * by the thousand between two commits, and asking whether there was one costs a fifth of looking the key up.
 */
export function createAuthenticate(store: Pick<Store, 'all' | 'commits' | 'dialect'>, welcome?: Welcome): Authenticate {
  const remembered = new Map<string, Caller>();
  let commits: number | undefined;
  return async (request) => {
    const key = keyOf(request);
    if (key === '') throw errors.keyMissing();
    const now = store.commits?.();
    if (now === undefined || now !== commits || remembered.size >= MOST_REMEMBERED) remembered.clear();
    commits = now;
    const known = remembered.get(key);
    if (known) return known;
    const caller = await find(store, key, welcome);
    // On SQLite nothing else ran in between; a commit by another process changes the number that is asked for next.
    if (now !== undefined) remembered.set(key, caller);
    return caller;
  };
}

async function find(db: Db, key: string, welcome?: Welcome): Promise<Caller> {
  const look = () => (key.length <= KEY_LENGTH ? findKeyOwner(db, hashKey(key)) : undefined);
  const owner = (await look()) ?? ((await welcome?.(key)) ? await look() : undefined);
  if (!owner) throw errors.keyUnknown();
  const { accountId, mode, userId, keyId, pageTokenSecret, defaultCallbackUrl } = owner;
  const role = weaker(owner.keyRole, owner.userRole);
  return { accountId, mode, userId, keyId, role, pageTokenSecret, defaultCallbackUrl };
}
