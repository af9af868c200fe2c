import { randomBytes } from 'node:crypto';
import type { Context } from '../deps.ts';
import { isSameEmail } from '../rules/email.ts';
import { hashKey } from '../rules/key-hash.ts';
import type { Mode, Role } from '../rules/roles.ts';
import { insertAccount, insertFirstAccount, insertUser, listAccounts, listUsers } from '../store/accounts.ts';
import { hasKey, insertKey } from '../store/api-keys.ts';
import type { Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import { findPassword, setPassword } from '../store/passwords.ts';
import { setInvited } from '../store/team.ts';
import { drawKey, keyRow } from './api-keys.ts';
import { setAuthKey } from './callback-secrets.ts';

type Maker = Pick<Context, 'mint' | 'now'>;

export interface NewAccount {
  accountId: number;
  adminId: string;
  liveKey: string;
  testKey: string;
}

/** Makes an account with one admin, without a key. */
export async function createAccountWithAdmin(
  tx: Tx,
  { mint, now }: Maker,
  { name, email }: { name: string; email: string },
  insert = insertAccount,
): Promise<Pick<NewAccount, 'accountId' | 'adminId'>> {
  const accountId = await insert(tx, { name, pageTokenSecret: randomBytes(32).toString('hex'), createdAt: now });
  const adminId = mint().id;
  await insertUser(tx, { accountId, userId: adminId, email, name: 'Admin', role: 'admin', createdAt: now });
  await insertEvent(tx, {
    accountId,
    eventId: mint().id,
    at: now,
    mode: null,
    action: 'create account',
    taskId: null,
    userId: null,
    keyId: null,
    requestId: null,
    before: null,
    after: { name },
  });
  return { accountId, adminId };
}

/** Makes an account with one admin and a key for each mode. */
export async function createAccount(
  tx: Tx,
  maker: Maker,
  wish: { name: string; email: string; liveKey?: string | undefined; testKey?: string | undefined },
  insert = insertAccount,
): Promise<NewAccount> {
  const { accountId, adminId } = await createAccountWithAdmin(tx, maker, wish, insert);
  const role: Role = 'admin';
  const keys = { live: wish.liveKey ?? drawKey('live'), test: wish.testKey ?? drawKey('test') };
  for (const mode of ['live', 'test'] as const satisfies Mode[]) {
    const owner = { accountId, userId: adminId, name: `first ${mode} key`, mode, role };
    await insertKey(tx, keyRow(maker, keys[mode], owner));
  }
  return { accountId, adminId, liveKey: keys.live, testKey: keys.test };
}

/** Nobody's address: he is asked for his own when he first comes. */
export const FIRST_ADMIN = 'admin@localhost';

/** To the admin whom the operator names, where he has none: what he sets himself later stays. */
async function giveFirstPassword(tx: Tx, { now }: Maker, accountId: number, wish: FirstAccountWish): Promise<void> {
  const { adminEmail, adminPasswordHash } = wish;
  if (adminEmail === undefined || adminPasswordHash === undefined) return;
  const users = await listUsers(tx, accountId);
  const admin = users.find(({ email, role }) => role === 'admin' && isSameEmail(email, adminEmail));
  if (!admin || (await findPassword(tx, admin)) !== undefined) return;
  await setPassword(tx, admin, adminPasswordHash, now);
  await setInvited(tx, admin, null);
}

/** What the operator wishes for the first account; what he does not name is drawn. */
export interface FirstAccountWish {
  liveKey?: string | undefined;
  testKey?: string | undefined;
  liveCallbackAuthKey?: string | undefined;
  testCallbackAuthKey?: string | undefined;
  adminEmail?: string | undefined;
  /** Of his password. */
  adminPasswordHash?: string | undefined;
}

/**
 * Makes the first account where there is none, and gives it the keys of the environment where it lacks
 * them. Twenty processes may start at once: the primary key of account 1 lets one of them make it, the
 * others find it made.
 * @param announce tells the keys to the operator before they are committed: they are stored hashed, so a
 *   death between the two must lose the account and not the keys.
 */
export async function ensureFirstAccount(
  tx: Tx,
  maker: Maker,
  wish: FirstAccountWish,
  announce: (account: NewAccount) => void,
): Promise<void> {
  const [first] = await listAccounts(tx);
  const { liveKey, testKey, liveCallbackAuthKey, testCallbackAuthKey } = wish;
  const setAuthKeys = async (accountId: number) => {
    if (liveCallbackAuthKey !== undefined) await setAuthKey(tx, accountId, 'live', liveCallbackAuthKey);
    if (testCallbackAuthKey !== undefined) await setAuthKey(tx, accountId, 'test', testCallbackAuthKey);
  };
  if (!first) {
    const first = { name: 'default', email: wish.adminEmail ?? FIRST_ADMIN, liveKey, testKey };
    const made = await createAccount(tx, maker, first, insertFirstAccount);
    await giveFirstPassword(tx, maker, made.accountId, wish);
    await setAuthKeys(made.accountId);
    announce(made);
    return;
  }
  await setAuthKeys(first.accountId);
  await giveFirstPassword(tx, maker, first.accountId, wish);
  const admin = (await listUsers(tx, first.accountId)).find((user) => user.role === 'admin');
  if (!admin) return;
  for (const mode of ['live', 'test'] as const) {
    const key = mode === 'live' ? liveKey : testKey;
    if (key === undefined || (await hasKey(tx, first.accountId, hashKey(key)))) continue;
    const owner = { accountId: first.accountId, userId: admin.userId, name: `${mode} key of the environment`, mode };
    await insertKey(tx, keyRow(maker, key, { ...owner, role: 'admin' }));
  }
}
