/** accounts and their users. */
import type { Role } from '../rules/roles.ts';
import type { Db, Row, Tx } from './db.ts';

export interface AccountRow {
  accountId: number;
  name: string;
  pageTokenSecret: string;
  createdAt: number;
}

export interface UserRow {
  accountId: number;
  userId: string;
  email: string;
  name: string;
  role: Role;
  createdAt: number;
  /** Until when he may come, unix milliseconds; null or absent once he came. */
  invitedUntil?: number | null;
}

export async function listAccounts(db: Db): Promise<AccountRow[]> {
  const rows = await db.all('select account_id, name, page_token_secret, created_at from accounts order by 1', []);
  return rows.map(([accountId, name, pageTokenSecret, createdAt]) => ({
    accountId: Number(accountId),
    name: String(name),
    pageTokenSecret: String(pageTokenSecret),
    createdAt: Number(createdAt),
  }));
}

export async function findAccountName(db: Db, accountId: number): Promise<string> {
  const [row] = await db.all('select name from accounts where account_id = ?', [accountId]);
  return String(row![0]);
}

/** Of an account that the unit holds. */
export async function setAccountName(tx: Tx, accountId: number, name: string): Promise<void> {
  await tx.run('update accounts set name = ? where account_id = ?', [name, accountId]);
}

/** @returns undefined for no such account. */
export async function findPageTokenSecret(db: Db, accountId: number): Promise<string | undefined> {
  const [row] = await db.all('select page_token_secret from accounts where account_id = ?', [accountId]);
  return row && String(row[0]);
}

/** Number 1, which is taken once: of many processes that found no account, one gets it. */
export async function insertFirstAccount(tx: Tx, account: Omit<AccountRow, 'accountId'>): Promise<number> {
  await tx.run('insert into accounts (account_id, name, page_token_secret, created_at) values (1, ?, ?, ?)', [
    account.name,
    account.pageTokenSecret,
    account.createdAt,
  ]);
  return 1;
}

/** Gives the account the next number. Two at once: one of them is refused by the primary key and run again. */
export async function insertAccount(tx: Tx, account: Omit<AccountRow, 'accountId'>): Promise<number> {
  const [row] = await tx.all(
    `insert into accounts (account_id, name, page_token_secret, created_at)
      select coalesce(max(account_id), 0) + 1, ?, ?, ? from accounts returning account_id`,
    [account.name, account.pageTokenSecret, account.createdAt],
  );
  return Number(row![0]);
}

const USER = 'select account_id, user_id, email, name, role, created_at, invited_until from users';
const userOf = ([accountId, userId, email, name, role, createdAt, invitedUntil]: Row): UserRow =>
  ({ accountId, userId, email, name, role, createdAt, invitedUntil }) as UserRow;

export async function listUsers(db: Db, accountId: number): Promise<UserRow[]> {
  return (await db.all(`${USER} where account_id = ? order by user_id`, [accountId])).map(userOf);
}

export async function findUser(db: Db, accountId: number, userId: string): Promise<UserRow | undefined> {
  const [row] = await db.all(`${USER} where account_id = ? and user_id = ?`, [accountId, userId]);
  return row && userOf(row);
}

/** Of any account. Case does not tell two addresses apart: no provider lets it. */
export async function findUsersByEmail(db: Db, email: string): Promise<UserRow[]> {
  return (await db.all(`${USER} where lower(email) = lower(?) order by account_id, user_id`, [email])).map(userOf);
}

/** Holds the account until the unit ends: what two commands do to it is done one after the other. */
export async function lockAccount(tx: Tx, accountId: number): Promise<void> {
  await tx.all(`select account_id from accounts where account_id = ? ${tx.dialect.forUpdate}`, [accountId]);
}

/** Holds the user until the unit ends: what two requests of his do at once is done one after the other. */
export async function lockUser(tx: Tx, accountId: number, userId: string): Promise<void> {
  const sql = `select user_id from users where account_id = ? and user_id = ? ${tx.dialect.forUpdate}`;
  await tx.all(sql, [accountId, userId]);
}

/** @returns false, having changed nothing, when the account has a user with this e-mail. */
export async function insertUser(tx: Tx, user: UserRow): Promise<boolean> {
  const inserted = await tx.run(
    `insert into users (account_id, user_id, email, name, role, created_at, invited_until) values (?, ?, ?, ?, ?, ?, ?)
      on conflict (account_id, email) do nothing`,
    [user.accountId, user.userId, user.email, user.name, user.role, user.createdAt, user.invitedUntil ?? null],
  );
  return inserted === 1;
}

/**
 * The first admin of the first account, and whether anybody of it has come in or still can.
 * @param now unix milliseconds. @returns undefined when there is none.
 */
export async function hasEverSignedIn(
  db: Db,
  now: number,
): Promise<{ accountId: number; userId: string; comes: boolean } | undefined> {
  const [row] = await db.all(
    `select u.account_id, u.user_id,
        case when exists (select 1 from passwords p where p.account_id = u.account_id)
          or exists (select 1 from identities i where i.account_id = u.account_id)
          or exists (select 1 from sessions s where s.account_id = u.account_id)
          or exists (select 1 from sign_in_links l where l.account_id = u.account_id and l.expires_at > ?)
        then 1 else 0 end
      from users u where u.role = 'admin' order by u.account_id, u.user_id limit 1`,
    [now],
  );
  return row && { accountId: Number(row[0]), userId: String(row[1]), comes: Number(row[2]) === 1 };
}
