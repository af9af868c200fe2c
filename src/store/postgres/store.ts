import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  OutcomeUnknown,
  type Row,
  RunAgain,
  type Statement,
  type Store,
  StoreRefused,
  StoreUnavailable,
  type Topics,
  type Tx,
  type Value,
} from '../db.ts';
import { Listeners, type Told } from '../topics.ts';
import { POSTGRES } from './dialect.ts';
import { isOfServer, lostRace, reasonOf, unavailable } from './faults.ts';
import { A_GROUP, runGroup } from './group.ts';
import { migrate } from './migrate.ts';
import { inTransaction } from './transaction.ts';
import { query, UnitTx } from './unit.ts';

// bigint columns hold counts and milliseconds, far below 2^53: as numbers, not as the driver's strings.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** How many connections a process may hold: PostgreSQL's own default limit of 100 then serves several processes. */
const WRITERS = 12;
const READERS = 6;
/** Walks over many rows get connections of their own, so that they cannot keep short reads waiting. */
const SLOW_READERS = 2;
/** A unit that lost a race is run again this often; each time somebody else has got further. */
const TRIES = 8;
/** How long a statement may take before its connection is given up, in milliseconds. */
const QUERY_MS = 15_000;
const SLOW_QUERY_MS = 60_000;
/** /readyz answers within this. Milliseconds. */
const PING_MS = 2_000;

export interface PostgresOptions {
  /** Called after each commit with the number of units in it. */
  onCommit?: (units: number) => void;
  /** Refuse a database that has no schema of ours yet. */
  mustExist?: boolean;
}

