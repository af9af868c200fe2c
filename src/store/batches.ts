/** batches: the row, and the statements on single ones. Lists are in batch-list.ts, what loops ask in batch-work.ts. */
import type { BatchStatus } from '../rules/batch-status.ts';
import type { Mode } from '../rules/roles.ts';
import { NO_TASKS, type StatusCounts } from './counts.ts';
import type { Db, Row, Tx } from './db.ts';

/** One batch. Times are unix milliseconds. */
export interface BatchRow {
  accountId: number;
  mode: Mode;
  name: string;
  project: string;
  status: BatchStatus;
  createdAt: number;
  completedAt: number | null;
  /** 0 until it is prioritized. */
  priority: number;
  calibrationBatch: number;
  selfLabelBatch: number;
  /** Where its end is told; null for nowhere. */
  callbackUrl: string | null;
  metadataJson: string;
  /** 1 while rows of the queue still have to be opened or given its priority. */
  queueDue: number;
  /** 1 when groups are assigned to it, which alone work on it. */
  closed: number;
  /** Its place in the order that was set, from 1; null without one. */
  studioRank: number | null;
}

/** Above every priority, so that batches with a place in the order go before those that came later. */
const RANKED = 1_000_000;

/** How the queue orders its tasks; higher first. */
export const queuePriority = ({ priority, studioRank }: Pick<BatchRow, 'priority' | 'studioRank'>): number =>
  studioRank === null ? priority : RANKED - studioRank;

/** What names a batch. */
export type BatchKey = Pick<BatchRow, 'accountId' | 'mode' | 'name'>;

const NAMES = [
  'account_id',
  'mode',
  'name',
  'project',
  'status',
  'created_at',
  'completed_at',
  'priority',
  'calibration_batch',
  'self_label_batch',
  'callback_url',
  'metadata',
  'queue_due',
  'closed',
  'studio_rank',
];
export const BATCH_COLUMNS = NAMES.map((name) => `b.${name}`).join(', ');

export const batchOf = (r: Row): BatchRow =>
  ({
    accountId: r[0],
    mode: r[1],
    name: r[2],
    project: r[3],
    status: r[4],
    createdAt: r[5],
    completedAt: r[6],
    priority: r[7],
    calibrationBatch: r[8],
    selfLabelBatch: r[9],
    callbackUrl: r[10],
    metadataJson: r[11],
    queueDue: r[12],
    closed: r[13],
    studioRank: r[14],
  }) as BatchRow;

/** @returns false, having changed nothing, when the name is taken. The primary key decides, not a look before. */
export async function insertBatch(tx: Tx, b: BatchRow): Promise<boolean> {
  const inserted = await tx.run(
    `insert into batches (${NAMES.join(', ')}) values (${NAMES.map(() => '?').join(', ')})
      on conflict (account_id, mode, name) do nothing`,
    [
      b.accountId,
      b.mode,
      b.name,
      b.project,
      b.status,
      b.createdAt,
      b.completedAt,
      b.priority,
      b.calibrationBatch,
      b.selfLabelBatch,
      b.callbackUrl,
      b.metadataJson,
      b.queueDue,
      b.closed,
      b.studioRank,
    ],
  );
  return inserted === 1;
}

const BY_NAME = `select ${BATCH_COLUMNS} from batches b where b.account_id = ? and b.mode = ? and b.name = ?`;

async function find(db: Db, { accountId, mode, name }: BatchKey, ending: string): Promise<BatchRow | undefined> {
  const [row] = await db.all(`${BY_NAME} ${ending}`, [accountId, mode, name]);
  return row && batchOf(row);
}

export const findBatch = (db: Db, key: BatchKey) => find(db, key, '');

/** The same, held until the unit ends: nobody else changes the batch, or adds a task to it, in between. */
export const lockBatch = (tx: Tx, key: BatchKey) => find(tx, key, tx.dialect.forUpdate);

/** The same for loops: undefined too when somebody else holds it, a task that is being added included. */
export const lockBatchIfFree = (tx: Tx, key: BatchKey) => find(tx, key, tx.dialect.skipLocked);

/** The batch, which stays as it is until the unit ends. Units that add tasks do not wait for each other. */
export const shareBatch = (tx: Tx, key: BatchKey) => find(tx, key, tx.dialect.forShare);

/** Writes what can change of a batch that the unit holds. */
export async function updateBatch(tx: Tx, b: BatchRow): Promise<void> {
  await tx.run(
    `update batches set status = ?, completed_at = ?, priority = ?, metadata = ?, queue_due = ?, closed = ?,
      studio_rank = ? where account_id = ? and mode = ? and name = ?`,
    [
      b.status,
      b.completedAt,
      b.priority,
      b.metadataJson,
      b.queueDue,
      b.closed,
      b.studioRank,
      b.accountId,
      b.mode,
      b.name,
    ],
  );
}

/** The tasks of a batch by status. In a unit it needs `readsCounts`. */
export async function countBatch(db: Db, { accountId, mode, project, name }: BatchRow): Promise<StatusCounts> {
  const rows = await db.all(
    `select status, sum(n) from task_counts
      where account_id = ? and mode = ? and project = ? and batch = ? group by status`,
    [accountId, mode, project, name],
  );
  const counts: StatusCounts = { ...NO_TASKS };
  for (const [status, n] of rows) counts[status as keyof StatusCounts] = Number(n);
  return counts;
}

/** When the newest task of the batch was made, unix milliseconds. */
export async function newestTaskAt(db: Db, { accountId, mode, name }: BatchKey): Promise<number | undefined> {
  const [row] = await db.all(
    'select created_at from tasks where account_id = ? and mode = ? and batch = ? order by task_id desc limit 1',
    [accountId, mode, name],
  );
  return row && Number(row[0]);
}
