/** Where somebody is signed in, and his password. */
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import { formatTime } from '../rules/time.ts';
import { lockUser } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { findPassword, setPassword } from '../store/passwords.ts';
import { deleteSession, deleteSessionsOf, listSessions, type SessionOwner } from '../store/sessions.ts';
import { deleteSignInLinks } from '../store/team.ts';
import { checkPassword } from './join.ts';
import { beginSession, FRESH_MS, type Maker, note, type Visitor } from './sign-in.ts';
import { type SignInDeps, takeTryOrWait } from './sign-in-password.ts';
import { forgiveTries } from './sign-in-tries.ts';

/** Enough of the hash to name it, and of no use to anybody. */
const idOf = (sessionHash: string): string => sessionHash.slice(0, 16);

export async function ownSessionsJson(db: Db, owner: SessionOwner, secret: string, now: number): Promise<string> {
  const rows = await listSessions(db, owner, now);
  const own = hashKey(secret);
  const hasPassword = (await findPassword(db, owner)) !== undefined;
  const sessions = rows.map(({ sessionHash, createdAt, seenAt, device, method }) => ({
    session_id: idOf(sessionHash),
    current: sessionHash === own,
    device,
    method,
    created_at: formatTime(createdAt),
    last_seen_at: formatTime(seenAt),
  }));
  return JSON.stringify({
    sessions,
    has_password: hasPassword,
    needs_current_password: needsCurrent(owner, hasPassword, now),
  });
}

const needsCurrent = ({ method, createdAt }: SessionOwner, hasPassword: boolean, now: number): boolean =>
  hasPassword && !(method === 'link' && now - createdAt < FRESH_MS);

/** @throws ApiError 404. */
export async function endSession(tx: Tx, maker: Maker, owner: SessionOwner, sessionId: string): Promise<void> {
  const found = (await listSessions(tx, owner, maker.now)).find(({ sessionHash }) => idOf(sessionHash) === sessionId);
  if (!found) throw errors.sessionNotFound();
  await deleteSession(tx, found.sessionHash);
  await note(tx, maker, owner, 'sign out', { elsewhere: true });
}

/** Also here. @returns how many sessions ended. */
export async function signOutEverywhere(
  tx: Tx,
  maker: Maker,
  owner: Pick<SessionOwner, 'accountId' | 'userId'>,
): Promise<number> {
  const ended = await deleteSessionsOf(tx, owner);
  await deleteSignInLinks(tx, owner);
  await note(tx, maker, owner, 'sign out everywhere', { sessions: ended });
  return ended;
}

export interface PasswordChange {
  password: string;
  /** The one until now, where there is one. */
  current?: string | undefined;
  /** Network address. */
  address: string;
}

/**
 * All other sessions and links of the user end; this one goes on under a new cookie.
 * @returns it. @throws ApiError 400, 403 when the current one is wrong, 429.
 */
export async function changePassword(
  deps: SignInDeps & Pick<Deps, 'passwords'>,
  owner: SessionOwner,
  { password, current, address }: PasswordChange,
  visitor: Visitor,
): Promise<string> {
  const { email, name } = owner;
  const before = await findPassword(deps.store, owner);
  checkPassword(password, [email, name]);
  if (needsCurrent(owner, before !== undefined, deps.now())) {
    if (current === undefined) throw errors.invalidParameter('"current" must be your password of now');
    await takeTryOrWait(deps, { email, address });
    if (!(await deps.passwords.verify(current, before))) throw errors.passwordWrong();
  }
  const hash = await deps.passwords.hash(password);
  return deps.store.write(async (tx) => {
    const maker = { mint: deps.mint, now: deps.now() };
    await lockUser(tx, owner.accountId, owner.userId);
    if ((await findPassword(tx, owner)) !== before) throw errors.passwordWrong();
    await setPassword(tx, owner, hash, maker.now);
    if (current !== undefined) await forgiveTries(tx, { email, address }, maker.now);
    await deleteSessionsOf(tx, owner);
    await deleteSignInLinks(tx, owner);
    await note(tx, maker, owner, 'change password');
    return beginSession(tx, maker, owner, 'password', visitor);
  });
}
