import type pg from 'pg';
import { OutcomeUnknown } from '../db.ts';
import { connectionLost } from './faults.ts';

/** @throws OutcomeUnknown when the connection was lost after the commit was sent. */
export async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let committing = false;
  try {
    await client.query(begin);
    const value = await work(client);
    committing = true;
    await client.query('commit');
    return value;
  } catch (error) {
    // Asking a connection that hangs for a rollback would only wait once more: closing it rolls back.
    if (connectionLost(error)) broken = error as Error;
    else {
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
    }
    throw committing && broken ? new OutcomeUnknown('PostgreSQL', { cause: error }) : error;
  } finally {
    client.release(broken); // an error: the pool throws the connection away
  }
}
