import type { PoolClient } from 'pg';
import { StoreRefused } from '../db.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { POSTGRES } from './dialect.ts';

/** Any number that no one else uses for an advisory lock in this database ("task" in ASCII). */
const LOCK = 0x7461736b;

/**
 * Brings the schema up to date. The lock lets one starter in at a time; the version is read after it
 * was taken, so the others find the work done.
 * @param mustExist refuse a database that has no schema of ours yet.
 * @throws StoreRefused then, and when the database was written by a newer Taskwright.
 */
export async function migrate(client: PoolClient, mustExist: boolean): Promise<void> {
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    if (mustExist && !(await hasSchema(client))) throw new StoreRefused('there is no Taskwright in this database');
    await client.query('create table if not exists schema_version (version bigint not null)');
    const { rows } = await client.query<{ version: number }>('select version from schema_version');
    const from = Number(rows[0]?.version ?? 0);
    if (from > MIGRATIONS.length) {
      throw new StoreRefused(
        `the database has schema version ${from}, this Taskwright knows ${MIGRATIONS.length}: upgrade it`,
      );
    }
    for (const up of MIGRATIONS.slice(from)) await client.query(up(POSTGRES));
    await forgetForeignPositions(client);
    await client.query('delete from schema_version');
    await client.query('insert into schema_version values ($1)', [MIGRATIONS.length]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function hasSchema(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('schema_version') is not null as found");
  return rows[0].found;
}

/**
 * The positions of events are numbers of transactions of this cluster (CommitOrder). In a dump of another cluster
 * they may be ahead of its count, and would stand after every event to come: those go by their ids alone.
 */
async function forgetForeignPositions(client: PoolClient): Promise<void> {
  const ahead = `position > pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;
  const { rows } = await client.query<{ account_id: number }>(
    `select account_id from (select a.account_id,
      (select max(e.position) from events e where e.account_id = a.account_id) as position from accounts a) last
      where ${ahead}`,
  );
  for (const { account_id } of rows) {
    await client.query(`update events set position = 0 where account_id = $1 and ${ahead}`, [account_id]);
  }
}
