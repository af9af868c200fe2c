/** sessions and sign_in_links: how people, as against programs, come in. Both kept as hashes. */
import type { Role } from '../rules/roles.ts';
import type { Db, Tx } from './db.ts';

/** Whom a session speaks for. */
export interface SessionOwner {
  accountId: number;
  userId: string;
  role: Role;
  email: string;
  name: string;
  pageTokenSecret: string;
  defaultCallbackUrl: string | null;
}

const OWNER = `select s.account_id, s.user_id, u.role, u.email, u.name, a.page_token_secret, w.callback_url
  from sessions s
  join users u on u.account_id = s.account_id and u.user_id = s.user_id
  join accounts a on a.account_id = s.account_id
  left join settings w on w.account_id = s.account_id and w.mode = 'live'
  where s.session_hash = ? and s.expires_at > ?`;

export async function findSessionOwner(db: Db, sessionHash: string, now: number): Promise<SessionOwner | undefined> {
  const [row] = await db.all(OWNER, [sessionHash, now]);
  if (!row) return undefined;
  const [accountId, userId, role, email, name, pageTokenSecret, defaultCallbackUrl] = row;
  return { accountId, userId, role, email, name, pageTokenSecret, defaultCallbackUrl } as SessionOwner;
}

export async function insertSession(
  tx: Tx,
  session: { accountId: number; sessionHash: string; userId: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await tx.run(
    'insert into sessions (account_id, session_hash, user_id, created_at, expires_at) values (?, ?, ?, ?, ?)',
    [session.accountId, session.sessionHash, session.userId, session.createdAt, session.expiresAt],
  );
}

export async function deleteSession(tx: Tx, sessionHash: string): Promise<void> {
  await tx.run('delete from sessions where session_hash = ?', [sessionHash]);
}

/** Also sweeps what has expired. */
export async function deleteExpired(tx: Tx, now: number): Promise<void> {
  await tx.run('delete from sessions where expires_at <= ?', [now]);
  await tx.run('delete from sign_in_links where expires_at <= ?', [now]);
}

export async function insertSignInLink(
  tx: Tx,
  link: { accountId: number; linkHash: string; userId: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await tx.run(
    'insert into sign_in_links (account_id, link_hash, user_id, created_at, expires_at) values (?, ?, ?, ?, ?)',
    [link.accountId, link.linkHash, link.userId, link.createdAt, link.expiresAt],
  );
}

/** Uses the link up: whoever deletes the row may sign in, so two at once cannot. */
export async function takeSignInLink(
  tx: Tx,
  linkHash: string,
  now: number,
): Promise<{ accountId: number; userId: string } | undefined> {
  const [row] = await tx.all(
    'delete from sign_in_links where link_hash = ? and expires_at > ? returning account_id, user_id',
    [linkHash, now],
  );
  return row && { accountId: Number(row[0]), userId: String(row[1]) };
}
