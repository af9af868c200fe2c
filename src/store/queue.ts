/** Claiming from one pool of the queue (open_answers), and how much waits for all. Which pools are whose: claim-pools.ts. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Statement, Tx, Value } from './db.ts';
import { OPEN } from './gates.ts';
import type { WorkKind } from './open-answers.ts';

/** What a labeler asks for. An absent or empty list is everything. */
export interface Wanted {
  accountId: number;
  mode: Mode;
  kind: WorkKind;
  userId: string;
  types?: string[] | undefined;
  projects?: string[] | undefined;
  batches?: string[] | undefined;
  /** Only this task. */
  taskId?: string | undefined;
  /** Nothing of these: keys of quality pools (poolKey). */
  without?: string[] | undefined;
}

const LISTS = [
  ['type', 'types'],
  ['project', 'projects'],
  ['batch', 'batches'],
] as const;

/** SQL of the key of a quality pool; the same as poolKey of rules/quality.ts. */
export const poolKeyOf = (type: string, project: string): string => `(${type} || ':' || coalesce(${project}, ''))`;

/** One value walks an index of its own. Several are picked out of the queue in its order: the `||` keeps both engines from sorting them. */
function filterOf(wanted: Wanted): { sql: string; params: Value[] } {
  const conditions: string[] = [];
  const params: Value[] = [];
  for (const [column, list] of LISTS) {
    const values = wanted[list] ?? [];
    if (values.length === 1) conditions.push(`and o.${column} = ?`);
    if (values.length > 1) conditions.push(`and (o.${column} || '') in (${values.map(() => '?').join(', ')})`);
    params.push(...values);
  }
  if (wanted.without?.length) {
    conditions.push(`and ${poolKeyOf('o.type', 'o.project')} not in (${wanted.without.map(() => '?').join(', ')})`);
    params.push(...wanted.without);
  }
  return { sql: conditions.join(' '), params };
}

/**
 * Whose row in `answers` bars him from a task. A label goes to nobody who has had to do with it; a review to
 * nobody who labeled or skipped it, but again to its reviewer when he sent it back.
 */
const BARS: Record<WorkKind, string> = {
  label: "a.state <> 'draft'",
  review: "a.state not in ('draft', 'reviewed')",
};

/** Rows of the queue that are walked by one index. */
export type Pool =
  /** What is for all. @param checked leaving out what was closed a moment ago and is not moved yet. */
  | { of: 'all'; checked: boolean }
  /** What is for those assigned to a project. */
  | { of: 'project'; name: string }
  /** Of a batch, what is not for all. */
  | { of: 'batch'; name: string };

// Row by row, by their primary keys.
const BATCH_FREE = `and coalesce((select false from batches b where b.account_id = o.account_id and b.mode = o.mode
  and b.name = o.batch and b.closed = 1 limit 1), true)`;
const PROJECT_FREE = `and coalesce((select false from projects p where p.account_id = o.account_id and p.mode = o.mode
  and p.name = o.project and p.closed = 1 limit 1), true)`;

/** The condition of the pool's index. @param name of the project or batch, in SQL. */
export const IN_POOL = {
  project: (name: string) => `o.lease_id is null and o.open = ${OPEN.assigned} and o.project = ${name} ${BATCH_FREE}`,
  batch: (name: string) => `o.lease_id is null and o.open >= ${OPEN.assigned} and o.batch = ${name}`,
};

function within(pool: Pool, wanted: Wanted): { sql: string; params: Value[] } {
  if (pool.of !== 'all') return { sql: IN_POOL[pool.of]('?'), params: [pool.name] };
  const filter = filterOf(wanted);
  const checks = pool.checked ? `${BATCH_FREE} ${PROJECT_FREE}` : '';
  return { sql: `o.lease_id is null and o.open = ${OPEN.all} ${filter.sql} ${checks}`, params: filter.params };
}

/**
 * Leaves out tasks that the user has had to do with; twice his id is its parameters. Looked up row by row and not by
 * `not exists`: PostgreSQL would read all that the user ever answered, or all that is open, before the first row. As
 * booleans, of which it expects half to be true: expecting few it would compile the plan for 0.2 s.
 */
export const notHis = (kind: WorkKind): string => `
  and coalesce((select false from answers a where a.account_id = o.account_id and a.mode = o.mode
    and a.task_id = o.task_id and a.user_id = ? and ${BARS[kind]} limit 1), true)
  and coalesce((select false from open_answers h where h.account_id = o.account_id and h.mode = o.mode
    and h.task_id = o.task_id and h.lease_user_id = ? limit 1), true)`;

