/** delayed_outcomes: pending tasks of test keys that end by themselves at a time. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Tx } from './db.ts';

export interface TaskKey {
  accountId: number;
  mode: Mode;
  taskId: string;
}

export interface DelayedRow extends TaskKey {
  /** Unix milliseconds. */
  dueAt: number;
  outcomeJson: string;
}

export async function insertDelayed(tx: Tx, d: DelayedRow): Promise<void> {
  await tx.run('insert into delayed_outcomes (account_id, mode, task_id, due_at, outcome) values (?, ?, ?, ?, ?)', [
    d.accountId,
    d.mode,
    d.taskId,
    d.dueAt,
    d.outcomeJson,
  ]);
}

/** Of all accounts, the first due first. */
export async function listDueDelayed(db: Db, now: number, limit: number): Promise<DelayedRow[]> {
  const rows = await db.all(
    `select account_id, mode, task_id, due_at, outcome from delayed_outcomes where due_at <= ?
      order by due_at limit ?`,
    [now, limit],
  );
  return rows.map(
    ([accountId, mode, taskId, dueAt, outcomeJson]) => ({ accountId, mode, taskId, dueAt, outcomeJson }) as DelayedRow,
  );
}

/** @returns whether it was there: of several that take it, one gets it. */
export async function deleteDelayed(tx: Tx, { accountId, mode, taskId }: TaskKey): Promise<boolean> {
  const key = 'where account_id = ? and mode = ? and task_id = ?';
  return (await tx.run(`delete from delayed_outcomes ${key}`, [accountId, mode, taskId])) === 1;
}
