/** identities and provider_sign_ins: who people are elsewhere, by OpenID Connect. Times are unix milliseconds. */
import type { Db, Tx } from './db.ts';

type UserKey = { accountId: number; userId: string };

/** A sign-in at the provider that is under way. */
export interface Begun {
  begunHash: string;
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  expiresAt: number;
}

export async function insertBegun(tx: Tx, b: Begun): Promise<void> {
  await tx.run(
    `insert into provider_sign_ins (begun_hash, state, nonce, verifier, return_to, expires_at) values (?, ?, ?, ?, ?, ?)`,
    [b.begunHash, b.state, b.nonce, b.verifier, b.returnTo, b.expiresAt],
  );
}

/** Uses it up: an answer of the provider counts once. */
export async function takeBegun(tx: Tx, begunHash: string, now: number): Promise<Begun | undefined> {
  const [row] = await tx.all(
    `delete from provider_sign_ins where begun_hash = ? and expires_at > ?
      returning state, nonce, verifier, return_to, expires_at`,
    [begunHash, now],
  );
  if (!row) return undefined;
  const [state, nonce, verifier, returnTo, expiresAt] = row;
  return { begunHash, state, nonce, verifier, returnTo, expiresAt } as Begun;
}

/** Begun by anybody, and never ended. */
export async function hasExpiredBegun(db: Db, now: number): Promise<boolean> {
  return (await db.all('select 1 from provider_sign_ins where expires_at <= ? limit 1', [now])).length > 0;
}

export async function findIdentity(db: Db, issuer: string, subject: string): Promise<UserKey | undefined> {
  const [row] = await db.all(
    `select i.account_id, i.user_id from identities i
      join users u on u.account_id = i.account_id and u.user_id = i.user_id
      where i.issuer = ? and i.subject = ? order by i.account_id limit 1`,
    [issuer, subject],
  );
  return row && { accountId: Number(row[0]), userId: String(row[1]) };
}

/** @returns false when the user is known to the provider as somebody else already. */
export async function insertIdentity(
  tx: Tx,
  user: UserKey,
  { issuer, subject }: { issuer: string; subject: string },
  now: number,
): Promise<boolean> {
  const inserted = await tx.run(
    `insert into identities (account_id, issuer, subject, user_id, created_at) values (?, ?, ?, ?, ?)
      on conflict do nothing`,
    [user.accountId, issuer, subject, user.userId, now],
  );
  return inserted === 1;
}
