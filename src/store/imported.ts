/** imported and imports: what came from another server, and how far a walk over its tasks is. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Tx } from './db.ts';

export interface World {
  accountId: number;
  mode: Mode;
}

/** What names something that was imported. `name` is a task's id. */
export interface ImportedKey extends World {
  kind: 'project' | 'batch' | 'task';
  name: string;
}

export interface ImportedRow {
  /** Of its wire JSON, as it came. */
  hash: string;
  /** What a batch is to be once its tasks are in; it is staging until then. */
  held: string | null;
}

const keyOf = ({ accountId, mode, kind, name }: ImportedKey) => [accountId, mode, kind, name];

export async function findImported(db: Db, key: ImportedKey): Promise<ImportedRow | undefined> {
  const sql = 'select hash, held from imported where account_id = ? and mode = ? and kind = ? and name = ?';
  const [row] = await db.all(sql, keyOf(key));
  return row && { hash: String(row[0]), held: row[1] as string | null };
}

/** Those of these that were imported, with their hashes. @param names at most a page of them. */
export async function findHashes(
  db: Db,
  { accountId, mode }: World,
  kind: ImportedKey['kind'],
  names: string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const sql = `select name, hash from imported
    where account_id = ? and mode = ? and kind = ? and name in (${names.map(() => '?').join(', ')})`;
  const rows = await db.all(sql, [accountId, mode, kind, ...names]);
  return new Map(rows.map(([name, hash]) => [String(name), String(hash)]));
}

export async function saveImported(tx: Tx, key: ImportedKey, { hash, held }: ImportedRow): Promise<void> {
  await tx.run(
    `insert into imported (account_id, mode, kind, name, hash, held) values (?, ?, ?, ?, ?, ?)
      on conflict (account_id, mode, kind, name) do update set hash = excluded.hash, held = excluded.held`,
    [...keyOf(key), hash, held],
  );
}

/** The names of the batches that wait for their tasks. */
export async function listHeld(db: Db, { accountId, mode }: World): Promise<string[]> {
  const sql = 'select name from imported where account_id = ? and mode = ? and held is not null order by name';
  return (await db.all(sql, [accountId, mode])).map(([name]) => String(name));
}

/** @returns JSON text; undefined when none is under way. */
export async function findProgress(db: Db, { accountId, mode }: World, source: string): Promise<string | undefined> {
  const sql = 'select progress from imports where account_id = ? and mode = ? and source = ?';
  const [row] = await db.all(sql, [accountId, mode, source]);
  return row && String(row[0]);
}

/** @param progress JSON text; null once all is in. */
export async function saveProgress(tx: Tx, world: World, source: string, progress: string | null): Promise<void> {
  const key = [world.accountId, world.mode, source];
  if (progress === null) {
    await tx.run('delete from imports where account_id = ? and mode = ? and source = ?', key);
    return;
  }
  await tx.run(
    `insert into imports (account_id, mode, source, progress) values (?, ?, ?, ?)
      on conflict (account_id, mode, source) do update set progress = excluded.progress`,
    [...key, progress],
  );
}
