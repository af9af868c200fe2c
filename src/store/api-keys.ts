/** api_keys: hashed, with whom they belong to. The key itself is shown once and never stored. */
import type { Mode, Role } from '../rules/roles.ts';
import type { Db, Row, Tx, Value } from './db.ts';

export interface ApiKeyRow {
  accountId: number;
  keyId: string;
  userId: string;
  name: string;
  mode: Mode;
  role: Role;
  keyHash: string;
  /** Its first and last characters, to tell keys apart in lists. */
  hint: string;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** Whom a key speaks for. */
export interface KeyOwner {
  accountId: number;
  keyId: string;
  userId: string;
  mode: Mode;
  keyRole: Role;
  userRole: Role;
  pageTokenSecret: string;
  defaultCallbackUrl: string | null;
}

const OWNER = `select k.account_id, k.key_id, k.user_id, k.mode, k.role, u.role, a.page_token_secret, s.callback_url
  from api_keys k
  join users u on u.account_id = k.account_id and u.user_id = k.user_id
  join accounts a on a.account_id = k.account_id
  left join settings s on s.account_id = k.account_id and s.mode = k.mode
  where k.key_hash = ? and k.revoked_at is null`;

/** Asked at every request and never cached, so that a revoked key ends at once, in every process. */
export async function findKeyOwner(db: Db, keyHash: string): Promise<KeyOwner | undefined> {
  const [row] = await db.all(OWNER, [keyHash]);
  if (!row) return undefined;
  const [accountId, keyId, userId, mode, keyRole, userRole, pageTokenSecret, defaultCallbackUrl] = row;
  return { accountId, keyId, userId, mode, keyRole, userRole, pageTokenSecret, defaultCallbackUrl } as KeyOwner;
}

const COLUMNS = `account_id, key_id, user_id, name, mode, role, key_hash, hint, created_at, last_used_at, revoked_at`;

const keyOf = ([
  accountId,
  keyId,
  userId,
  name,
  mode,
  role,
  keyHash,
  hint,
  createdAt,
  lastUsedAt,
  revokedAt,
]: Row): ApiKeyRow =>
  ({
    accountId,
    keyId,
    userId,
    name,
    mode,
    role,
    keyHash,
    hint,
    createdAt,
    lastUsedAt,
    revokedAt,
  }) as ApiKeyRow;

/** @param mode only the keys of this world; all of the account when absent. */
export async function listKeys(db: Db, accountId: number, mode?: Mode): Promise<ApiKeyRow[]> {
  const params: Value[] = mode ? [accountId, mode] : [accountId];
  const where = mode ? 'account_id = ? and mode = ?' : 'account_id = ?';
  const rows = await db.all(`select ${COLUMNS} from api_keys where ${where} order by key_id`, params);
  return rows.map(keyOf);
}

/** Revoked ones too: a revoked key does not come back by being set in the environment. */
export async function hasKey(db: Db, accountId: number, keyHash: string): Promise<boolean> {
  const rows = await db.all('select 1 from api_keys where key_hash = ? and account_id = ?', [keyHash, accountId]);
  return rows.length > 0;
}

/** True for a key of any account, a revoked one too. */
export async function isKnownKey(db: Db, keyHash: string): Promise<boolean> {
  return (await db.all('select 1 from api_keys where key_hash = ?', [keyHash])).length > 0;
}

export async function lockKey(tx: Tx, accountId: number, keyId: string): Promise<ApiKeyRow | undefined> {
  const sql = `select ${COLUMNS} from api_keys where account_id = ? and key_id = ? ${tx.dialect.forUpdate}`;
  const [row] = await tx.all(sql, [accountId, keyId]);
  return row && keyOf(row);
}

export async function insertKey(tx: Tx, k: ApiKeyRow): Promise<void> {
  await tx.run(`insert into api_keys (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    k.accountId,
    k.keyId,
    k.userId,
    k.name,
    k.mode,
    k.role,
    k.keyHash,
    k.hint,
    k.createdAt,
    k.lastUsedAt,
    k.revokedAt,
  ]);
}

export async function setKeyRevoked(tx: Tx, accountId: number, keyId: string, at: number): Promise<void> {
  await tx.run('update api_keys set revoked_at = ? where account_id = ? and key_id = ?', [at, accountId, keyId]);
}

export async function setKeyUsed(tx: Tx, accountId: number, keyId: string, at: number): Promise<void> {
  await tx.run(
    `update api_keys set last_used_at = ? where account_id = ? and key_id = ?
      and (last_used_at is null or last_used_at < ?)`,
    [at, accountId, keyId, at],
  );
}
