/** callbacks: the outbox and the delivery log. A row is due from the unit that makes it until it is delivered or given up. */
import type { Mode } from '../rules/roles.ts';
import { type AttemptRow, attemptOf, attemptsStatement } from './callback-attempts.ts';
import type { Db, Row, Store, Tx, Value } from './db.ts';

export type CallbackState = 'due' | 'delivered' | 'failed';

export interface CallbackRow {
  accountId: number;
  callbackId: string;
  mode: Mode;
  taskId: string | null;
  batch: string | null;
  reason: string;
  state: CallbackState;
  /** What one circuit guards. */
  endpoint: string;
  url: string;
  /** Unix milliseconds, as all times here. */
  createdAt: number;
  /** When it is to be tried; while a process tries it, when another may take it over. */
  nextAt: number;
  tries: number;
  endedAt: number | null;
  /** The exact bytes that are sent. */
  body: string;
}

/** Without the body, which may be large. */
export type ListedCallback = Omit<CallbackRow, 'body'>;
export type NewCallback = Omit<CallbackRow, 'state' | 'nextAt' | 'tries' | 'endedAt'>;

const COLUMNS = `account_id, callback_id, mode, task_id, batch, reason, state, endpoint, url, created_at, next_at,
  tries, ended_at, body`;

export function callbackOf(r: Row): CallbackRow {
  return {
    accountId: r[0],
    callbackId: r[1],
    mode: r[2],
    taskId: r[3],
    batch: r[4],
    reason: r[5],
    state: r[6],
    endpoint: r[7],
    url: r[8],
    createdAt: r[9],
    nextAt: r[10],
    tries: r[11],
    endedAt: r[12],
    body: r[13],
  } as CallbackRow;
}

const INSERT = `insert into callbacks (${COLUMNS}) values (?, ?, ?, ?, ?, ?, 'due', ?, ?, ?, ?, 0, null, ?)`;

/** The first try is due at once. */
export async function insertCallback(tx: Tx, c: NewCallback): Promise<void> {
  const { accountId, callbackId, mode, taskId, batch, reason, endpoint, url, createdAt, body } = c;
  const params = [accountId, callbackId, mode, taskId, batch, reason, endpoint, url, createdAt, createdAt, body];
  await tx.run(INSERT, params);
  tx.tell('callback', { accountId, endpoint });
}

const LISTED = COLUMNS.replace(/, body$/, '');
const BY_ID = `select ${COLUMNS} from callbacks where account_id = ? and mode = ? and callback_id = ?`;

export async function findCallback(db: Db, accountId: number, mode: Mode, callbackId: string) {
  const [row] = await db.all(BY_ID, [accountId, mode, callbackId]);
  return row && callbackOf(row);
}

/** Without its body, held until the unit ends. */
export async function lockCallback(
  tx: Tx,
  accountId: number,
  mode: Mode,
  callbackId: string,
): Promise<ListedCallback | undefined> {
  const sql = `select ${LISTED} from callbacks where account_id = ? and mode = ? and callback_id = ?`;
  const [row] = await tx.all(`${sql} ${tx.dialect.forUpdate}`, [accountId, mode, callbackId]);
  return row && callbackOf(row);
}

export interface CallbackFilter {
  accountId: number;
  mode: Mode;
  taskId?: string | undefined;
  state?: CallbackState | undefined;
}

/** Literals, because partial indexes serve them. */
const STATE_IS: Record<CallbackState, string> = {
  due: "state = 'due'",
  delivered: "state = 'delivered'",
  failed: "state = 'failed'",
};

/** Newest first, with their attempts as of the same moment. @param after only those made before this one. */
export async function listCallbacks(
  store: Store,
  filter: CallbackFilter,
  limit: number,
  after: string | undefined,
): Promise<{ callbacks: ListedCallback[]; attempts: AttemptRow[] }> {
  const { accountId, mode, taskId, state } = filter;
  const where = ['account_id = ?', 'mode = ?'];
  const params: Value[] = [accountId, mode];
  const add = (condition: string, value: Value) => {
    where.push(condition);
    params.push(value);
  };
  if (taskId !== undefined) add('task_id = ?', taskId);
  if (after !== undefined) add('callback_id < ?', after);
  if (state !== undefined) where.push(STATE_IS[state]);
  const page = `from callbacks where ${where.join(' and ')} order by callback_id desc limit ?`;
  const statements = [
    { sql: `select ${LISTED} ${page}`, params: [...params, limit] },
    attemptsStatement(accountId, { sql: `select callback_id ${page}`, params: [...params, limit] }),
  ];
  const [callbacks, attempts] = await store.snapshot(statements, false);
  return { callbacks: callbacks!.map(callbackOf), attempts: attempts!.map(attemptOf) };
}
