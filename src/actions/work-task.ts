/** The task that a lease is on, as its labeler sees it: one of the queue, or an evaluation or training task in its place. */
import type { AnswerKey } from '../store/answers.ts';
import type { Db } from '../store/db.ts';
import { type LeaseRow, lastStandsFor } from '../store/leases.ts';
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

/** What somebody answered: of a quality task as it was shown to him last. */
export async function findAnswered(
  db: Db,
  key: AnswerKey,
): Promise<{ task: TaskRow; isTraining: boolean } | undefined> {
  const { accountId, mode, taskId } = key;
  const task = await findTask(db, accountId, mode, taskId);
  if (task) return { task, isTraining: false };
  const quality = await findQualityTask(db, key);
  if (!quality) return undefined;
  const standsFor = await lastStandsFor(db, key);
  const shown = standsFor === undefined ? undefined : await findTask(db, accountId, mode, standsFor);
  return { task: asTask(quality, shown), isTraining: quality.kind === 'training' };
}

/** Whether the labeler knows what the task is for, and is told what his answer was worth. */
export async function isTraining(db: Db, lease: LeaseRow): Promise<boolean> {
  return isQualityLease(lease) && (await findQualityTask(db, lease))?.kind === 'training';
}

/** Whether nobody waits for an answer to the task: it is there to see how well the labeler works. */
export const isQualityLease = ({ standsFor }: Pick<LeaseRow, 'standsFor'>): boolean => standsFor !== null;
