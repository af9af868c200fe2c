import { setTimeout as sleep } from 'node:timers/promises';
import { CountSheet } from '../counts.ts';
import { OutcomeUnknown, StoreUnavailable, type Topics, type Tx, type Value, type WriteOptions } from '../db.ts';
import type { Listeners, Told } from '../topics.ts';
import { BUSY_MS, type Connection, isIoError, isLocked, meaningOf, SQLITE } from './connection.ts';

interface Waiting {
  unit: (tx: Tx) => Promise<unknown>;
  readsCounts: boolean;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  /** When it gives up waiting for another process to let go of the lock; milliseconds of performance.now(). */
  until: number;
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
      const until = performance.now() + BUSY_MS;
      this.waiting.push({ unit, readsCounts, resolve: resolve as (value: unknown) => void, reject, until });
      // setImmediate: whatever else this turn of the event loop reads from its sockets joins the commit.
      this.running ??= new Promise<void>((done) => setImmediate(() => this.drain().then(done)));
    });
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Resolves when no transaction is open: what is read then on the writer's connection is committed. */
  async settled(): Promise<void> {
    while (this.db.raw.isTransaction) await this.running;
  }

  private async drain(): Promise<void> {
    let group: Waiting[] = [];
    let outcomes: Outcome[] = [];
    try {
      if (await this.begin()) {
        group = this.waiting.splice(0, MOST_UNITS);
        outcomes = await this.commit(group);
      }
    } catch (error) {
      if (group.length === 0) group = this.waiting.splice(0, MOST_UNITS);
      outcomes = group.map(() => ({ error: meaningOf(error) }));
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

  /**
   * Waits for another process to end its transaction, while reads go on; whoever has waited too long is refused.
   * @returns false when nobody is left who waits.
   */
  private async begin(): Promise<boolean> {
    for (;;) {
      try {
        this.db.run('begin immediate', []);
        return true;
      } catch (error) {
        if (!isLocked(error)) throw error;
        const [late, patient] = [[] as Waiting[], [] as Waiting[]];
        for (const one of this.waiting) (one.until < performance.now() ? late : patient).push(one);
        this.waiting = patient;
        for (const one of late) one.reject(new StoreUnavailable('locked by another process', { cause: error }));
        if (patient.length === 0) return false;
      }
      await sleep(5 + Math.random() * 20);
    }
  }

  private async commit(group: Waiting[]): Promise<Outcome[]> {
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
      this.end();
      this.onCommit(group.length);
      this.listeners.tell(told);
      return outcomes;
    } catch (error) {
      if (this.db.raw.isTransaction) this.db.run('rollback', []);
      throw error;
    }
  }

  private end(): void {
    try {
      this.db.run('commit', []);
    } catch (error) {
      // The commit may have reached the log before the disk failed; then it counts after a restart.
      throw isIoError(error) ? new OutcomeUnknown('SQLite', { cause: error }) : error;
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
      outcome = { error: meaningOf(error) };
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
