/** sessions: people, as against programs, who came in. Kept as hashes. Times are unix milliseconds. */
import type { Role } from '../rules/roles.ts';
import type { Db, Row, Tx } from './db.ts';

/** How somebody proved who he is. */
export type SignInMethod = 'link' | 'password' | 'provider';

/** Whom a session speaks for. */
export interface SessionOwner {
  accountId: number;
  userId: string;
  role: Role;
  email: string;
  name: string;
  pageTokenSecret: string;
  defaultCallbackUrl: string | null;
  createdAt: number;
  seenAt: number;
  /** Null for one that is older than the note. */
  method: SignInMethod | null;
}

/** At rest for longer than this, a session is over: a weekend is shorter. Milliseconds. */
export const IDLE_MS = 3 * 24 * 60 * 60 * 1000;

const LIVES = 's.expires_at > ? and coalesce(s.seen_at, s.created_at) > ?';
const OWNER = `select s.account_id, s.user_id, u.role, u.email, u.name, a.page_token_secret, w.callback_url, s.created_at,
    coalesce(s.seen_at, s.created_at), s.method
  from sessions s
  join users u on u.account_id = s.account_id and u.user_id = s.user_id
  join accounts a on a.account_id = s.account_id
  left join settings w on w.account_id = s.account_id and w.mode = 'live'
  where s.session_hash = ? and ${LIVES}`;

export async function findSessionOwner(db: Db, sessionHash: string, now: number): Promise<SessionOwner | undefined> {
  const [row] = await db.all(OWNER, [sessionHash, now, now - IDLE_MS]);
  if (!row) return undefined;
  const [accountId, userId, role, email, name, pageTokenSecret, defaultCallbackUrl, createdAt, seenAt, method] = row;
  const owner = { accountId, userId, role, email, name, pageTokenSecret, defaultCallbackUrl };
  return { ...owner, createdAt: Number(createdAt), seenAt: Number(seenAt), method } as SessionOwner;
}

export interface SessionRow {
  accountId: number;
  sessionHash: string;
  userId: string;
  createdAt: number;
  expiresAt: number;
  seenAt: number;
  device: string | null;
  method: SignInMethod | null;
}

export async function insertSession(tx: Tx, s: SessionRow): Promise<void> {
  await tx.run(
    `insert into sessions (account_id, session_hash, user_id, created_at, expires_at, seen_at, device, method)
      values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [s.accountId, s.sessionHash, s.userId, s.createdAt, s.expiresAt, s.seenAt, s.device, s.method],
  );
}

const sessionOf = ([accountId, sessionHash, userId, createdAt, expiresAt, seenAt, device, method]: Row): SessionRow =>
  ({ accountId, sessionHash, userId, createdAt, expiresAt, seenAt, device, method }) as SessionRow;

type UserKey = Pick<SessionOwner, 'accountId' | 'userId'>;

/** Of one user, those that live; the one seen last first. */
export async function listSessions(db: Db, { accountId, userId }: UserKey, now: number): Promise<SessionRow[]> {
  const rows = await db.all(
    `select s.account_id, s.session_hash, s.user_id, s.created_at, s.expires_at, coalesce(s.seen_at, s.created_at),
        s.device, s.method
      from sessions s where s.account_id = ? and s.user_id = ? and ${LIVES} order by 6 desc, 2 limit 100`,
    [accountId, userId, now, now - IDLE_MS],
  );
  return rows.map(sessionOf);
}

/** Somebody uses it. Never brings back one that is gone. */
export async function setSeen(tx: Tx, sessionHash: string, at: number): Promise<void> {
  await tx.run('update sessions set seen_at = ? where session_hash = ? and coalesce(seen_at, 0) < ?', [
    at,
    sessionHash,
    at,
  ]);
}

/** @returns whose it was; undefined when there was none. */
export async function deleteSession(tx: Tx, sessionHash: string): Promise<UserKey | undefined> {
  const [row] = await tx.all('delete from sessions where session_hash = ? returning account_id, user_id', [
    sessionHash,
  ]);
  return row && { accountId: Number(row[0]), userId: String(row[1]) };
}

/** @param but the hash of one that stays. @returns how many ended. */
export function deleteSessionsOf(tx: Tx, { accountId, userId }: UserKey, but = ''): Promise<number> {
  const sql = 'delete from sessions where account_id = ? and user_id = ? and session_hash <> ?';
  return tx.run(sql, [accountId, userId, but]);
}

/** Sweeps what is over. */
export async function deleteExpired(tx: Tx, now: number): Promise<void> {
  for (const table of ['sessions', 'sign_in_links', 'provider_sign_ins']) {
    await tx.run(`delete from ${table} where expires_at <= ?`, [now]);
  }
}
