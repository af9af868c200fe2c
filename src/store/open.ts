import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './db.ts';

export interface StoreOptions {
  databaseUrl: string | undefined;
  dataDir: string;
  onCommit?: (units: number) => void;
}

/** PostgreSQL when there is a DATABASE_URL, else one SQLite file in the data directory. Only the driver in use is loaded. */
export async function openStore({ databaseUrl, dataDir, ...options }: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    const { openPostgres } = await import('./postgres/store.ts');
    return openPostgres(databaseUrl, options);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { openSqlite } = await import('./sqlite/store.ts');
  return openSqlite(join(dataDir, 'taskwright.db'), options);
}

/**
 * Takes the data directory for the one server that a SQLite database can have; commands may still use it beside. A
 * PostgreSQL database serves any number.
 * @returns gives it back; to be called after the store was closed.
 * @throws DirectoryInUse
 */
export async function takeForServer({ databaseUrl, dataDir }: StoreOptions): Promise<() => void> {
  if (databaseUrl) return () => {};
  const { takeDirectory } = await import('./sqlite/server-lock.ts');
  return takeDirectory(dataDir);
}
