import type { NewAccount } from '../actions/first-account.ts';
import { createSignInLink } from '../actions/sign-in.ts';
import { hasEverSignedIn } from '../store/accounts.ts';
import type { Opened } from './open.ts';

interface Admin {
  accountId: number;
  adminId: string;
}

/** Nobody could come in: the first account was made by this process, or its link ended before it was used. */
export async function adminWhoNeverCame({ store, now }: Opened, made?: NewAccount): Promise<Admin | undefined> {
  const found = await hasEverSignedIn(store, now());
  if (found === undefined || found.comes) return undefined;
  return made ?? { accountId: found.accountId, adminId: found.userId };
}

/** Asks him for his name, address and password. @returns its secret part. */
export const firstLink = ({ store, mint, now }: Opened, { accountId, adminId }: Admin): Promise<string> =>
  store.write((tx) => createSignInLink(tx, { mint, now: now() }, accountId, adminId, { purpose: 'first' }));
