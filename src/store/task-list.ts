/** Lists of tasks, newest first: the page and the exact number of all matches (api-facts D.3). */
import type { Mode } from '../rules/roles.ts';
import { firstIdAt, lastIdAt } from '../rules/task-id.ts';
import { countStatement } from './counts.ts';
import type { Statement, Store, Value } from './db.ts';
import { TASK_COLUMNS, type TaskRow, taskOf } from './tasks.ts';

/** What a list asks for. Times are unix milliseconds, inclusive at both ends. */
export interface TaskFilter {
  accountId: number;
  mode: Mode;
  startTime?: number | undefined;
  endTime?: number | undefined;
  completedAfter?: number | undefined;
  completedBefore?: number | undefined;
  updatedAfter?: number | undefined;
  updatedBefore?: number | undefined;
  status?: string | undefined;
  type?: string | undefined;
  project?: string | undefined;
  batch?: string | undefined;
  /** Any of them. */
  customerReviewStatus?: string[] | undefined;
  uniqueId?: string[] | undefined;
  tags?: string[] | undefined;
}

export interface TaskPage {
  tasks: TaskRow[];
  total: number;
  hasMore: boolean;
}

/** A hundred tasks of 10 MB would be a gigabyte in memory, more than a text in JavaScript can hold. */
const PAGE_BYTES = 64 * 1024 * 1024;

export interface PageBounds {
  limit: number;
  offset: number;
  /** Only tasks made before this one. */
  after?: string | undefined;
  /** The page ends with the task that reaches this. */
  bytes?: number;
}

class Where {
  readonly conditions: string[] = [];
  readonly params: Value[] = [];

  add(condition: string, ...params: Value[]): void {
    this.conditions.push(condition);
    this.params.push(...params);
  }

  /** An absent value is no condition. */
  compare(column: string, operator: string, value: Value | undefined): void {
    if (value !== undefined) this.add(`${column} ${operator} ?`, value);
  }

  any(column: string, values: string[] | undefined): void {
    if (values?.length) this.add(`${column} in (${values.map(() => '?').join(', ')})`, ...values);
  }

  get sql(): string {
    return this.conditions.join(' and ');
  }
}

function whereOf(filter: TaskFilter): Where {
  const where = new Where();
  where.add('t.account_id = ? and t.mode = ?', filter.accountId, filter.mode);
  // Ids say their time, so the primary key serves the time range too.
  if (filter.startTime !== undefined) where.add('t.task_id >= ?', firstIdAt(filter.startTime));
  if (filter.endTime !== undefined) where.add('t.task_id <= ?', lastIdAt(filter.endTime));
  where.compare('t.completed_at', '>=', filter.completedAfter);
  where.compare('t.completed_at', '<=', filter.completedBefore);
  where.compare('t.updated_at', '>=', filter.updatedAfter);
  where.compare('t.updated_at', '<=', filter.updatedBefore);
  where.compare('t.status', '=', filter.status);
  where.compare('t.type', '=', filter.type);
  where.compare('t.project', '=', filter.project);
  where.compare('t.batch', '=', filter.batch);
  where.any('t.customer_review_status', filter.customerReviewStatus);
  where.any('t.unique_id', filter.uniqueId);
  return where;
}

/** With one tag the list walks that tag's entries, newest first; with several it looks each task up in their union. */
function fromOf(filter: TaskFilter, where: Where): string {
  const tags = filter.tags ?? [];
  if (tags.length === 1) {
    where.add('g.account_id = ? and g.mode = ? and g.tag = ?', filter.accountId, filter.mode, tags[0]!);
    return 'task_tags g join tasks t on t.account_id = g.account_id and t.mode = g.mode and t.task_id = g.task_id';
  }
  if (tags.length > 1) {
    where.add(
      `t.task_id in (select g.task_id from task_tags g
        where g.account_id = ? and g.mode = ? and g.tag in (${tags.map(() => '?').join(', ')}))`,
      filter.accountId,
      filter.mode,
      ...tags,
    );
  }
  return 'tasks t';
}

const COUNTED = new Set(['accountId', 'mode', 'status', 'type', 'project', 'batch']);

/** True when the counters know the total; any other filter has to walk an index. */
function isCounted(filter: TaskFilter): boolean {
  return Object.entries(filter).every(([name, value]) => value === undefined || COUNTED.has(name));
}

