/** One unit of work on a connection, and what its errors mean. */
import type pg from 'pg';
import { CountSheet } from '../counts.ts';
import type { Row, Topics, Tx, Value } from '../db.ts';
import type { Told } from '../topics.ts';
import { named, POSTGRES } from './dialect.ts';

export class UnitTx implements Tx {
  readonly dialect = POSTGRES;
  sheet = new CountSheet();
  readonly told: Told[] = [];
  private readonly client: pg.PoolClient;
  private readonly undoing: string;

  /** @param undoing what takes the unit back to its beginning. */
  constructor(client: pg.PoolClient, undoing = 'rollback; begin') {
    this.client = client;
    this.undoing = undoing;
  }

  all(sql: string, params: Value[]): Promise<Row[]> {
    return query(this.client, sql, params);
  }

  async run(sql: string, params: Value[]): Promise<number> {
    const result = await this.client.query({ ...named(sql), values: params });
    return result.rowCount ?? 0;
  }

  count(change: Parameters<Tx['count']>[0]): void {
    this.sheet.add(change);
  }

  tell<T extends keyof Topics>(topic: T, message: Topics[T]): void {
    this.told.push({ topic, message });
  }

  async undo(): Promise<void> {
    this.told.length = 0;
    await this.client.query(this.undoing);
    this.sheet = new CountSheet();
  }
}

export async function query(on: pg.Pool | pg.PoolClient, sql: string, params: Value[]): Promise<Row[]> {
  const result = await on.query<Value[]>({ ...named(sql), values: params, rowMode: 'array' });
  return result.rows;
}
