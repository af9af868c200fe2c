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

/** A store in memory, which is gone with the process. */
export async function openMemoryStore(options: Pick<StoreOptions, 'onCommit'> = {}): Promise<Store> {
  const { openMemory } = await import('./sqlite/memory.ts');
  return openMemory(options);
}
