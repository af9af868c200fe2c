import type pg from 'pg';
import { CountSheet } from '../counts.ts';
import { RunAgain, type Tx } from '../db.ts';
import type { Told } from '../topics.ts';
import { lostRace } from './faults.ts';
import { query, UnitTx } from './unit.ts';

/**
 * Units that share a transaction. Measured on 2 cores, a hundred in one make three times as many creates a
 * second as one each; more gain nothing, and the rows they hold would keep others waiting for longer.
 */
export const A_GROUP = 100;

/**
 * Runs the units in the transaction of this connection, each in a savepoint of its own, and writes their counters.
 * @param told gets what they tell.
 * @returns what became of them. When one lost a race or waited too long for a row, the list ends before it: the
 *   others go with the commit, so that whoever it waits for can go on too, and it is run again on its own.
 */
export async function runGroup<T>(
  client: pg.PoolClient,
  units: ((tx: Tx) => Promise<T>)[],
  { shard, told }: { shard: number; told: Told[] },
): Promise<PromiseSettledResult<T>[]> {
  const outcomes: PromiseSettledResult<T>[] = [];
  const sheet = new CountSheet();
  await client.query('savepoint unit');
  for (const unit of units) {
    const tx = new UnitTx(client, UNDO);
    try {
      const value = await unit(tx);
      sheet.addAll(tx.sheet);
      told.push(...tx.told);
      outcomes.push({ status: 'fulfilled', value });
    } catch (reason) {
      await client.query(UNDO);
      if (reason instanceof RunAgain || lostRace(reason) || isLockTimeout(reason)) break;
      outcomes.push({ status: 'rejected', reason });
    }
    // Released before the next: PostgreSQL gets slow when a transaction keeps more than 64 of them.
    await client.query('release savepoint unit; savepoint unit');
  }
  for (const { sql, params } of sheet.statements(shard)) await query(client, sql, params);
  return outcomes;
}

const UNDO = 'rollback to savepoint unit';

const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';
