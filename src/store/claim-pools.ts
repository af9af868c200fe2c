/**
 * Which pools of the queue are a user's, and the best row among their first ones: a look into an index each, so that work
 * he can never claim costs him nothing.
 */
import type { Db, Statement, Value } from './db.ts';
import {
  COUNTED,
  IN_ORDER,
  IN_POOL,
  MOST_COUNTED,
  notHis,
  type Pool,
  poolKeyOf,
  type Rank,
  rankOf,
  type Wanted,
} from './queue.ts';

/** What the user's claims have to look at. */
export interface Scope {
  /** He is assigned to a project: then he gets nothing else. */
  assigned: boolean;
  /** Something is not for all. */
  closed: boolean;
}

/** In the words of the index. */
const UNDER_WAY = `(b.status <> 'completed' or b.recalled = 1)`;

/** @returns also whether there is any quality task in the world. */
export async function scopeOf(
  db: Db,
  { accountId, mode, userId }: Wanted,
): Promise<Scope & { hasQualityTasks: boolean }> {
  const world = 'account_id = ? and mode = ?';
  const sql = `select (select 1 from assignments where ${world} and user_id = ? limit 1),
    coalesce((select 1 from projects where ${world} and closed = 1 limit 1),
      (select 1 from batches b where ${world} and b.closed = 1 and ${UNDER_WAY} limit 1)),
    (select 1 from quality_pools where ${world} limit 1)`;
  const [row] = await db.all(sql, [accountId, mode, userId, accountId, mode, accountId, mode, accountId, mode]);
  return { assigned: row![0] !== null, closed: row![1] !== null, hasQualityTasks: row![2] !== null };
}

interface Source {
  of: 'project' | 'batch';
  /** A select of names. */
  sql: string;
  params: Value[];
}

const list = (column: string, values: string[] = []): string =>
  values.length ? `and ${column} in (${values.map(() => '?').join(', ')})` : '';

/** @param row the alias of the projects or queue rows, with the column of the project's name. */
const without = (keys: string[] = [], [row, name]: [string, string] = ['p', 'name']): string =>
  keys.length ? `and ${poolKeyOf(`${row}.type`, `${row}.${name}`)} not in (${keys.map(() => '?').join(', ')})` : '';

const MEMBER = `exists (select 1 from batch_groups g join group_workers w
  on w.account_id = g.account_id and w.mode = g.mode and w.name = g.name
  where g.account_id = b.account_id and g.mode = b.mode and g.batch = b.name and w.project = b.project and w.user_id = ?)`;

/** The projects whose tasks are for those assigned, as far as the user is one of them, or all when he may do everything. */
function projects({ accountId, mode, userId, types, projects, without: keys }: Wanted, { assigned }: Scope): Source {
  const filters = `${list('p.type', types)} ${list('p.name', projects)} ${without(keys)}`;
  const own = assigned
    ? `from assignments a join projects p on p.account_id = a.account_id and p.mode = a.mode and p.name = a.project
      where a.account_id = ? and a.mode = ? and a.user_id = ?`
    : 'from projects p where p.account_id = ? and p.mode = ? and p.closed = 1';
  const who = assigned ? [accountId, mode, userId] : [accountId, mode];
  return {
    of: 'project',
    sql: `select p.name ${own} ${filters}`,
    params: [...who, ...(types ?? []), ...(projects ?? []), ...(keys ?? [])],
  };
}

/** Batches with groups, as far as the user is in one of them; the batches he asks for, whatever they are. */
function batches(
  { accountId, mode, userId, types, projects, batches, without: keys }: Wanted,
  { assigned }: Scope,
): Source {
  const named = Boolean(batches?.length);
  const filters = `${list('p.type', types)} ${list('p.name', projects)} ${list('b.name', batches)} ${without(keys)}`;
  const member = named ? `(b.closed = 0 or ${MEMBER})` : MEMBER;
  const from = `join projects p on p.account_id = b.account_id and p.mode = b.mode and p.name = b.project`;
  const which = named ? 'true' : `b.closed = 1 and ${UNDER_WAY}`;
  const own = assigned
    ? `from assignments a join batches b on b.account_id = a.account_id and b.mode = a.mode and b.project = a.project ${from}
      where a.account_id = ? and a.mode = ? and a.user_id = ? and ${which} and ${member}`
    : `from batches b ${from} where b.account_id = ? and b.mode = ? and ${which}`;
  const who = assigned ? [accountId, mode, userId, userId] : [accountId, mode];
  const params = [...who, ...(types ?? []), ...(projects ?? []), ...(batches ?? []), ...(keys ?? [])];
  return { of: 'batch', sql: `select b.name ${own} ${filters}`, params };
}

