/** Projects and batches as v2 asks for them: by id, or several by their names. */
import { type NamedKind, namedId, timeOfId } from '../rules/named-id.ts';
import type { Mode } from '../rules/roles.ts';
import { BATCH_COLUMNS, type BatchRow, batchOf } from './batches.ts';
import type { Db, Value } from './db.ts';
import { PROJECT_COLUMNS, type ProjectRow, projectOf } from './projects.ts';

/** The account and mode that all rows are of. */
export interface World {
  accountId: number;
  mode: Mode;
}

const PROJECTS = `select ${PROJECT_COLUMNS} from projects where account_id = ? and mode = ?`;
const BATCHES = `select ${BATCH_COLUMNS} from batches b where b.account_id = ? and b.mode = ?`;

const marks = (values: unknown[]): string => values.map(() => '?').join(', ');

/** @param names at most a page of them. */
export async function projectsNamed(db: Db, { accountId, mode }: World, names: string[]): Promise<ProjectRow[]> {
  if (names.length === 0) return [];
  return (await db.all(`${PROJECTS} and name in (${marks(names)})`, [accountId, mode, ...names])).map(projectOf);
}

/** @param names at most a page of them. */
export async function batchesNamed(db: Db, { accountId, mode }: World, names: string[]): Promise<BatchRow[]> {
  if (names.length === 0) return [];
  return (await db.all(`${BATCHES} and b.name in (${marks(names)})`, [accountId, mode, ...names])).map(batchOf);
}

export async function findProjectById(db: Db, { accountId, mode }: World, id: string): Promise<ProjectRow | undefined> {
  const at = timeOfId(id);
  if (at === undefined) return undefined;
  const rows = await db.all(`${PROJECTS} and created_at = ?`, [accountId, mode, at]);
  return rows.map(projectOf).find((project) => namedId('project', project) === id);
}

/** @param kind of the id: a delivery is of the batch whose tasks it has. */
export async function findBatchById(
  db: Db,
  { accountId, mode }: World,
  id: string,
  kind: NamedKind = 'batch',
): Promise<BatchRow | undefined> {
  const at = timeOfId(id);
  if (at === undefined) return undefined;
  const rows = await db.all(`${BATCHES} and b.created_at = ?`, [accountId, mode, at]);
  return rows.map(batchOf).find((batch) => namedId(kind, batch) === id);
}

/** All projects of the world made in this time, inclusive, in the order they were made. Unix milliseconds. */
export async function projectsMade(
  db: Db,
  { accountId, mode }: World,
  { after, before }: { after?: number | undefined; before?: number | undefined },
): Promise<ProjectRow[]> {
  const params: Value[] = [accountId, mode];
  let sql = PROJECTS;
  if (after !== undefined) {
    sql += ' and created_at >= ?';
    params.push(after);
  }
  if (before !== undefined) {
    sql += ' and created_at <= ?';
    params.push(before);
  }
  return (await db.all(`${sql} order by created_at, name`, params)).map(projectOf);
}
