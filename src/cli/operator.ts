/** What accounts, users and keys share: finding what the flags name, and noting in events that the operator did it. */
import { ConfigError } from '../config.ts';
import { isEmail } from '../rules/email.ts';
import type { Mode } from '../rules/roles.ts';
import { listAccounts, listUsers, type UserRow } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';
import type { Opened } from './open.ts';

export async function accountOf(db: Db, flag: string | undefined): Promise<number> {
  const accounts = await listAccounts(db);
  if (flag === undefined) {
    if (accounts.length === 1) return accounts[0]!.accountId;
    throw new ConfigError(accounts.length ? '--account is needed: there are several' : 'there is no account yet');
  }
  const found = accounts.find((account) => String(account.accountId) === flag || account.name === flag);
  if (!found) throw new ConfigError(`there is no account ${flag}`);
  return found.accountId;
}

/** @throws ConfigError */
export function emailOf(command: string, flag: string | undefined): string {
  if (!flag) throw new ConfigError(`${command} needs --email`);
  if (!isEmail(flag)) throw new ConfigError(`--email must be an e-mail address, not ${flag}`);
  return flag;
}

/** @param flag an e-mail address or a user id; the account's first admin when absent. */
export async function userOf(db: Db, accountId: number, flag: string | undefined): Promise<UserRow> {
  const users = await listUsers(db, accountId);
  const found = users.find((u) => (flag === undefined ? u.role === 'admin' : u.userId === flag || u.email === flag));
  if (!found) throw new ConfigError(flag === undefined ? 'the account has no admin' : `there is no user ${flag}`);
  return found;
}

export async function recordOperator(
  tx: Tx,
  { mint, now }: Opened,
  event: { accountId: number; mode: Mode | null; action: string; before?: object; after?: object },
): Promise<void> {
  await insertEvent(tx, {
    accountId: event.accountId,
    eventId: mint().id,
    at: now(),
    mode: event.mode,
    action: event.action,
    taskId: null,
    userId: null,
    keyId: null,
    requestId: null,
    before: event.before ?? null,
    after: event.after ?? null,
  });
}

/** A table for people: columns as wide as their widest cell. */
export function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** The secret stands behind #, so that it is never in a server's log. */
export const signInLink = (address: string, token: string): string => `${address}/sign-in#${token}`;
