/**
 * The small interface that SQLite and PostgreSQL stand behind. SQL is written once, with `?` for
 * parameters, in the words both engines read the same way; what differs is `dialect`.
 */
import type { Mode } from '../rules/roles.ts';
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
  /** The same, passing over rows that another unit holds: for loops of several processes. */
  readonly skipLocked: string;
  /** Ends a select whose rows must stay as they are until the unit ends; units that only say this do not wait for each other. */
  readonly forShare: string;
  /** True for the error of a statement that a unique index refused. */
  isConflict(error: unknown): boolean;
  readonly commitOrder: CommitOrder;
}

/**
 * How the rows of an append-only table (events) are read in the order in which they became visible, so that a
 * reader who remembers the last row he saw never misses one that was begun before it and committed after it.
 */
export interface CommitOrder {
  /** Makes the table readable so. @returns statements for a migration. */
  prepare(table: string): string;
  /** The columns that say the order, after account_id; the last one is the row's id. */
  columns(id: string): string[];
  /** 1 once no row can appear any more that goes before this one. */
  readonly settled: string;
  /** A select of `columns`: a place after every settled row of the account (its one parameter) and before all that come. */
  end(table: string, id: string): string;
}

/** What a commit tells to whoever listens in this process. Other processes learn it from the rows. */
export interface Topics {
  /** There is something new to send to this endpoint. */
  callback: { accountId: number; endpoint: string };
  /** There is a new event. */
  event: { accountId: number; mode: Mode | null };
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
  /** Tells those who listen to the topic, once the unit is committed. */
  tell<T extends keyof Topics>(topic: T, message: Topics[T]): void;
  /** Takes back everything the unit did so far; the unit goes on. */
  undo(): Promise<void>;
}

/** Thrown inside a unit whose premise another process has just changed: undo it and run it again. */
export class RunAgain extends Error {}

/** The store could not take the unit now (locked, full, gone); nothing was done. */
export class StoreUnavailable extends Error {}

/** The store cannot be opened as it was set up. The message is one line for the operator, and holds no password. */
export class StoreRefused extends Error {}

/** The store was lost while it committed the unit: it may have been done or not. */
export class OutcomeUnknown extends Error {}

export interface WriteOptions {
  /** The unit reads task_counts: those of units that share its commit and ran before it are in the table by then. */
  readsCounts?: boolean;
}

export interface Store extends Db {
  /** Runs the unit, retries it when it lost a race, and resolves once it is on disk. */
  write<T>(unit: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /**
   * Runs many units one after the other, each of them as atomic as with `write`, but sharing commits.
   * @returns what became of each, in order; on disk.
   */
  writeEach<T>(units: ((tx: Tx) => Promise<T>)[]): Promise<PromiseSettledResult<T>[]>;
  /**
   * Several reads of one and the same state.
   * @param slow they may walk many rows: run them where they hold up nobody else.
   */
  snapshot(statements: Statement[], slow: boolean): Promise<Row[][]>;
  /** Calls the listener after each commit that told something of the topic. @returns stop. */
  listen<T extends keyof Topics>(topic: T, listener: (message: Topics[T]) => void): () => void;
  /**
   * A number that changes with every commit, of any process: what was read since it last changed is still true.
   * Undefined where asking for it costs as much as reading again.
   */
  readonly commits: (() => number) | undefined;
  /** Throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
