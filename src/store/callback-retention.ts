/** The delivery log, as long as an account wants to keep it. */
import type { Mode } from '../rules/roles.ts';
import { firstIdAt } from '../rules/task-id.ts';
import type { Db, Tx } from './db.ts';
import type { StoredSettings } from './settings.ts';

export interface Retention {
  accountId: number;
  mode: Mode;
  days: number;
}

/** Those that keep it for a time; the others keep it for ever. */
export async function listRetentions(db: Db): Promise<Retention[]> {
  const rows = await db.all(
    "select account_id, mode, value from settings where value like '%callback_retention_days%'",
    [],
  );
  return rows.flatMap(([accountId, mode, value]) => {
    const { callback_retention_days: days } = JSON.parse(String(value)) as StoredSettings;
    return days === undefined ? [] : [{ accountId: Number(accountId), mode: mode as Mode, days }];
  });
}

/**
 * Removes delivered callbacks that were made before a time, with their attempts. What is due, or failed and waits for a
 * replay, stays. Ids begin with their time, so the primary key leads to the oldest. @returns how many.
 */
export async function sweepDelivered(
  tx: Tx,
  { accountId, mode }: Pick<Retention, 'accountId' | 'mode'>,
  before: number,
  most: number,
): Promise<number> {
  const rows = await tx.all(
    `select callback_id from callbacks where account_id = ? and mode = ? and callback_id < ? and state = 'delivered'
      order by callback_id limit ?`,
    [accountId, mode, firstIdAt(before), most],
  );
  if (rows.length === 0) return 0;
  const ids = rows.map(([id]) => id!);
  const listed = ids.map(() => '?').join(', ');
  await tx.run(`delete from callback_attempts where account_id = ? and callback_id in (${listed})`, [
    accountId,
    ...ids,
  ]);
  return tx.run(
    `delete from callbacks where account_id = ? and mode = ? and state = 'delivered' and callback_id in (${listed})`,
    [accountId, mode, ...ids],
  );
}
