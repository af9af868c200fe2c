/** Whom a row of the queue is for: the values of open_answers.open, and projects that are changing them. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Store, Tx, Value } from './db.ts';

/** 0 is nobody yet: its batch is staging. */
export const OPEN = {
  /** Whoever is assigned to nothing. */
  all: 1,
  /** Skipped by so many that a manager has to look. */
  skipped: 2,
  /** Those assigned to its project. */
  assigned: 3,
  /** The groups of its batch. */
  groups: 4,
} as const;

/** SQL of the value for a claimable row; with `?` for all four, the parameters are account, mode, batch, account, mode, project. */
export const gateOf = (row: Record<'account' | 'mode' | 'project' | 'batch', string>): string => `case
  when (select b.closed from batches b
    where b.account_id = ${row.account} and b.mode = ${row.mode} and b.name = ${row.batch}) = 1 then ${OPEN.groups}
  when (select p.closed from projects p
    where p.account_id = ${row.account} and p.mode = ${row.mode} and p.name = ${row.project}) = 1 then ${OPEN.assigned}
  else ${OPEN.all} end`;

export interface ProjectKey {
  accountId: number;
  mode: Mode;
  name: string;
}

const OF = 'where account_id = ? and mode = ? and name = ?';
const keyOf = ({ accountId, mode, name }: ProjectKey): Value[] => [accountId, mode, name];

/** A completed batch has a task to work on: claims look into it again, if it has groups. */
export async function setRecalled(tx: Tx, batch: ProjectKey): Promise<void> {
  await tx.run(`update batches set recalled = 1 ${OF} and status = 'completed' and recalled = 0`, keyOf(batch));
}

/** Whether somebody is assigned to the project. */
export async function isClosed(db: Db, project: ProjectKey): Promise<boolean> {
  return Number((await db.all(`select closed from projects ${OF}`, keyOf(project)))[0]?.[0] ?? 0) === 1;
}

/** @param due until when tasks may come that did not know of it yet, unix milliseconds. */
export async function setClosed(tx: Tx, project: ProjectKey, closed: boolean, due: number): Promise<void> {
  await tx.run(`update projects set closed = ?, gate_due = ? ${OF}`, [closed ? 1 : 0, due, ...keyOf(project)]);
}

const FREE = ['label', 'review'].map((kind) => ({ kind, held: false }));
const WAYS = [...FREE, { kind: '', held: true }];

/** The project's rows follow it, at most `limit` of them. @returns how many. */
export async function followProject(tx: Tx, project: ProjectKey, limit: number): Promise<number> {
  const closed = await isClosed(tx, project);
  const [from, to] = closed ? [OPEN.all, OPEN.assigned] : [OPEN.assigned, OPEN.all];
  let changed = 0;
  for (const { kind, held } of WAYS) {
    // Each by the index that holds such rows and no others.
    const which = held ? `kind in ('label', 'review') and lease_id is not null` : 'kind = ? and lease_id is null';
    const sql = `update open_answers set open = ${to}
      where (account_id, mode, task_id, slot) in (select account_id, mode, task_id, slot from open_answers
        where account_id = ? and mode = ? and ${which} and project = ? and open = ${from} limit ?)`;
    const own = held ? [] : [kind];
    const { accountId, mode, name } = project;
    changed += await tx.run(sql, [accountId, mode, ...own, name, limit - changed]);
    if (changed >= limit) break;
  }
  return changed;
}

/** At most `limit` projects whose rows may have to follow. */
export async function findDueProjects(store: Store, limit: number): Promise<ProjectKey[]> {
  const rows = await store.all(
    'select account_id, mode, name from projects where gate_due > 0 order by account_id, mode, name limit ?',
    [limit],
  );
  return rows.map(([accountId, mode, name]) => ({ accountId, mode, name }) as ProjectKey);
}

/** When the project stops to be due, unix milliseconds, held until the unit ends; undefined when it is not, or somebody else holds it. */
export async function lockDue(tx: Tx, project: ProjectKey): Promise<number | undefined> {
  const sql = `select gate_due from projects ${OF} and gate_due > 0 ${tx.dialect.skipLocked}`;
  const [row] = await tx.all(sql, keyOf(project));
  return row && Number(row[0]);
}

export async function setNotDue(tx: Tx, project: ProjectKey): Promise<void> {
  await tx.run(`update projects set gate_due = 0 ${OF}`, keyOf(project));
}
