import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import type { Row, Statement, Store, Topics, Tx, Value, WriteOptions } from '../db.ts';
import { RunAgain, StoreRefused } from '../db.ts';
import { Listeners } from '../topics.ts';
import { Connection, meaningOf, refusesToOpen, SQLITE } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { Reader } from './reader.ts';

export interface SqliteOptions {
  /** Called after each commit with the number of units in it. */
  onCommit?: (units: number) => void;
}

/**
 * Opens the file, brings its schema up to date, and serves it: one writer, one reader here, one in a thread.
 * @throws StoreRefused when it cannot be read or written, or is no database.
 */
export function openSqlite(file: string, options: SqliteOptions = {}): Store {
  try {
    refuseReadOnly(file);
    const writer = new Connection(file);
    migrate(writer);
    writer.neverWait();
    return new SqliteStore(writer, new Connection(file, { readOnly: true }), new Reader(file), options);
  } catch (error) {
    if (!refusesToOpen(error)) throw error;
    throw new StoreRefused(`the database ${resolve(file)} cannot be used: ${(error as Error).message}`);
  }
}

/** SQLite opens such a file without a word, and the first write fails. @throws StoreRefused */
function refuseReadOnly(file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new StoreRefused(`the database ${resolve(file)} cannot be used: ${message}`);
  }
}

class SqliteStore implements Store {
  readonly dialect = SQLITE;
  private readonly writer: Connection;
  // Its own connection, so that a read never sees the half of a commit.
  private readonly here: Connection;
  private readonly thread: Reader;
  private readonly group: GroupCommit;
  private readonly listeners = new Listeners();

  constructor(writer: Connection, here: Connection, thread: Reader, options: SqliteOptions) {
    this.writer = writer;
    this.here = here;
    this.thread = thread;
    this.group = new GroupCommit(writer, options.onCommit ?? (() => {}), this.listeners);
  }

  async write<T>(unit: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T> {
    try {
      return await this.group.write(unit, options);
    } catch (error) {
      if (error instanceof RunAgain) return this.group.write(unit, options);
      throw error;
    }
  }

  writeEach<T>(units: ((tx: Tx) => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    return Promise.allSettled(units.map((unit) => this.write(unit)));
  }

  async all(sql: string, params: Value[]): Promise<Row[]> {
    try {
      return this.here.all(sql, params);
    } catch (error) {
      throw meaningOf(error);
    }
  }

  async snapshot(statements: Statement[], slow: boolean): Promise<Row[][]> {
    try {
      return slow ? await this.thread.snapshot(statements) : this.here.snapshot(statements);
    } catch (error) {
      throw meaningOf(error);
    }
  }

  listen<T extends keyof Topics>(topic: T, listener: (message: Topics[T]) => void): () => void {
    return this.listeners.listen(topic, listener);
  }

  /** SQLite's own count, of what this connection did not commit itself: it only reads (https://sqlite.org/pragma.html#pragma_data_version). */
  readonly commits = (): number => {
    try {
      return Number(this.here.all('pragma data_version', [])[0]![0]);
    } catch (error) {
      throw meaningOf(error);
    }
  };

  async ping(): Promise<void> {
    this.here.all('select 1', []);
  }

  async close(): Promise<void> {
    await this.group.idle();
    await this.thread.close();
    this.here.close();
    this.writer.close();
  }
}
