import { randomBytes } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import type { Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import { deleteExpired, deleteSession, insertSession, insertSignInLink, takeSignInLink } from '../store/sessions.ts';
import { setInvited } from '../store/team.ts';

type Maker = Pick<Deps, 'mint'> & { now: number };

/** How long a session lasts without being renewed. Milliseconds. */
export const SESSION_MS = 14 * 24 * 60 * 60 * 1000;
/** A link that lies around in a mailbox or a log should not open a door for long. Milliseconds. */
export const LINK_MS = 24 * 60 * 60 * 1000;

/** 256 random bits, in characters that fit into a cookie and a URL. */
const draw = (): string => randomBytes(32).toString('base64url');

/** Makes a link that signs the user in, once, within a day. @returns its secret part. */
export async function createSignInLink(tx: Tx, maker: Maker, accountId: number, userId: string): Promise<string> {
  const token = draw();
  const { now } = maker;
  await insertSignInLink(tx, { accountId, linkHash: hashKey(token), userId, createdAt: now, expiresAt: now + LINK_MS });
  await note(tx, maker, accountId, userId, 'create sign-in link');
  return token;
}

/** Signs in with a link and uses it up. @returns the value of the session's cookie. @throws ApiError 401. */
export async function signIn(tx: Tx, maker: Maker, token: string): Promise<string> {
  const { now } = maker;
  await deleteExpired(tx, now);
  const owner = await takeSignInLink(tx, hashKey(token), now);
  if (!owner) throw errors.signInLinkInvalid();
  await setInvited(tx, owner, null);
  const secret = draw();
  await insertSession(tx, { ...owner, sessionHash: hashKey(secret), createdAt: now, expiresAt: now + SESSION_MS });
  await note(tx, maker, owner.accountId, owner.userId, 'sign in');
  return secret;
}

/** Ends a session; ending it again is fine. */
export async function signOut(tx: Tx, secret: string): Promise<void> {
  await deleteSession(tx, hashKey(secret));
}

async function note(tx: Tx, { mint, now }: Maker, accountId: number, userId: string, action: string): Promise<void> {
  await insertEvent(tx, {
    accountId,
    eventId: mint().id,
    at: now,
    mode: null,
    action,
    taskId: null,
    userId,
    keyId: null,
    requestId: null,
    before: null,
    after: null,
  });
}
