/** How a session begins and ends, and the links that begin one. */
import { randomBytes } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import type { Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import { deleteExpired, deleteSession, insertSession, type SignInMethod } from '../store/sessions.ts';
import { insertSignInLink, type LinkPurpose, takeSignInLink } from '../store/sign-in-links.ts';
import { setInvited } from '../store/team.ts';

export type Maker = Pick<Deps, 'mint'> & { now: number };
type UserKey = { accountId: number; userId: string };

/** The browser that signs in. */
export interface Visitor {
  /** What it says of itself; it goes into the list of the user's sessions. */
  device: string | null;
  /** The cookie that it had: that session ends, so that no value from before a sign-in is of use after it. */
  replaces: string | undefined;
}

/** How long a session lasts, however much it is used. Milliseconds. */
export const SESSION_MS = 14 * 24 * 60 * 60 * 1000;
/** A link that lies around in a mailbox or a log should not open a door for long. Milliseconds. */
export const LINK_MS = 24 * 60 * 60 * 1000;
/** Whoever signed in by a link within this may set a password without the old one. Milliseconds. */
export const FRESH_MS = 15 * 60 * 1000;

/** 256 random bits, in characters that fit into a cookie and a URL. */
export const drawSecret = (): string => randomBytes(32).toString('base64url');

export interface LinkWish {
  purpose?: LinkPurpose;
  /** Absent for the operator. */
  madeBy?: string;
  /** Milliseconds. */
  lasts?: number;
}

/** Makes a link that signs the user in, once, within a day. @returns its secret part. */
export async function createSignInLink(
  tx: Tx,
  maker: Maker,
  accountId: number,
  userId: string,
  { purpose = 'sign-in', madeBy, lasts = LINK_MS }: LinkWish = {},
): Promise<string> {
  const token = drawSecret();
  const { now } = maker;
  const times = { createdAt: now, expiresAt: now + lasts };
  await insertSignInLink(tx, {
    accountId,
    linkHash: hashKey(token),
    userId,
    purpose,
    madeBy: madeBy ?? null,
    ...times,
  });
  await note(tx, maker, { accountId, userId }, 'create sign-in link', { purpose });
  return token;
}

/** Signs in with a link and uses it up. @returns the value of the session's cookie. @throws ApiError 401. */
export async function signIn(tx: Tx, maker: Maker, token: string, visitor: Visitor): Promise<string> {
  const owner = await takeSignInLink(tx, hashKey(token), maker.now);
  if (!owner) throw errors.signInLinkInvalid();
  await setInvited(tx, owner, null);
  return beginSession(tx, maker, owner, 'link', visitor);
}

/** @returns the value of the session's cookie, which is new at each sign-in. */
export async function beginSession(
  tx: Tx,
  maker: Maker,
  { accountId, userId }: UserKey,
  method: SignInMethod,
  { device, replaces }: Visitor,
): Promise<string> {
  const { now } = maker;
  await deleteExpired(tx, now);
  if (replaces !== undefined) await deleteSession(tx, hashKey(replaces));
  const secret = drawSecret();
  await insertSession(tx, {
    accountId,
    userId,
    sessionHash: hashKey(secret),
    createdAt: now,
    expiresAt: now + SESSION_MS,
    seenAt: now,
    device,
    method,
  });
  await note(tx, maker, { accountId, userId }, 'sign in', { method });
  return secret;
}

/** Ends a session; ending it again is fine. */
export async function signOut(tx: Tx, maker: Maker, secret: string): Promise<void> {
  const owner = await deleteSession(tx, hashKey(secret));
  if (owner) await note(tx, maker, owner, 'sign out');
}

/** What somebody did at the door, where there is no caller yet. */
export async function note(
  tx: Tx,
  { mint, now }: Maker,
  { accountId, userId }: UserKey,
  action: string,
  after: object | null = null,
): Promise<void> {
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
    after,
  });
}
