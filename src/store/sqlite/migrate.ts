import { StoreRefused } from '../db.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { type Connection, SQLITE } from './connection.ts';

/**
 * Brings the schema up to date. `begin immediate` lets one starter in at a time; the version is read
 * inside it, so the others find the work done.
 * @throws StoreRefused when the file was written by a newer Taskwright.
 */
export function migrate(db: Connection): void {
  const version = () => Number(db.all('pragma user_version', [])[0]![0]);
  if (version() === MIGRATIONS.length) return;
  db.raw.exec('begin immediate');
  try {
    const from = version();
    if (from > MIGRATIONS.length) {
      throw new StoreRefused(
        `the database has schema version ${from}, this Taskwright knows ${MIGRATIONS.length}: upgrade it`,
      );
    }
    for (const up of MIGRATIONS.slice(from)) db.raw.exec(up(SQLITE));
    db.raw.exec(`pragma user_version = ${MIGRATIONS.length}`);
    db.raw.exec('commit');
  } catch (error) {
    db.raw.exec('rollback');
    throw error;
  }
}
