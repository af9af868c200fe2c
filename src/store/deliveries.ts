/** What was delivered: the completed batches that have completed tasks, by the counters. */
import { BATCH_COLUMNS, type BatchRow, batchOf } from './batches.ts';
import type { Store, Value } from './db.ts';
import type { World } from './named.ts';

/** Times are unix milliseconds, inclusive. */
export interface DeliveryFilter extends World {
  project?: string | undefined;
  batch?: string | undefined;
  deliveredAfter?: number | undefined;
  deliveredBefore?: number | undefined;
}

export interface DeliveryRow {
  batch: BatchRow;
  /** Its completed tasks. */
  taskCount: number;
}

const CONDITIONS = {
  project: 'b.project = ?',
  batch: 'b.name = ?',
  deliveredAfter: 'b.completed_at >= ?',
  deliveredBefore: 'b.completed_at <= ?',
} as const;

/** The newest first. */
export async function listDeliveries(store: Store, filter: DeliveryFilter, limit: number): Promise<DeliveryRow[]> {
  const where = [`b.account_id = ? and b.mode = ? and b.status = 'completed'`];
  const params: Value[] = [filter.accountId, filter.mode];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof typeof CONDITIONS];
    if (value === undefined) continue;
    where.push(condition);
    params.push(value);
  }
  const sql = `select d.* from (select ${BATCH_COLUMNS}, (select coalesce(sum(c.n), 0) from task_counts c
      where c.account_id = b.account_id and c.mode = b.mode and c.project = b.project and c.batch = b.name
        and c.status = 'completed') as task_count
    from batches b where ${where.join(' and ')}) d
    where d.task_count > 0 order by d.completed_at desc, d.name desc limit ?`;
  const [rows] = await store.snapshot([{ sql, params: [...params, limit] }], true);
  return rows!.map((row) => ({ batch: batchOf(row), taskCount: Number(row.at(-1)) }));
}
