/** callback_faults: tasks of test keys whose callbacks are to fail for a number of tries. */
import type { Db, Tx } from './db.ts';
import type { TaskKey } from './delayed-outcomes.ts';

export interface CallbackFault extends TaskKey {
  /** Tries that are still to fail. */
  remaining: number;
  statusCode: number;
}

const KEY = 'where account_id = ? and mode = ? and task_id = ?';

export async function insertCallbackFault(tx: Tx, f: CallbackFault): Promise<void> {
  await tx.run(
    'insert into callback_faults (account_id, mode, task_id, remaining, status_code) values (?, ?, ?, ?, ?)',
    [f.accountId, f.mode, f.taskId, f.remaining, f.statusCode],
  );
}

export async function hasCallbackFault(db: Db, { accountId, mode, taskId }: TaskKey): Promise<boolean> {
  return (await db.all(`select 1 from callback_faults ${KEY} and remaining > 0`, [accountId, mode, taskId])).length > 0;
}

/** @returns the status that this try is to fail with; undefined when it is to be sent. */
export async function takeCallbackFault(tx: Tx, { accountId, mode, taskId }: TaskKey): Promise<number | undefined> {
  const [row] = await tx.all(
    `update callback_faults set remaining = remaining - 1 ${KEY} and remaining > 0 returning status_code`,
    [accountId, mode, taskId],
  );
  return row && Number(row[0]);
}
