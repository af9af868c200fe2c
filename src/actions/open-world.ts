/** The emulator's accounts: each key is a world of its own, so that tests that run side by side never meet. */
import type { Context } from '../deps.ts';
import { hashKey } from '../rules/key-hash.ts';
import { modeOfKey } from '../rules/key-mode.ts';
import { insertKey, isKnownKey } from '../store/api-keys.ts';
import type { Tx } from '../store/db.ts';
import { keyRow } from './api-keys.ts';
import { setAuthKey } from './callback-secrets.ts';
import { createAccountWithAdmin } from './first-account.ts';

/** Secrets that callbacks of every new world carry, by mode; drawn where absent. */
export interface WorldWish {
  live?: string | undefined;
  test?: string | undefined;
}

/**
 * Makes the account of a key at its first sight, with one admin. Of many first requests at once the first makes it,
 * the others find it made.
 * @returns false for a key that is not of Scale's form, and for one that was revoked.
 */
export async function openWorld(
  tx: Tx,
  maker: Pick<Context, 'mint' | 'now'>,
  key: string,
  authKeys: WorldWish = {},
): Promise<boolean> {
  const mode = modeOfKey(key);
  if (!mode) return false;
  if (await isKnownKey(tx, hashKey(key))) return true;
  const { accountId, adminId } = await createAccountWithAdmin(tx, maker, { name: key, email: 'admin@localhost' });
  await insertKey(tx, keyRow(maker, key, { accountId, userId: adminId, name: 'world', mode, role: 'admin' }));
  const authKey = authKeys[mode];
  if (authKey !== undefined) await setAuthKey(tx, accountId, mode, authKey);
  return true;
}
