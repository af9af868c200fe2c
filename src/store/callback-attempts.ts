/** callback_attempts: what became of each try. */
import type { Db, Row, Tx } from './db.ts';

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
const attemptOf = ([accountId, callbackId, n, at, ms, statusCode, error, response]: Row): AttemptRow =>
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

/** Of all the callbacks, oldest first. */
export async function listAttempts(db: Db, accountId: number, callbackIds: string[]): Promise<AttemptRow[]> {
  if (callbackIds.length === 0) return [];
  const rows = await db.all(
    `select ${COLUMNS} from callback_attempts
      where account_id = ? and callback_id in (${callbackIds.map(() => '?').join(', ')}) order by callback_id, n`,
    [accountId, ...callbackIds],
  );
  return rows.map(attemptOf);
}
