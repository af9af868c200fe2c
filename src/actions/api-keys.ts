import { randomBytes } from 'node:crypto';
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { hashKey } from '../rules/key-hash.ts';
import { type Mode, ROLES, type Role, weaker } from '../rules/roles.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { findUser } from '../store/accounts.ts';
import { type ApiKeyRow, insertKey, listKeys, lockKey, setKeyRevoked } from '../store/api-keys.ts';
import type { Db, Tx } from '../store/db.ts';
import { record } from './record.ts';

export const newKeySchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, description: 'What the key is for.' }),
  mode: Type.Optional(
    Type.String({ enum: ['live', 'test'], description: 'The mode of the key that asks; no other can be made.' }),
  ),
  role: Type.Optional(
    Type.String({ enum: [...ROLES], description: "At most the user's; that of the user when absent." }),
  ),
  user_id: Type.Optional(Type.String({ description: 'Whom the key speaks for; the caller when absent.' })),
});
export type NewKey = Static<typeof newKeySchema>;
const check = schemaCheck(newKeySchema);

/** @throws ApiError 400 naming the field. */
export function checkNewKey(body: ParsedBody | undefined): NewKey {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** The keys of the caller's account and mode. */
export function getKeys(db: Db, { accountId, mode }: Caller): Promise<ApiKeyRow[]> {
  return listKeys(db, accountId, mode);
}

/** A key in Scale's form: the mode and 32 hex digits (api-facts A.3). */
export function drawKey(mode: Mode): string {
  return `${mode}_${randomBytes(16).toString('hex')}`;
}

/** The row of a key; the key itself is in nothing but what is returned to its maker. */
export function keyRow(
  context: Pick<Context, 'mint' | 'now'>,
  key: string,
  owner: { accountId: number; userId: string; name: string; mode: Mode; role: Role },
): ApiKeyRow {
  return {
    ...owner,
    keyId: context.mint().id,
    keyHash: hashKey(key),
    hint: `${key.slice(0, 9)}...${key.slice(-4)}`,
    createdAt: context.now,
    lastUsedAt: null,
    revokedAt: null,
  };
}

/**
 * Makes a key of the caller's account and mode.
 * @throws ApiError 400 for another mode or a role above the user's, 404 for an unknown user.
 */
export async function createKey(tx: Tx, context: Context, wish: NewKey): Promise<{ row: ApiKeyRow; key: string }> {
  const { accountId, mode, userId, role: callerRole } = context.caller;
  if (wish.mode !== undefined && wish.mode !== mode) {
    throw errors.invalidParameter(`"mode" must be ${mode}, the mode of the key that asks`);
  }
  const user = await findUser(tx, accountId, wish.user_id ?? userId);
  if (!user) throw errors.userNotFound();
  const most = weaker(user.role, callerRole);
  const role = (wish.role ?? most) as Role;
  if (weaker(role, most) !== role) {
    throw errors.invalidParameter(`"role" must be at most ${most}`);
  }
  const key = drawKey(mode);
  const row = keyRow(context, key, { accountId, userId: user.userId, name: wish.name, mode, role });
  await insertKey(tx, row);
  await record(tx, context, 'create key', {
    after: { key_id: row.keyId, name: row.name, role, user_id: user.userId },
  });
  return { row, key };
}

/** Ends a key at once; ending it again is fine. @throws ApiError 404 for a key of another account or mode too. */
export async function revokeKey(tx: Tx, context: Context, keyId: string): Promise<ApiKeyRow> {
  const { accountId, mode } = context.caller;
  const key = await lockKey(tx, accountId, keyId);
  if (!key || key.mode !== mode) throw errors.keyNotFound();
  if (key.revokedAt !== null) return key;
  await setKeyRevoked(tx, accountId, keyId, context.now);
  await record(tx, context, 'revoke key', { before: { key_id: keyId }, after: { revoked: true } });
  return { ...key, revokedAt: context.now };
}
