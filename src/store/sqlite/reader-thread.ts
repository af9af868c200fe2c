/** The other side of reader.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from '../db.ts';
import { Connection } from './connection.ts';

const db = new Connection((workerData as { file: string }).file, { readOnly: true });

parentPort!.on('message', ({ id, statements }: { id: number; statements: Statement[] }) => {
  try {
    parentPort!.postMessage({ id, rows: db.snapshot(statements) });
  } catch (error) {
    parentPort!.postMessage({ id, error: String(error), errcode: (error as { errcode?: number }).errcode });
  }
});
