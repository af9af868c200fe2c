/** What the loops of batches ask and write: ended batches, and queue rows that still follow their batch. */
import { isHeldBack } from '../rules/batch-status.ts';
import { type BatchKey, type BatchRow, queuePriority } from './batches.ts';
import type { Store, Tx, Value } from './db.ts';
import { isClosed, OPEN } from './gates.ts';

const key = ([accountId, mode, name]: Value[]): BatchKey => ({ accountId, mode, name }) as BatchKey;

/** Before all batches, to begin a walk over them. */
export const FIRST: BatchKey = { accountId: 0, mode: 'live', name: '' };

// Counters, not tasks: a few rows a batch, found by the beginning of their primary key.
const ENDED = `select b.account_id, b.mode, b.name, coalesce(sum(c.n), 0),
    coalesce(sum(case when c.status = 'pending' then c.n else 0 end), 0)
  from (select account_id, mode, name, project from batches
      where status = 'in_progress' and (account_id, mode, name) > (?, ?, ?)
      order by account_id, mode, name limit ?) b
    left join task_counts c
      on c.account_id = b.account_id and c.mode = b.mode and c.project = b.project and c.batch = b.name
  group by b.account_id, b.mode, b.name order by b.account_id, b.mode, b.name`;

/**
 * Looks at the next `limit` batches in progress.
 * @returns those without a pending task, and where to go on; undefined at the end.
 */
export async function findEndedBatches(
  store: Store,
  after: BatchKey,
  limit: number,
): Promise<{ ended: BatchKey[]; next: BatchKey | undefined }> {
  const params = [after.accountId, after.mode, after.name, limit];
  const [rows] = await store.snapshot([{ sql: ENDED, params }], true);
  const ended = rows!.filter(([, , , all, pending]) => Number(all) > 0 && Number(pending) === 0);
  return { ended: ended.map(key), next: rows!.length < limit ? undefined : key(rows!.at(-1)!) };
}

const DUE = (which: string): string =>
  `select account_id, mode, name from batches where queue_due = 1 and status ${which} 'cancelled'
    order by account_id, mode, name limit ?`;

/** At most `limit` batches with queue rows that have to follow them. */
export async function findDueBatches(store: Store, limit: number): Promise<BatchKey[]> {
  return (await store.all(DUE('<>'), [limit])).map(key);
}

/** At most `limit` canceled batches that may still have pending tasks. */
export async function findCanceledBatches(store: Store, limit: number): Promise<BatchKey[]> {
  return (await store.all(DUE('='), [limit])).map(key);
}

const GATES = [0, OPEN.all, OPEN.assigned, OPEN.groups];

// A condition each, so that the index leads straight to the rows that are left. @param gate of the batch.
const left = (gate: number): string[] => [
  ...GATES.filter((other) => other !== gate).map((other) => `open = ${other}`),
  `open = ${gate} and batch_priority < ?`,
  `open = ${gate} and batch_priority > ?`,
];
const follow = (gate: number) =>
  left(gate).map(
    (condition) => `update open_answers set open = ${gate}, batch_priority = ?
    where (account_id, mode, task_id, slot) in (select account_id, mode, task_id, slot from open_answers
      where account_id = ? and mode = ? and batch is not null and coalesce(batch, '') = ? and ${condition} limit ?)`,
  );
const FOLLOW = new Map(GATES.map((gate) => [gate, follow(gate)]));

const HOLD_BACK = `update open_answers set open = 0
  where (account_id, mode, task_id, slot) in (select account_id, mode, task_id, slot from open_answers
    where account_id = ? and mode = ? and batch is not null and coalesce(batch, '') = ? and open in (1, 3, 4) limit ?)`;

/**
 * Opens the batch's rows in the queue and gives them its priority, at most `limit` of them; of a batch that is held
 * back it closes them, also those that a labeler holds: what he lets go of waits with the others.
 * @returns how many.
 */
export async function followBatch(tx: Tx, b: BatchRow, limit: number): Promise<number> {
  if (isHeldBack(b.status)) return tx.run(HOLD_BACK, [b.accountId, b.mode, b.name, limit]);
  const { accountId, mode, name, project } = b;
  const gate = b.closed
    ? OPEN.groups
    : (await isClosed(tx, { accountId, mode, name: project }))
      ? OPEN.assigned
      : OPEN.all;
  const priority = queuePriority(b);
  let changed = 0;
  for (const sql of FOLLOW.get(gate)!) {
    const own = sql.includes('batch_priority <') || sql.includes('batch_priority >') ? [priority] : [];
    changed += await tx.run(sql, [priority, accountId, mode, name, ...own, limit - changed]);
    if (changed >= limit) break;
  }
  return changed;
}
