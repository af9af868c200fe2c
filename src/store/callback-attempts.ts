/** callback_attempts: what became of each try. */
import type { Db, Row, Statement, Tx } from './db.ts';

export interface AttemptRow {
  accountId: number;
  callbackId: string;
  /** 1 for the first. */
  n: number;
  /** Unix milliseconds. */
  at: number;
  /** Milliseconds until the answer was there, or until it was clear that none would come. */
  ms: number;
  /** Null when there was no answer, and for e-mail. */
  statusCode: number | null;
  /** Why it counts as failed, in a sentence. */
  error: string | null;
  /** The first 20 kB of the answer. */
  response: string | null;
}

const COLUMNS = 'account_id, callback_id, n, at, ms, status_code, error, response';
export const attemptOf = ([accountId, callbackId, n, at, ms, statusCode, error, response]: Row): AttemptRow =>
  ({ accountId, callbackId, n, at, ms, statusCode, error, response }) as AttemptRow;

export async function insertAttempt(tx: Tx, a: AttemptRow): Promise<void> {
  await tx.run(`insert into callback_attempts (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)`, [
    a.accountId,
    a.callbackId,
    a.n,
    a.at,
    a.ms,
    a.statusCode,
    a.error,
    a.response,
  ]);
}

/** Of the callbacks whose ids `of` selects, oldest first. */
export function attemptsStatement(accountId: number, of: Statement): Statement {
  const chosen = `select * from (${of.sql}) as chosen`;
  return {
    sql: `select ${COLUMNS} from callback_attempts where account_id = ? and callback_id in (${chosen})
      order by callback_id, n`,
    params: [accountId, ...of.params],
  };
}

export async function listAttempts(db: Db, accountId: number, callbackId: string): Promise<AttemptRow[]> {
  const sql = `select ${COLUMNS} from callback_attempts where account_id = ? and callback_id = ? order by n`;
  return (await db.all(sql, [accountId, callbackId])).map(attemptOf);
}