const ORDER = 'order by o.priority desc, o.batch_priority desc, o.task_id, o.slot';
export const IN_ORDER = `${ORDER} limit 1`;

/** @param leaseId what the row is held under from now on. */
export function claimStatement(
  tx: Pick<Tx, 'dialect'>,
  wanted: Wanted,
  leaseId: string,
  pool: Pool = { of: 'all', checked: false },
): Statement {
  const { accountId, mode, kind, userId, taskId } = wanted;
  const where = within(pool, wanted);
  const only = taskId === undefined ? '' : 'and o.task_id = ?';
  // Materialized: PostgreSQL could otherwise run the select more than once and take more than one row.
  const sql = `with picked as materialized (
      select o.account_id, o.mode, o.task_id, o.slot from open_answers o
      where o.account_id = ? and o.mode = ? and o.kind = ? and ${where.sql} ${only} ${notHis(kind)}
      ${IN_ORDER} ${tx.dialect.skipLocked})
    update open_answers set lease_id = ?, lease_user_id = ?
      where (account_id, mode, task_id, slot) in (select account_id, mode, task_id, slot from picked)
    returning task_id, slot, project, type`;
  const one = taskId === undefined ? [] : [taskId];
  return { sql, params: [accountId, mode, kind, ...where.params, ...one, userId, userId, leaseId, userId] };
}

/** Where a row stands in the queue: lower goes first, place by place. */
export type Rank = [minusPriority: number, minusBatchPriority: number, taskId: string];
export const rankOf = ([priority, batchPriority, taskId]: Row): Rank => [
  -Number(priority),
  -Number(batchPriority),
  String(taskId),
];

/** The first row of what is for all; undefined when there is none for the user. */
export async function firstForAll(db: Db, wanted: Wanted, checked: boolean): Promise<Rank | undefined> {
  const { accountId, mode, kind, userId } = wanted;
  const where = within({ of: 'all', checked }, wanted);
  const sql = `select o.priority, o.batch_priority, o.task_id from open_answers o
    where o.account_id = ? and o.mode = ? and o.kind = ? and ${where.sql} ${notHis(kind)} ${IN_ORDER}`;
  const [row] = await db.all(sql, [accountId, mode, kind, ...where.params, userId, userId]);
  return row && rankOf(row);
}

/** A row of the queue that a claim took. */
export interface Taken {
  taskId: string;
  slot: number;
  project: string | null;
  type: string;
}

/**
 * Takes the next open answer of the pool for the user. The unit must hold the user (lockUser): two claims of his at once
 * could otherwise take two answers of one task.
 */
export async function claimOpenAnswer(tx: Tx, wanted: Wanted, leaseId: string, pool: Pool): Promise<Taken | undefined> {
  const { sql, params } = claimStatement(tx, wanted, leaseId, pool);
  const [row] = await tx.all(sql, params);
  if (!row) return undefined;
  const [taskId, slot, project, type] = row;
  return { taskId, slot, project, type } as Taken;
}

/** Counting stops here, so that a claim costs the same whatever waits. */
export const MOST_COUNTED = 1000;
/** In the order of the index, so that it is the index that is walked: PostgreSQL would read the whole table to find the first thousand. */
export const COUNTED = `${ORDER} limit ${MOST_COUNTED}`;

export interface Waiting {
  pending: number;
  heldByOthers: number;
}

/** Of what is for all, open answers of the kind wanted that nobody holds; and those that others hold, of all or only of that. 1,000 stands for that many or more. */
export async function countWaiting(db: Db, wanted: Wanted, onlyForAll: boolean): Promise<Waiting> {
  const filter = filterOf(wanted);
  const forAll = onlyForAll ? `and o.open = ${OPEN.all}` : '';
  const count = async (condition: string, ...params: Value[]): Promise<number> => {
    const sql = `select count(*) from (select 1 from open_answers o
      where o.account_id = ? and o.mode = ? and o.kind = ? and ${condition} ${filter.sql} limit ${MOST_COUNTED}) n`;
    const { accountId, mode, kind } = wanted;
    return Number((await db.all(sql, [accountId, mode, kind, ...params, ...filter.params]))[0]![0]);
  };
  return {
    pending: await count('o.lease_id is null and o.open = 1'),
    heldByOthers: await count(`o.lease_id is not null and o.lease_user_id <> ? ${forAll}`, wanted.userId),
  };
}
