/** passwords: a hash for each user who has one. */
import type { Db, Tx } from './db.ts';

type UserKey = { accountId: number; userId: string };

/** A user with this address, and his hash if he has one. Several accounts may know one address. */
export interface Credential extends UserKey {
  email: string;
  hash: string | undefined;
}

/** Of any account, those with a password first. */
export async function findCredentials(db: Db, email: string): Promise<Credential[]> {
  const rows = await db.all(
    `select u.account_id, u.user_id, u.email, p.hash
      from users u left join passwords p on p.account_id = u.account_id and p.user_id = u.user_id
      where lower(u.email) = lower(?) order by case when p.hash is null then 1 else 0 end, u.account_id, u.user_id`,
    [email],
  );
  return rows.map(([accountId, userId, known, hash]) => ({
    accountId: Number(accountId),
    userId: String(userId),
    email: String(known),
    hash: hash === null ? undefined : String(hash),
  }));
}

export async function findPassword(db: Db, { accountId, userId }: UserKey): Promise<string | undefined> {
  const [row] = await db.all('select hash from passwords where account_id = ? and user_id = ?', [accountId, userId]);
  return row && String(row[0]);
}

/** @param now unix milliseconds. */
export async function setPassword(tx: Tx, { accountId, userId }: UserKey, hash: string, now: number): Promise<void> {
  await tx.run(
    `insert into passwords (account_id, user_id, hash, changed_at) values (?, ?, ?, ?)
      on conflict (account_id, user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [accountId, userId, hash, now],
  );
}

/** The same password, hashed with today's parameters; not when it was changed meanwhile. */
export async function setRehashed(tx: Tx, user: UserKey, from: string, to: string): Promise<void> {
  await tx.run('update passwords set hash = ? where account_id = ? and user_id = ? and hash = ?', [
    to,
    user.accountId,
    user.userId,
    from,
  ]);
}
