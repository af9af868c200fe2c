/** Walks over all tasks that a filter finds, newest first, a page at a time by keyset: no state is held between pages. */
import type { Store } from './db.ts';
import { type TaskFilter, walkStatement } from './task-list.ts';
import { TASK_COLUMNS, type TaskRow, type TaskStatus, taskOf } from './tasks.ts';

export interface TaskState {
  taskId: string;
  status: TaskStatus;
  uniqueId: string | null;
}

/** What a cancel needs to know of each task. @param size of a page. */
export async function* walkStates(store: Store, filter: TaskFilter, size: number): AsyncGenerator<TaskState[]> {
  for (let after: string | undefined; ; ) {
    const statement = walkStatement(filter, 't.task_id, t.status, t.unique_id', { limit: size, offset: 0, after });
    const [rows] = await store.snapshot([statement], true);
    if (rows!.length > 0) yield rows!.map(([taskId, status, uniqueId]) => ({ taskId, status, uniqueId }) as TaskState);
    if (rows!.length < size) return;
    after = String(rows!.at(-1)![0]);
  }
}

/** Rows and bytes that are in memory at once: tasks of 10 MB are rare, and must not come a thousand at a time. */
const A_PAGE = { rows: 1000, bytes: 1024 * 1024 };

const SIZE = ['params', 'metadata', 'response', 'instruction', 'extra']
  .map((column) => `coalesce(octet_length(t.${column}), 0)`)
  .join(' + ');

/** Whole tasks. First only the sizes of a page are read, then its rows in portions. */
export async function* walkTasks(store: Store, filter: TaskFilter): AsyncGenerator<TaskRow[]> {
  for (let after: string | undefined; ; ) {
    const bounds = { limit: A_PAGE.rows, offset: 0, after };
    const [found] = await store.snapshot([walkStatement(filter, `t.task_id, ${SIZE}`, bounds)], true);
    const sizes = found!.map(([, size]) => Number(size));
    while (sizes.length > 0) {
      const limit = portionOf(sizes);
      sizes.splice(0, limit);
      const [rows] = await store.snapshot([walkStatement(filter, TASK_COLUMNS, { ...bounds, after, limit })], true);
      // A task may have left the filter since; the walk goes on after the last one that has not.
      if (rows!.length === 0) break;
      const tasks = rows!.map(taskOf);
      after = tasks.at(-1)!.taskId;
      yield tasks;
    }
    if (found!.length < A_PAGE.rows) return;
    after = earlier(after, String(found!.at(-1)![0]));
  }
}

/** @returns how many of the first rows, at least one, are within the bytes of a page. */
function portionOf(sizes: number[]): number {
  let n = 0;
  for (let bytes = 0; n < sizes.length; n++) {
    bytes += sizes[n]!;
    if (bytes > A_PAGE.bytes) break;
  }
  return Math.max(n, 1);
}

/** The lower of two ids: the walk goes from high to low and never back. */
const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b);
