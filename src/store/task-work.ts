/** Who has what of a task. */
import type { AnswerRow } from './answers.ts';
import { answersOfTask } from './answers.ts';
import type { Db } from './db.ts';
import { type LeaseRow, liveLeasesOf } from './leases.ts';
import type { TaskRow } from './tasks.ts';

export interface TaskWork {
  answers: AnswerRow[];
  leases: LeaseRow[];
  /** Everybody skipped it. */
  isOut: boolean;
}

/** @param now unix milliseconds. */
export async function workOnTask(db: Db, task: TaskRow, now: number): Promise<TaskWork> {
  const { accountId, mode, taskId } = task;
  const out = `select 1 from open_answers where account_id = ? and mode = ? and task_id = ? and open = 2 limit 1`;
  return {
    answers: await answersOfTask(db, task),
    leases: await liveLeasesOf(db, task, now),
    isOut: (await db.all(out, [accountId, mode, taskId])).length > 0,
  };
}
