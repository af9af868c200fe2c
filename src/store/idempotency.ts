/** idempotency_keys: the answer that a key got, kept with the effect it had (seed, "Avoiding Duplicate Tasks", option 2). */
import type { Mode } from '../rules/roles.ts';
import type { Db, Tx } from './db.ts';

export interface SavedAnswer {
  userId: string;
  method: string;
  path: string;
  requestHash: string;
  status: number;
  /** The exact body. */
  response: string;
}

const FIND = `select user_id, method, path, request_hash, status, response from idempotency_keys
  where account_id = ? and mode = ? and key = ? and created_at > ?`;

/** @param since unix milliseconds: older answers are gone, whether or not they were swept already. */
export async function findAnswer(
  db: Db,
  accountId: number,
  mode: Mode,
  key: string,
  since: number,
): Promise<SavedAnswer | undefined> {
  const [row] = await db.all(FIND, [accountId, mode, key, since]);
  if (!row) return undefined;
  const [userId, method, path, requestHash, status, response] = row as [string, string, string, string, number, string];
  return { userId, method, path, requestHash, status, response };
}

const SAVE = `insert into idempotency_keys
  (account_id, mode, key, user_id, method, path, request_hash, status, response, created_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (account_id, mode, key) do update set
    user_id = excluded.user_id, method = excluded.method, path = excluded.path, request_hash = excluded.request_hash,
    status = excluded.status, response = excluded.response, created_at = excluded.created_at
  where idempotency_keys.created_at <= ?`;

/** @returns false when another process has just saved an answer under this key. */
export async function saveAnswer(
  tx: Tx,
  accountId: number,
  mode: Mode,
  key: string,
  answer: SavedAnswer,
  now: number,
  since: number,
): Promise<boolean> {
  const { userId, method, path, requestHash, status, response } = answer;
  const params = [accountId, mode, key, userId, method, path, requestHash, status, response, now, since];
  return (await tx.run(SAVE, params)) === 1;
}

const SWEEP = `delete from idempotency_keys where (account_id, mode, key) in
  (select account_id, mode, key from idempotency_keys where created_at <= ? order by created_at limit ?)`;

/** Removes at most `limit` answers saved at or before `until`. @returns how many. */
export async function sweepAnswers(tx: Tx, until: number, limit: number): Promise<number> {
  return tx.run(SWEEP, [until, limit]);
}
