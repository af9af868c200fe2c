import type { Row, Statement, Value } from '../db.ts';
import { Connection } from './connection.ts';
import { Reader } from './reader.ts';

/** How a store reads beside its writer: never the half of a commit. */
export interface Reads {
  all(sql: string, params: Value[]): Promise<Row[]>;
  /** @param slow they may walk many rows. */
  snapshot(statements: Statement[], slow: boolean): Promise<Row[][]>;
  close(): Promise<void>;
}

/** On connections of their own: one here, one in a thread. */
export function fileReads(file: string): Reads {
  const here = new Connection(file, { readOnly: true });
  const thread = new Reader(file);
  return {
    all: async (sql, params) => here.all(sql, params),
    snapshot: async (statements, slow) => (slow ? thread.snapshot(statements) : here.snapshot(statements)),
    async close() {
      await thread.close();
      here.close();
    },
  };
}
