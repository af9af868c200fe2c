import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Store, StoreRefused } from './db.ts';

export interface StoreOptions {
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where there is no database of ours yet, refuse instead of making one. */
  mustExist?: boolean;
  onCommit?: (units: number) => void;
}

/**
 * PostgreSQL when there is a DATABASE_URL, else one SQLite file in the data directory. Only the driver in use is loaded.
 * @throws StoreRefused
 */
export async function openStore({ databaseUrl, dataDir, mustExist = false, ...options }: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    const { openPostgres } = await import('./postgres/store.ts');
    return openPostgres(databaseUrl, { ...options, mustExist });
  }
  const file = join(dataDir, 'taskwright.db');
  if (mustExist && !statSync(file, { throwIfNoEntry: false })?.size) {
    throw new StoreRefused(`there is no database in ${resolve(dataDir)}; taskwright serve makes one`);
  }
  makeDataDir(dataDir);
  const { openSqlite } = await import('./sqlite/store.ts');
  return openSqlite(file, options);
}

/** @throws StoreRefused */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreRefused(`the data directory ${resolve(dataDir)} cannot be used: ${(error as Error).message}`);
  }
}

/** A store in memory, which is gone with the process. */
export async function openMemoryStore(options: Pick<StoreOptions, 'onCommit'> = {}): Promise<Store> {
  const { openMemory } = await import('./sqlite/memory.ts');
  return openMemory(options);
}

/**
 * Takes the data directory for the one server that a SQLite database can have; commands may still use it beside. A
 * PostgreSQL database serves any number.
 * @returns gives it back; to be called after the store was closed.
 * @throws DirectoryInUse, StoreRefused
 */
export async function takeForServer({ databaseUrl, dataDir }: StoreOptions): Promise<() => void> {
  if (databaseUrl) return () => {};
  makeDataDir(dataDir);
  const { takeDirectory } = await import('./sqlite/server-lock.ts');
  return takeDirectory(dataDir);
}
