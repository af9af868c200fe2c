import type { Row, Statement, Value } from '../db.ts';
import { Connection, meaningOf } from './connection.ts';
import { Reader } from './reader.ts';

/** How a store reads beside its writer: never the half of a commit. */
export interface Reads {
  all(sql: string, params: Value[]): Promise<Row[]>;
  /** @param slow they may walk many rows. */
  snapshot(statements: Statement[], slow: boolean): Promise<Row[][]>;
  /** See Store.commits. */
  readonly commits: (() => number) | undefined;
  close(): Promise<void>;
}

/** On connections of their own: one here, one in a thread. */
export function fileReads(file: string): Reads {
  const here = new Connection(file, { readOnly: true });
  const thread = new Reader(file);
  return {
    all: async (sql, params) => here.all(sql, params),
    snapshot: async (statements, slow) => (slow ? thread.snapshot(statements) : here.snapshot(statements)),
    // SQLite's own count, of what this connection did not commit itself: it only reads (https://sqlite.org/pragma.html#pragma_data_version).
    commits() {
      try {
        return Number(here.all('pragma data_version', [])[0]![0]);
      } catch (error) {
        throw meaningOf(error);
      }
    },
    async close() {
      await thread.close();
      here.close();
    },
  };
}