function totalStatement(filter: TaskFilter): Statement {
  if (isCounted(filter)) return countStatement(filter);
  const where = whereOf(filter);
  const from = fromOf(filter, where);
  return { sql: `select count(*) from ${from} where ${where.sql}`, params: where.params };
}

/** What the list walks by. */
const keyOf = ({ tags }: TaskFilter): string => (tags?.length === 1 ? 'g.task_id' : 't.task_id');

/** The matches, newest first. @param columns of `t`, the tasks. */
export function walkStatement(filter: TaskFilter, columns: string, { limit, offset, after }: PageBounds): Statement {
  const where = whereOf(filter);
  const from = fromOf(filter, where);
  const key = keyOf(filter);
  where.compare(key, '<', after);
  return {
    sql: `select ${columns} from ${from} where ${where.sql} order by ${key} desc limit ? offset ?`,
    params: [...where.params, limit, offset],
  };
}

/** What of a task can be large; asked for without being read. */
const BYTES = ['params', 'response', 'extra'].map((column) => `coalesce(octet_length(t.${column}), 0)`).join(' + ');

/** The rows of the page and one more, which tells whether there is a next page; none when they have more bytes than a page may. */
function wholePage(filter: TaskFilter, bounds: PageBounds): Statement {
  const page = walkStatement(filter, `${BYTES} as bytes`, { ...bounds, limit: bounds.limit + 1 });
  const where = whereOf(filter);
  const from = fromOf(filter, where);
  const key = keyOf(filter);
  where.compare(key, '<', bounds.after);
  where.add(
    `(select coalesce(sum(bytes), 0) from (${page.sql}) as page) < ?`,
    ...page.params,
    bounds.bytes ?? PAGE_BYTES,
  );
  return {
    sql: `select ${TASK_COLUMNS} from ${from} where ${where.sql} order by ${key} desc limit ? offset ?`,
    params: [...where.params, bounds.limit + 1, bounds.offset],
  };
}

/** The rows of a large page as far as the bytes go, at least one, each with the number of rows there would be. */
function cutPage(filter: TaskFilter, { limit, offset, after, bytes = PAGE_BYTES }: PageBounds): Statement {
  const where = whereOf(filter);
  const from = fromOf(filter, where);
  const key = keyOf(filter);
  where.compare(key, '<', after);
  return {
    sql: `with page as (
        select t.task_id, ${BYTES} as bytes from ${from} where ${where.sql} order by ${key} desc limit ? offset ?
      ), sized as (
        select task_id, sum(bytes) over (order by task_id desc) - bytes as bytes_before, count(*) over () as page_rows
        from page
      )
      select ${TASK_COLUMNS}, s.page_rows from sized s
      join tasks t on t.account_id = ? and t.mode = ? and t.task_id = s.task_id
      where s.bytes_before < ? order by s.task_id desc`,
    // One more tells whether there is a next page.
    params: [...where.params, limit + 1, offset, filter.accountId, filter.mode, bytes],
  };
}

/** The page and the total of one and the same state. A page of large tasks ends early. */
export async function listTasks(store: Store, filter: TaskFilter, bounds: PageBounds): Promise<TaskPage> {
  // A handful of unique_ids is looked up, not walked.
  const quick = isCounted({ ...filter, uniqueId: undefined }) && bounds.offset < 1000;
  const total = totalStatement(filter);
  const [rows, counted] = await store.snapshot([wholePage(filter, bounds), total], !quick);
  const matches = Number(counted![0]![0]);
  // Nothing on it: it is the end of the list, or a page to be cut, which takes three times as long.
  if (rows!.length === 0 && matches > 0) return listLargeTasks(store, filter, bounds);
  return {
    tasks: rows!.slice(0, bounds.limit).map(taskOf),
    total: matches,
    hasMore: rows!.length > bounds.limit,
  };
}

async function listLargeTasks(store: Store, filter: TaskFilter, bounds: PageBounds): Promise<TaskPage> {
  const [rows, total] = await store.snapshot([cutPage(filter, bounds), totalStatement(filter)], true);
  const tasks = rows!.slice(0, bounds.limit);
  return {
    tasks: tasks.map(taskOf),
    total: Number(total![0]![0]),
    hasMore: tasks.length > 0 && Number(tasks[0]!.at(-1)) > tasks.length,
  };
}
