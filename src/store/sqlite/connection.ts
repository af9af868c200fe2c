import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Dialect, type Row, type Statement, StoreUnavailable, type Value } from '../db.ts';

export const SQLITE: Dialect = {
  name: 'sqlite',
  keyText: 'text',
  clustered: 'without rowid',
  forUpdate: '',
  skipLocked: '',
  forShare: '',
  isConflict: (error) => [1555, 2067].includes((error as { errcode?: number }).errcode ?? 0), // ..._PRIMARYKEY, ..._UNIQUE
  // One writer at a time, and ids are made while it writes: their order is that of the commits.
  commitOrder: {
    prepare: () => '',
    columns: (id) => [id],
    settled: '1',
    end: (table, id) => `select coalesce(max(${id}), '') from ${table} where account_id = ?`,
  },
};

/** How long a statement waits for another process (a CLI command, a second starter) to end its transaction. */
export const BUSY_MS = 10_000;

/**
 * Pages in the log before they are copied into the database, 32 MB: with SQLite's 1,000 the ends of the indexes, which
 * every create changes, were copied every few commits, a fifth of a create's CPU. After kill -9 a start reads the log once.
 */
const CHECKPOINT_PAGES = 8000;

/** One SQLite connection with its prepared statements. Synchronous, as SQLite is. */
export class Connection {
  readonly raw: DatabaseSync;
  private readonly prepared = new Map<string, StatementSync>();

  constructor(file: string, options: { readOnly?: boolean } = {}) {
    this.raw = new DatabaseSync(file, { readOnly: options.readOnly ?? false, timeout: BUSY_MS });
    if (!options.readOnly) {
      retryWhileLocked(() => this.raw.exec('pragma journal_mode = wal'));
      // FULL: a commit is on disk before it is acknowledged, also when the machine loses power.
      this.raw.exec('pragma synchronous = full; pragma foreign_keys = on');
    }
    if (!options.readOnly) this.raw.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    // 64 MB of pages: the hot ends of the indexes stay in memory at a million tasks.
    this.raw.exec('pragma cache_size = -65536; pragma temp_store = memory');
  }

  all(sql: string, params: Value[]): Row[] {
    return this.statement(sql).all(...(params as SQLInputValue[])) as unknown as Row[];
  }

  run(sql: string, params: Value[]): number {
    return Number(this.statement(sql).run(...(params as SQLInputValue[])).changes);
  }

  /** Reads of one and the same state, also while another process commits. */
  snapshot(statements: Statement[]): Row[][] {
    this.run('begin', []);
    try {
      return statements.map(({ sql, params }) => this.all(sql, params));
    } finally {
      this.run('commit', []);
    }
  }

  /** From now on a statement that meets a lock fails at once: SQLite would wait in this thread, and nobody be answered. */
  neverWait(): void {
    this.raw.exec('pragma busy_timeout = 0');
  }

  close(): void {
    this.prepared.clear();
    this.raw.close();
  }

  private statement(sql: string): StatementSync {
    const known = this.prepared.get(sql);
    if (known) return known;
    const statement = this.raw.prepare(sql);
    statement.setReturnArrays(true);
    // Filters make many texts; a thousand of them are more than any client mixes, and bound the memory.
    if (this.prepared.size >= 1000) this.prepared.clear();
    this.prepared.set(sql, statement);
    return statement;
  }
}

/** The primary result code (https://sqlite.org/rescode.html); undefined for an error that is not SQLite's. */
const resultOf = (error: unknown): number | undefined => {
  const code = (error as { errcode?: number } | undefined)?.errcode;
  return code === undefined ? undefined : code & 0xff;
};

const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const FULL = 13;
const CANTOPEN = 14;
const PERM = 3;
const CORRUPT = 11;
const NOTADB = 26;

export const isLocked = (error: unknown): boolean => [BUSY, LOCKED].includes(resultOf(error) ?? 0);

export const isIoError = (error: unknown): boolean => resultOf(error) === IOERR;

/** Locked by another process, or the disk does not do what it should: another time it may. */
export const unavailable = (error: unknown): boolean =>
  isLocked(error) || [READONLY, IOERR, FULL, CANTOPEN].includes(resultOf(error) ?? 0);

/** It is the file, the disk or another process; anything else is a fault of ours. */
export const refusesToOpen = (error: unknown): boolean =>
  unavailable(error) || [PERM, CORRUPT, NOTADB].includes(resultOf(error) ?? 0);

/** The same error, or what it means to those above the store. */
export const meaningOf = (error: unknown): unknown =>
  unavailable(error) ? new StoreUnavailable('SQLite', { cause: error }) : error;

/** Switching to WAL does not wait for a lock as statements do, so twenty starters at once need this. */
function retryWhileLocked(work: () => void): void {
  const until = Date.now() + BUSY_MS;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isLocked(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 20);
    }
  }
}
