/** The task that a lease is on, as its labeler sees it: one of the queue, or an evaluation or training task in its place. */
import type { Db } from '../store/db.ts';
import type { LeaseRow } from '../store/leases.ts';
import { asTask, findQualityTask } from '../store/quality-tasks.ts';
import { findTask, type TaskRow } from '../store/tasks.ts';

type Held = Pick<LeaseRow, 'accountId' | 'mode' | 'taskId' | 'standsFor'>;

/** @returns undefined when it is not there any more. */
export async function findWorkTask(db: Db, lease: Held): Promise<TaskRow | undefined> {
  const { accountId, mode, taskId, standsFor } = lease;
  if (standsFor === null) return findTask(db, accountId, mode, taskId);
  const quality = await findQualityTask(db, lease);
  return quality && asTask(quality, await findTask(db, accountId, mode, standsFor));
}

/** Whether nobody waits for an answer to the task: it is there to see how well the labeler works. */
export const isQualityLease = ({ standsFor }: Pick<LeaseRow, 'standsFor'>): boolean => standsFor !== null;
