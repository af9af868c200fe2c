/** sign_in_links: what lets one user in, once. Kept as hashes. Times are unix milliseconds. */
import type { Role } from '../rules/roles.ts';
import type { Db, Tx } from './db.ts';

/** What its opener is asked for: `first` an admin's name, address and password, `invitation` a name and a password. */
export type LinkPurpose = 'first' | 'invitation' | 'password' | 'sign-in';

export interface LinkRow {
  accountId: number;
  userId: string;
  purpose: LinkPurpose;
}

export interface NewLink extends LinkRow {
  linkHash: string;
  createdAt: number;
  expiresAt: number;
  /** Null for the operator. */
  madeBy: string | null;
}

/** What its opener is shown before he uses it. */
export interface ShownLink extends LinkRow {
  email: string;
  name: string;
  role: Role;
  account: string;
  /** Who made it, as far as that is known and still there. */
  from: { name: string; email: string } | undefined;
}

export async function insertSignInLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.run(
    `insert into sign_in_links (account_id, link_hash, user_id, created_at, expires_at, purpose, made_by)
      values (?, ?, ?, ?, ?, ?, ?)`,
    [link.accountId, link.linkHash, link.userId, link.createdAt, link.expiresAt, link.purpose, link.madeBy],
  );
}

/** Uses the link up: whoever deletes the row may sign in, so two at once cannot. */
export async function takeSignInLink(tx: Tx, linkHash: string, now: number): Promise<LinkRow | undefined> {
  const [row] = await tx.all(
    'delete from sign_in_links where link_hash = ? and expires_at > ? returning account_id, user_id, purpose',
    [linkHash, now],
  );
  return row && { accountId: Number(row[0]), userId: String(row[1]), purpose: (row[2] ?? 'sign-in') as LinkPurpose };
}

/** Without using it up. */
export async function findSignInLink(db: Db, linkHash: string, now: number): Promise<ShownLink | undefined> {
  const [row] = await db.all(
    `select l.account_id, l.user_id, l.purpose, u.email, u.name, u.role, a.name, m.name, m.email
      from sign_in_links l
      join users u on u.account_id = l.account_id and u.user_id = l.user_id
      join accounts a on a.account_id = l.account_id
      left join users m on m.account_id = l.account_id and m.user_id = l.made_by
      where l.link_hash = ? and l.expires_at > ?`,
    [linkHash, now],
  );
  if (!row) return undefined;
  const [accountId, userId, purpose, email, name, role, account, fromName, fromEmail] = row;
  const from = fromEmail === null ? undefined : { name: String(fromName), email: String(fromEmail) };
  return { accountId, userId, purpose: purpose ?? 'sign-in', email, name, role, account, from } as ShownLink;
}
