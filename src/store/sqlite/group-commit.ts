import { CountSheet } from '../counts.ts';
import { StoreUnavailable, type Topics, type Tx, type Value, type WriteOptions } from '../db.ts';
import type { Listeners, Told } from '../topics.ts';
import { type Connection, isLocked, SQLITE } from './connection.ts';

interface Waiting {
  unit: (tx: Tx) => Promise<unknown>;
  readsCounts: boolean;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = { value: unknown } | { error: unknown };

/** So that one commit does not keep the first of its units waiting for long (a create takes about 0.1 ms). */
const MOST_UNITS = 256;

/**
 * One writer, many units a commit: an fsync for each request costs three to four times the throughput
 * (design.md section 2). Every unit runs in its own savepoint, so that one failure undoes only itself;
 * nobody is answered before the commit that holds his unit is on disk.
 */
export class GroupCommit {
  private readonly db: Connection;
  private readonly onCommit: (units: number) => void;
  private readonly listeners: Listeners;
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(db: Connection, onCommit: (units: number) => void, listeners: Listeners) {
    this.db = db;
    this.onCommit = onCommit;
    this.listeners = listeners;
  }

  write<T>(unit: (tx: Tx) => Promise<T>, { readsCounts = false }: WriteOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ unit, readsCounts, resolve: resolve as (value: unknown) => void, reject });
      // setImmediate: whatever else this turn of the event loop reads from its sockets joins the commit.
      this.running ??= new Promise<void>((done) => setImmediate(() => this.drain().then(done)));
    });
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    const group = this.waiting.splice(0, MOST_UNITS);
    let outcomes: Outcome[];
    try {
      outcomes = await this.commit(group);
    } catch (error) {
      const reason = isLocked(error) ? new StoreUnavailable('locked by another process', { cause: error }) : error;
      outcomes = group.map(() => ({ error: reason }));
    }
    this.running = this.waiting.length
      ? new Promise<void>((done) => setImmediate(() => this.drain().then(done)))
      : undefined;
    group.forEach(({ resolve, reject }, i) => {
      const outcome = outcomes[i]!;
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    });
  }

  private async commit(group: Waiting[]): Promise<Outcome[]> {
    this.db.run('begin immediate', []);
    try {
      let sheet = new CountSheet();
      const told: Told[] = [];
      const outcomes: Outcome[] = [];
      for (const { unit, readsCounts } of group) {
        if (readsCounts) {
          this.writeCounts(sheet);
          sheet = new CountSheet();
        }
        outcomes.push(await this.runUnit(unit, sheet, told));
      }
      this.writeCounts(sheet);
      this.db.run('commit', []);
      this.onCommit(group.length);
      this.listeners.tell(told);
      return outcomes;
    } catch (error) {
      if (this.db.raw.isTransaction) this.db.run('rollback', []);
      throw error;
    }
  }

  private writeCounts(sheet: CountSheet): void {
    for (const { sql, params } of sheet.statements(0)) this.db.run(sql, params);
  }

  private async runUnit(unit: Waiting['unit'], sheet: CountSheet, told: Told[]): Promise<Outcome> {
    const tx = new UnitTx(this.db);
    this.db.run('savepoint unit', []);
    let outcome: Outcome;
    try {
      outcome = { value: await unit(tx) };
      for (const change of tx.changes) sheet.add(change);
      told.push(...tx.told);
    } catch (error) {
      // A full disk ends the whole transaction inside SQLite; then no unit of the group has happened.
      if (!this.db.raw.isTransaction) throw error;
      this.db.run('rollback to unit', []);
      outcome = { error };
    }
    this.db.run('release unit', []);
    return outcome;
  }
}

class UnitTx implements Tx {
  readonly dialect = SQLITE;
  changes: Parameters<Tx['count']>[0][] = [];
  told: Told[] = [];
  private readonly db: Connection;

  constructor(db: Connection) {
    this.db = db;
  }

  async all(sql: string, params: Value[]) {
    return this.db.all(sql, params);
  }

  async run(sql: string, params: Value[]) {
    return this.db.run(sql, params);
  }

  count(change: Parameters<Tx['count']>[0]): void {
    this.changes.push(change);
  }

  tell<T extends keyof Topics>(topic: T, message: Topics[T]): void {
    this.told.push({ topic, message });
  }

  async undo(): Promise<void> {
    this.db.run('rollback to unit', []);
    this.changes = [];
    this.told = [];
  }
}
