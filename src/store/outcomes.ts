/** outcomes: what test helpers have scripted for tasks to come. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Tx } from './db.ts';

export interface OutcomeRow {
  accountId: number;
  mode: Mode;
  /** Made in rising order: the oldest that fits is taken. */
  outcomeId: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** Null matches any, as with the next two. */
  type: string | null;
  project: string | null;
  /** A pattern: * stands for any characters. */
  uniqueId: string | null;
  /** Tasks it is for. */
  times: number;
  /** Tasks it was taken for. */
  used: number;
  outcomeJson: string;
}

const COLUMNS = 'account_id, mode, outcome_id, created_at, type, project, unique_id, times, used, outcome';

const rowOf = (r: Row): OutcomeRow =>
  ({
    accountId: r[0],
    mode: r[1],
    outcomeId: r[2],
    createdAt: r[3],
    type: r[4],
    project: r[5],
    uniqueId: r[6],
    times: r[7],
    used: r[8],
    outcomeJson: r[9],
  }) as OutcomeRow;

export async function insertOutcome(tx: Tx, o: OutcomeRow): Promise<void> {
  await tx.run(`insert into outcomes (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    o.accountId,
    o.mode,
    o.outcomeId,
    o.createdAt,
    o.type,
    o.project,
    o.uniqueId,
    o.times,
    o.used,
    o.outcomeJson,
  ]);
}

const LIST = `select ${COLUMNS} from outcomes where account_id = ? and mode = ?`;
const OLDEST_FIRST = 'order by outcome_id';

/** Oldest first, those used up too. */
export async function listOutcomes(db: Db, accountId: number, mode: Mode): Promise<OutcomeRow[]> {
  return (await db.all(`${LIST} ${OLDEST_FIRST}`, [accountId, mode])).map(rowOf);
}

export async function countOutcomes(db: Db, accountId: number, mode: Mode): Promise<number> {
  const [row] = await db.all('select count(*) from outcomes where account_id = ? and mode = ?', [accountId, mode]);
  return Number(row![0]);
}

/** Those of the type that are not used up, oldest first, held until the unit ends. */
export async function lockOutcomesFor(tx: Tx, accountId: number, mode: Mode, type: string): Promise<OutcomeRow[]> {
  const sql = `${LIST} and used < times and (type is null or type = ?) ${OLDEST_FIRST} ${tx.dialect.forUpdate}`;
  return (await tx.all(sql, [accountId, mode, type])).map(rowOf);
}

export async function useOutcome(tx: Tx, { accountId, mode, outcomeId }: OutcomeRow): Promise<void> {
  const key = 'where account_id = ? and mode = ? and outcome_id = ?';
  await tx.run(`update outcomes set used = used + 1 ${key}`, [accountId, mode, outcomeId]);
}

/** @returns whether it was there. */
export async function deleteOutcome(tx: Tx, accountId: number, mode: Mode, outcomeId: string): Promise<boolean> {
  const key = 'where account_id = ? and mode = ? and outcome_id = ?';
  return (await tx.run(`delete from outcomes ${key}`, [accountId, mode, outcomeId])) === 1;
}

/** @returns how many there were. */
export async function deleteOutcomes(tx: Tx, accountId: number, mode: Mode): Promise<number> {
  return tx.run('delete from outcomes where account_id = ? and mode = ?', [accountId, mode]);
}
