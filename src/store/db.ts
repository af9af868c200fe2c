/**
 * The small interface that SQLite and PostgreSQL stand behind. SQL is written once, with `?` for
 * parameters, in the words both engines read the same way; what differs is `dialect`.
 */
import type { CountChange } from './counts.ts';

export type Value = string | number | null;
/** Columns in the order of the select list: building objects in the driver costs more than the query. */
export type Row = Value[];

export interface Statement {
  sql: string;
  params: Value[];
}

export interface Db {
  readonly dialect: Dialect;
  all(sql: string, params: Value[]): Promise<Row[]>;
}

export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** A text column that is compared byte by byte: ids, names, hashes. */
  readonly keyText: string;
  /** Ends a `create table` whose rows are short and always found by the primary key. */
  readonly clustered: string;
  /** Ends a select whose rows the unit is going to change. */
  readonly forUpdate: string;
  /** The same for a select that passes over rows which another unit is changing, instead of waiting for them. */
  readonly skipLocked: string;
  /** True for the error of a statement that a unique index refused. */
  isConflict(error: unknown): boolean;
}

/**
 * One atomic unit of work. Everything in it commits together or not at all. It may await nothing but
 * its own statements: other units wait behind it.
 */
export interface Tx extends Db {
  /** @returns how many rows changed. */
  run(sql: string, params: Value[]): Promise<number>;
  /** Adds to the task counters; written once a commit, and taken back with the unit. */
  count(change: CountChange): void;
  /** Takes back everything the unit did so far; the unit goes on. */
  undo(): Promise<void>;
}

/** Thrown inside a unit whose premise another process has just changed: undo it and run it again. */
export class RunAgain extends Error {}

/** The store could not take the unit now (locked, full, gone); nothing was done. */
export class StoreUnavailable extends Error {}

export interface Store extends Db {
  /** Runs the unit, retries it when it lost a race, and resolves once it is on disk. */
  write<T>(unit: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Several reads of one and the same state.
   * @param slow they may walk many rows: run them where they hold up nobody else.
   */
  snapshot(statements: Statement[], slow: boolean): Promise<Row[][]>;
  /** Throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
