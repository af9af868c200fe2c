import type { Pool } from 'pg';
import { MIGRATIONS } from '../migrations/index.ts';
import { POSTGRES } from './dialect.ts';

/** Any number that no one else uses for an advisory lock in this database ("task" in ASCII). */
const LOCK = 0x7461736b;

/**
 * Brings the schema up to date. The lock lets one starter in at a time; the version is read after it
 * was taken, so the others find the work done.
 * @throws when the database was written by a newer Taskwright.
 */
export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('create table if not exists schema_version (version bigint not null)');
    const { rows } = await client.query<{ version: number }>('select version from schema_version');
    const from = Number(rows[0]?.version ?? 0);
    if (from > MIGRATIONS.length) {
      throw new Error(
        `the database has schema version ${from}, this Taskwright knows ${MIGRATIONS.length}: upgrade it`,
      );
    }
    for (const up of MIGRATIONS.slice(from)) await client.query(up(POSTGRES));
    await client.query('delete from schema_version');
    await client.query('insert into schema_version values ($1)', [MIGRATIONS.length]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
