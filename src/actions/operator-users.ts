/** What the operator does to somebody's ways in, from the command line. */
import { lockUser, type UserRow } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { setPassword } from '../store/passwords.ts';
import { setInvited } from '../store/team.ts';
import { signOutEverywhere } from './own-sessions.ts';
import { type Maker, note } from './sign-in.ts';

/** @returns how many sessions ended. */
export async function createPassword(tx: Tx, maker: Maker, user: UserRow, hash: string): Promise<number> {
  await lockUser(tx, user.accountId, user.userId);
  await setPassword(tx, user, hash, maker.now);
  await setInvited(tx, user, null);
  await note(tx, maker, user, 'set password', { by: 'operator' });
  return signOutEverywhere(tx, maker, user);
}

/** @returns how many sessions ended. */
export const signOutUser = (tx: Tx, maker: Maker, user: UserRow): Promise<number> => signOutEverywhere(tx, maker, user);