/** Tasks of a batch that he asks for are in the pool of the batch. */
const sourcesOf = (wanted: Wanted, scope: Scope): Source[] =>
  wanted.batches?.length ? [batches(wanted, scope)] : [projects(wanted, scope), batches(wanted, scope)];

/** The pool whose first row comes before that of all others of the source. */
function firstStatement({ accountId, mode, kind, userId }: Wanted, source: Source) {
  const key = 'o.account_id = ? and o.mode = ? and o.kind = ?';
  const sql = `select t.name, o.priority, o.batch_priority, o.task_id from (
      select n.name as name, (select o.task_id from open_answers o
        where ${key} and ${IN_POOL[source.of]('n.name')} ${notHis(kind)} ${IN_ORDER}) as task_id
      from (${source.sql}) n) t
    join open_answers o on o.account_id = ? and o.mode = ? and o.task_id = t.task_id ${IN_ORDER}`;
  return { sql, params: [accountId, mode, kind, userId, userId, ...source.params, accountId, mode] };
}

export const firstStatements = (wanted: Wanted, scope: Scope): Statement[] =>
  sourcesOf(wanted, scope).map((source) => firstStatement(wanted, source));

/** Where the user's pools begin, in any order. */
export async function firstOfPools(db: Db, wanted: Wanted, scope: Scope): Promise<{ pool: Pool; rank: Rank }[]> {
  const found: { pool: Pool; rank: Rank }[] = [];
  for (const source of sourcesOf(wanted, scope)) {
    const { sql, params } = firstStatement(wanted, source);
    const [row] = await db.all(sql, params);
    if (row) found.push({ pool: { of: source.of, name: String(row[0]) }, rank: rankOf(row.slice(1)) });
  }
  return found;
}

/** Counted pool by pool: joined, PostgreSQL may read the queue of all others to find the few that are his. */
export const countStatements = (wanted: Wanted, scope: Scope): Statement[] =>
  sourcesOf(wanted, scope).map((source) => ({
    sql: `select coalesce(sum((select count(*) from (select 1 from open_answers o
        where o.account_id = ? and o.mode = ? and o.kind = ? and ${IN_POOL[source.of]('n.name')} ${COUNTED}) c)), 0)
      from (${source.sql}) n`,
    params: [wanted.accountId, wanted.mode, wanted.kind, ...source.params],
  }));

/** Open answers in the user's pools that nobody holds. 1,000 stands for that many or more. */
export async function countPools(db: Db, wanted: Wanted, scope: Scope): Promise<number> {
  let n = 0;
  for (const { sql, params } of countStatements(wanted, scope)) n += Number((await db.all(sql, params))[0]![0]);
  return Math.min(n, MOST_COUNTED);
}

/** Open answers of the user's projects that others hold. 1,000 stands for that many or more. */
export async function countHeld(db: Db, wanted: Wanted): Promise<number> {
  const { accountId, mode, kind, userId, types, projects, batches, without: keys } = wanted;
  const named = `${list('o.type', types)} ${list('o.project', projects)} ${list('o.batch', batches)}`;
  const filters = `${named} ${without(keys, ['o', 'project'])}`;
  // By the index of what is held, which is little.
  const sql = `select count(*) from (select 1 from open_answers o
    where o.account_id = ? and o.mode = ? and o.kind = ? and o.lease_id is not null and o.lease_user_id <> ? ${filters}
      and coalesce((select true from assignments a where a.account_id = o.account_id and a.mode = o.mode
        and a.user_id = ? and a.project = o.project limit 1), false) limit ${MOST_COUNTED}) n`;
  const own = [...(types ?? []), ...(projects ?? []), ...(batches ?? []), ...(keys ?? [])];
  return Number((await db.all(sql, [accountId, mode, kind, userId, ...own, userId]))[0]![0]);
}
