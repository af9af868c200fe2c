import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import type { Row, Statement, Store, Topics, Tx, Value, WriteOptions } from '../db.ts';
import { RunAgain, StoreRefused } from '../db.ts';
import { Listeners } from '../topics.ts';
import { Connection, meaningOf, refusesToOpen, SQLITE } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { fileReads, type Reads } from './reads.ts';

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
    return new SqliteStore(writer, () => fileReads(file), options);
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

export class SqliteStore implements Store {
  readonly dialect = SQLITE;
  private readonly writer: Connection;
  private readonly reads: Reads;
  private readonly group: GroupCommit;
  readonly commits: (() => number) | undefined;
  private readonly listeners = new Listeners();

  /** @param reads is given what resolves once no unit is under way on the writer's connection. */
  constructor(writer: Connection, reads: (settled: () => Promise<void>) => Reads, options: SqliteOptions) {
    this.writer = writer;
    this.group = new GroupCommit(writer, options.onCommit ?? (() => {}), this.listeners);
    this.reads = reads(() => this.group.settled());
    this.commits = this.reads.commits;
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
      return await this.reads.all(sql, params);
    } catch (error) {
      throw meaningOf(error);
    }
  }

  async snapshot(statements: Statement[], slow: boolean): Promise<Row[][]> {
    try {
      return await this.reads.snapshot(statements, slow);
    } catch (error) {
      throw meaningOf(error);
    }
  }

  listen<T extends keyof Topics>(topic: T, listener: (message: Topics[T]) => void): () => void {
    return this.listeners.listen(topic, listener);
  }

  async ping(): Promise<void> {
    await this.reads.all('select 1', []);
  }

  async close(): Promise<void> {
    await this.group.idle();
    await this.reads.close();
    this.writer.close();
  }
}
