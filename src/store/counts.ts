/**
 * task_counts: how many tasks an account has by project, batch, type and status, so that `total`
 * never scans (design.md section 8). Changes ride in the unit that makes them.
 */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Statement, Value } from './db.ts';

/** What tasks are counted by. `''` stands for "in no project", because a key column cannot be null. */
export interface CountKey {
  accountId: number;
  mode: Mode;
  project: string | null;
  batch: string | null;
  type: string;
  status: string;
}

export interface CountChange extends CountKey {
  by: number;
}

/** Adds up changes, so that a commit of many units writes each counter once. */
export class CountSheet {
  private readonly sums = new Map<string, { key: Value[]; by: number }>();

  add(change: CountChange): void {
    const key = [change.accountId, change.mode, change.project ?? '', change.batch ?? '', change.type, change.status];
    this.addTo(key.join('\n'), key, change.by);
  }

  addAll(other: CountSheet): void {
    for (const [name, { key, by }] of other.sums) this.addTo(name, key, by);
  }

  private addTo(name: string, key: Value[], by: number): void {
    const sum = this.sums.get(name);
    if (sum) sum.by += by;
    else this.sums.set(name, { key, by });
  }

  /** @param shard which copy of the counter to write: writers with different shards do not wait for each other. */
  statements(shard: number): Statement[] {
    return [...this.sums.entries()]
      .filter(([, sum]) => sum.by !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)) // one order for all, so that two writers cannot lock each other out
      .map(([, sum]) => ({ sql: ADD, params: [...sum.key, shard, sum.by] }));
  }
}

const ADD = `insert into task_counts (account_id, mode, project, batch, type, status, shard, n)
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (account_id, mode, project, batch, type, status, shard) do update set n = task_counts.n + excluded.n`;

export interface CountFilter {
  accountId: number;
  mode: Mode;
  project?: string | undefined;
  batch?: string | undefined;
  type?: string | undefined;
  status?: string | undefined;
}

/** The exact number of tasks for any mix of project, batch, type and status. */
export function countStatement(filter: CountFilter): Statement {
  const where = ['account_id = ?', 'mode = ?'];
  const params: Value[] = [filter.accountId, filter.mode];
  for (const column of ['project', 'batch', 'type', 'status'] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    where.push(`${column} = ?`);
    params.push(value);
  }
  return { sql: `select coalesce(sum(n), 0) from task_counts where ${where.join(' and ')}`, params };
}

/** Tasks of all accounts by mode and status, for /metrics. */
export async function countsByStatus(db: Db): Promise<{ mode: string; status: string; n: number }[]> {
  const rows: Row[] = await db.all('select mode, status, sum(n) from task_counts group by mode, status', []);
  return rows.map(([mode, status, n]) => ({ mode: String(mode), status: String(status), n: Number(n) }));
}

export interface StatusCounts {
  pending: number;
  completed: number;
  error: number;
  canceled: number;
}

type World = Pick<CountKey, 'accountId' | 'mode'>;

/** The tasks of each project, or of each batch, by status. @param name only of this one. */
export async function countsBy(
  db: Db,
  column: 'project' | 'batch',
  { accountId, mode }: World,
  name?: string,
): Promise<Map<string, StatusCounts>> {
  const rows = await db.all(
    `select ${column}, status, sum(n) from task_counts where account_id = ? and mode = ? and ${column} <> ''
      ${name === undefined ? '' : `and ${column} = ?`} group by ${column}, status`,
    name === undefined ? [accountId, mode] : [accountId, mode, name],
  );
  const counts = new Map<string, StatusCounts>();
  for (const [key, status, n] of rows) {
    const one = counts.get(String(key)) ?? { ...NO_TASKS };
    counts.set(String(key), { ...one, [String(status)]: Number(n) });
  }
  return counts;
}

export const NO_TASKS: StatusCounts = { pending: 0, completed: 0, error: 0, canceled: 0 };
