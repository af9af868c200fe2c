/** settings: what an account has set for one mode. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Tx } from './db.ts';

export interface SettingsRow {
  accountId: number;
  mode: Mode;
  /** Where callbacks of tasks go that name no callback_url. */
  callbackUrl: string | null;
  value: StoredSettings;
}

/** The JSON of `value`. Each part is absent until it is first used. Times are unix milliseconds. */
export interface StoredSettings {
  callback_auth_key?: string;
  signing_secret?: string;
  /** Signs beside the new one until then. */
  previous_signing_secret?: string;
  previous_signing_secret_until?: number;
  /** Anybody who knows the address of a result file may read it. Never false: absent. */
  public_results?: true;
  /** Delivered callbacks are kept for so long; for ever where it is absent. Days. */
  callback_retention_days?: number;
}

const SELECT = 'select account_id, mode, callback_url, value from settings where account_id = ? and mode = ?';

const settingsOf = (row: Row | undefined, accountId: number, mode: Mode): SettingsRow => ({
  accountId,
  mode,
  callbackUrl: (row?.[2] ?? null) as string | null,
  value: row ? JSON.parse(String(row[3])) : {},
});

/** Empty ones where nothing was set. */
export async function findSettings(db: Db, accountId: number, mode: Mode): Promise<SettingsRow> {
  const [row] = await db.all(SELECT, [accountId, mode]);
  return settingsOf(row, accountId, mode);
}

const MAKE = `insert into settings (account_id, mode, callback_url, value) values (?, ?, null, '{}')
  on conflict (account_id, mode) do nothing`;

/** The same, held until the unit ends; the row is made first, so that two units cannot both make it. */
export async function lockSettings(tx: Tx, accountId: number, mode: Mode): Promise<SettingsRow> {
  await tx.run(MAKE, [accountId, mode]);
  const [row] = await tx.all(`${SELECT} ${tx.dialect.forUpdate}`, [accountId, mode]);
  return settingsOf(row, accountId, mode);
}

/** Writes the settings that the unit holds (lockSettings). */
export async function writeSettings(tx: Tx, { accountId, mode, callbackUrl, value }: SettingsRow): Promise<void> {
  await tx.run('update settings set callback_url = ?, value = ? where account_id = ? and mode = ?', [
    callbackUrl,
    JSON.stringify(value),
    accountId,
    mode,
  ]);
}