/** @throws StoreRefused when it cannot be reached, lets us not in, or may not be used. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Store> {
  const pool = (max: number, queryMs: number, settings: string): pg.Pool => {
    const made = new pg.Pool({
      connectionString: url,
      max,
      options: settings,
      connectionTimeoutMillis: 10_000,
      // A database that hangs, or a network that swallows packets, answers nothing at all.
      query_timeout: queryMs,
      keepAlive: true,
    });
    // An idle connection that breaks (a database restart) is replaced at the next use. While one is in use the pool
    // does not listen to it, and its query is rejected besides.
    made.on('error', () => {});
    made.on('connect', (client) => client.on('error', () => {}));
    return made;
  };
  // A migration may take its time, and its lock is held as long by another starter.
  const migrator = pool(1, 0, '');
  try {
    await bringUpToDate(migrator, options.mustExist ?? false);
  } finally {
    await migrator.end();
  }
  // lock_timeout: whoever waits longer than this for a row gets a 429 or 503 that is safe to retry.
  return new PostgresStore(
    pool(WRITERS, QUERY_MS, '-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s'),
    pool(READERS, QUERY_MS, ''),
    pool(SLOW_READERS, SLOW_QUERY_MS + 5_000, `-c statement_timeout=${SLOW_QUERY_MS}`),
    options,
  );
}

async function bringUpToDate(pool: pg.Pool, mustExist: boolean): Promise<void> {
  const refuse = (reason: string): never => {
    throw new StoreRefused(`DATABASE_URL${reason}`);
  };
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    return refuse(reasonOf(error));
  }
  try {
    await migrate(client, mustExist);
  } catch (error) {
    if (error instanceof StoreRefused) refuse(`: ${error.message}`);
    if (isOfServer(error)) refuse(reasonOf(error));
    throw error;
  } finally {
    client.release();
  }
}

class PostgresStore implements Store {
  readonly dialect = POSTGRES;
  readonly commits = undefined;
  private readonly writers: pg.Pool;
  private readonly readers: pg.Pool;
  private readonly slowReaders: pg.Pool;
  private readonly onCommit: (units: number) => void;
  private readonly listeners = new Listeners();
  private readonly freeShards = Array.from({ length: WRITERS }, (_, i) => i);

  constructor(writers: pg.Pool, readers: pg.Pool, slowReaders: pg.Pool, options: PostgresOptions) {
    this.writers = writers;
    this.readers = readers;
    this.slowReaders = slowReaders;
    this.onCommit = options.onCommit ?? (() => {});
  }

  async write<T>(unit: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.writeOnce(unit);
      } catch (error) {
        if (tries < TRIES && (error instanceof RunAgain || lostRace(error))) continue;
        if (error instanceof RunAgain || lostRace(error) || unavailable(error)) {
          throw new StoreUnavailable('PostgreSQL', { cause: error });
        }
        throw error;
      }
    }
  }

  async writeEach<T>(units: ((tx: Tx) => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    const outcomes: PromiseSettledResult<T>[] = [];
    while (outcomes.length < units.length) {
      const group = units.slice(outcomes.length, outcomes.length + A_GROUP);
      const ended = await this.writeGroup(group);
      outcomes.push(...ended);
      // The one that the group stopped at, with all the patience of `write`.
      if (ended.length < group.length) outcomes.push(...(await Promise.allSettled([this.write(group[ended.length]!)])));
    }
    return outcomes;
  }

  async all(sql: string, params: Value[]): Promise<Row[]> {
    try {
      return await query(this.readers, sql, params);
    } catch (error) {
      throw unavailable(error) ? new StoreUnavailable('PostgreSQL', { cause: error }) : error;
    }
  }

  async snapshot(statements: Statement[], slow: boolean): Promise<Row[][]> {
    try {
      return await inTransaction(
        slow ? this.slowReaders : this.readers,
        'begin isolation level repeatable read, read only',
        async (client) => {
          const results: Row[][] = [];
          for (const { sql, params } of statements) results.push(await query(client, sql, params));
          return results;
        },
      );
    } catch (error) {
      // To a reader it is all the same when the connection was lost.
      const lost = error instanceof OutcomeUnknown || unavailable(error);
      throw lost ? new StoreUnavailable('PostgreSQL', { cause: error }) : error;
    }
  }

  listen<T extends keyof Topics>(topic: T, listener: (message: Topics[T]) => void): () => void {
    return this.listeners.listen(topic, listener);
  }

  async ping(): Promise<void> {
    const late = new AbortController();
    const tooLate = sleep(PING_MS, undefined, { signal: late.signal, ref: false }).then(() => {
      throw new StoreUnavailable(`PostgreSQL did not answer within ${PING_MS} ms`);
    });
    try {
      await Promise.race([this.readers.query('select 1'), tooLate]);
    } finally {
      late.abort();
      tooLate.catch(() => {}); // aborted: nobody waits for it any more
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.writers.end(), this.readers.end(), this.slowReaders.end()]);
  }

  /** The outcomes of the units, or of as many as could be run together. */
  private async writeGroup<T>(units: ((tx: Tx) => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    try {
      const told: Told[] = [];
      const outcomes = await this.withShard((client, shard) => runGroup(client, units, { shard, told }));
      this.onCommit(outcomes.length);
      this.listeners.tell(told);
      return outcomes;
    } catch (error) {
      // Nothing was done. A race lost in a counter says nothing of the units: the first of them goes on its own.
      if (lostRace(error)) return [];
      const reason = unavailable(error) ? new StoreUnavailable('PostgreSQL', { cause: error }) : error;
      return units.map(() => ({ status: 'rejected', reason }));
    }
  }

  private async writeOnce<T>(unit: (tx: Tx) => Promise<T>): Promise<T> {
    let told: Told[] = [];
    const value = await this.withShard(async (client, shard) => {
      const tx = new UnitTx(client);
      told = tx.told;
      const result = await unit(tx);
      for (const { sql, params } of tx.sheet.statements(shard)) await query(client, sql, params);
      return result;
    });
    this.onCommit(1);
    this.listeners.tell(told);
    return value;
  }

  /**
   * A transaction with a copy of the counters that no other unit of this process writes: as many shards as writers,
   * so one is always free. It goes back only after the commit, when the rows are free again.
   */
  private async withShard<T>(work: (client: pg.PoolClient, shard: number) => Promise<T>): Promise<T> {
    let shard: number | undefined;
    try {
      return await inTransaction(this.writers, 'begin', (client) => {
        shard = this.freeShards.pop()!;
        return work(client, shard);
      });
    } finally {
      if (shard !== undefined) this.freeShards.push(shard);
    }
  }
}
