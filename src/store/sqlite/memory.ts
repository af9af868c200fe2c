/** A store without a file, for the emulator: gone with the process, and nothing is ever written to a disk. */
import type { Store } from '../db.ts';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { type SqliteOptions, SqliteStore } from './store.ts';

/** Reads share the writer's connection, for only it sees the database; they wait until no unit is under way. */
export function openMemory(options: SqliteOptions = {}): Store {
  const db = new Connection(':memory:');
  migrate(db);
  return new SqliteStore(
    db,
    (settled) => ({
      async all(sql, params) {
        await settled();
        return db.all(sql, params);
      },
      async snapshot(statements) {
        await settled();
        return db.snapshot(statements);
      },
      // Its one connection makes all commits itself, and SQLite counts only those of others.
      commits: undefined,
      close: async () => {},
    }),
    options,
  );
}
