import { Worker } from 'node:worker_threads';
import type { Row, Statement } from '../db.ts';

interface Call {
  resolve: (rows: Row[][]) => void;
  reject: (error: unknown) => void;
}

interface Answer {
  id: number;
  rows?: Row[][];
  error?: string;
  /** SQLite's. */
  errcode?: number;
}

/** Compiled, this file ends in .js and so does its neighbour. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './reader-thread.ts' : './reader-thread.js', import.meta.url);

/**
 * Reads that walk many rows, in a thread of their own: a count over 200,000 rows takes 90 ms, in
 * which the main thread would answer nobody. Started when first needed.
 */
export class Reader {
  private readonly file: string;
  private worker: Worker | undefined;
  private readonly calls = new Map<number, Call>();
  private last = 0;

  constructor(file: string) {
    this.file = file;
  }

  snapshot(statements: Statement[]): Promise<Row[][]> {
    const worker = this.start();
    return new Promise((resolve, reject) => {
      const id = ++this.last;
      this.calls.set(id, { resolve, reject });
      worker.postMessage({ id, statements });
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(THREAD, { workerData: { file: this.file } });
    worker.unref();
    worker.on('message', ({ id, rows, error, errcode }: Answer) => {
      const call = this.calls.get(id);
      this.calls.delete(id);
      if (rows) call?.resolve(rows);
      else call?.reject(Object.assign(new Error(error), { errcode }));
    });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('the reader thread ended')));
    this.worker = worker;
    return worker;
  }

  private fail(error: unknown): void {
    this.worker = undefined;
    for (const call of this.calls.values()) call.reject(error);
    this.calls.clear();
  }
}
