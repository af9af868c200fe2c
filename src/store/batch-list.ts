/** Lists of batches, newest first (api-facts D.8). */
import type { Mode } from '../rules/roles.ts';
import { BATCH_COLUMNS, type BatchRow, batchOf } from './batches.ts';
import type { Store, Value } from './db.ts';

/** What a list asks for. Times are unix milliseconds, inclusive at both ends. */
export interface BatchFilter {
  accountId: number;
  mode: Mode;
  project?: string | undefined;
  status?: string | undefined;
  startTime?: number | undefined;
  endTime?: number | undefined;
  completedAfter?: number | undefined;
  completedBefore?: number | undefined;
  /** Without those of archived projects. */
  excludeArchived?: boolean | undefined;
}

const CONDITIONS = {
  project: 'b.project = ?',
  status: 'b.status = ?',
  startTime: 'b.created_at >= ?',
  endTime: 'b.created_at <= ?',
  completedAfter: 'b.completed_at >= ?',
  completedBefore: 'b.completed_at <= ?',
} as const;

const NOT_ARCHIVED = `exists (select 1 from projects p
  where p.account_id = b.account_id and p.mode = b.mode and p.name = b.project and p.archived = 0)`;

function whereOf(filter: BatchFilter): { where: string; params: Value[] } {
  const conditions = ['b.account_id = ?', 'b.mode = ?'];
  const params: Value[] = [filter.accountId, filter.mode];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof typeof CONDITIONS];
    if (value === undefined) continue;
    conditions.push(condition);
    params.push(value);
  }
  if (filter.excludeArchived) conditions.push(NOT_ARCHIVED);
  return { where: conditions.join(' and '), params };
}

/** The page and the number of all matches, of one and the same state. */
export async function listBatches(
  store: Store,
  filter: BatchFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ batches: BatchRow[]; total: number }> {
  const { where, params } = whereOf(filter);
  const page = {
    sql: `select ${BATCH_COLUMNS} from batches b where ${where}
      order by b.created_at desc, b.name desc limit ? offset ?`,
    params: [...params, limit, offset],
  };
  const [rows, total] = await store.snapshot(
    [page, { sql: `select count(*) from batches b where ${where}`, params }],
    true,
  );
  return { batches: rows!.map(batchOf), total: Number(total![0]![0]) };
}

/** Where a page of batches goes on: after the batch that was last on the page before. */
export type BatchPlace = Pick<BatchRow, 'createdAt' | 'name'>;

/** The same by keyset, without the total. */
export async function batchesAfter(
  store: Store,
  filter: BatchFilter,
  { limit, after }: { limit: number; after?: BatchPlace | undefined },
): Promise<BatchRow[]> {
  const { where, params } = whereOf(filter);
  const place = after ? [after.createdAt, after.name] : [];
  const sql = `select ${BATCH_COLUMNS} from batches b where ${where}
    ${after ? 'and (b.created_at, b.name) < (?, ?)' : ''} order by b.created_at desc, b.name desc limit ?`;
  const [rows] = await store.snapshot([{ sql, params: [...params, ...place, limit] }], true);
  return rows!.map(batchOf);
}
