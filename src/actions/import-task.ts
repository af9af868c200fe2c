import type { Context } from '../deps.ts';
import { isHeldBack } from '../rules/batch-status.ts';
import { type BatchRow, findBatch, lockBatch, queuePriority, shareBatch } from '../store/batches.ts';
import { RunAgain, type Tx } from '../store/db.ts';
import { setRecalled } from '../store/gates.ts';
import { findProject } from '../store/projects.ts';
import {
  findTaskIdByUniqueId,
  insertTask,
  lockTask,
  type TaskRow,
  takeUniqueId,
  updateTask,
  writeTags,
} from '../store/tasks.ts';
import { taskJson } from '../wire.ts';
import { type ImportOutcome, isTaken, stepOf } from './imported.ts';
import { closeTask, openTask } from './open-task.ts';
import { reopenBatch } from './place-task.ts';
import { record } from './record.ts';

export interface TaskWish {
  row: TaskRow;
  /** Its batch is completed at the source too: a task that is pending in it was recalled there. */
  isBatchCompleted: boolean;
}

/**
 * Brings a task of another server in as it is there: a pending one can be claimed here, and no callback is sent of what
 * was done there. Again, it follows what changed there; what was done here since stays.
 */
export async function importTask(tx: Tx, context: Context, wish: TaskWish): Promise<ImportOutcome> {
  const { row } = wish;
  const { accountId, mode, taskId } = row;
  const local = await lockTask(tx, accountId, mode, taskId);
  const sides = { source: taskJson(row), local: local && taskJson(local), held: null };
  const step = await stepOf(tx, { accountId, mode, kind: 'task', name: taskId }, sides);
  if (step === 'same') return { done: 'same' };
  if (step === 'foreign' || step === 'both') return { refused: isTaken('task', step).replace('name', 'id') };
  const missing = await missingPlace(tx, row);
  const owner = missing ? undefined : await write(tx, row, local);
  if (missing || owner) {
    await tx.undo();
    if (missing) return { refused: missing };
    return { refused: `the unique_id ${JSON.stringify(row.uniqueId)} is the task ${owner}'s here`, isLate: true };
  }
  await writeTags(tx, row, tagsOf(local), tagsOf(row));
  await follow(tx, context, wish, local);
  await record(tx, context, 'import task', {
    taskId,
    before: local ? { status: local.status } : null,
    after: { type: row.type, status: row.status, ...(row.uniqueId === null ? {} : { unique_id: row.uniqueId }) },
  });
  return { done: step };
}

/** @returns a sentence when its project or batch is not here. */
async function missingPlace(tx: Tx, { accountId, mode, project, batch }: TaskRow): Promise<string | undefined> {
  if (project !== null && !(await findProject(tx, accountId, mode, project)))
    return `its project ${project} is not here`;
  if (batch !== null && !(await findBatch(tx, { accountId, mode, name: batch })))
    return `its batch ${batch} is not here`;
  return undefined;
}

/** @returns the id of another task that has the unique_id. */
async function write(tx: Tx, row: TaskRow, local: TaskRow | undefined): Promise<string | undefined> {
  const { accountId, mode, uniqueId } = row;
  if (local) {
    const { clearUniqueIdOnError, ...changes } = row;
    if (uniqueId === null || uniqueId === local.uniqueId) await updateTask(tx, local, changes);
    else {
      const taken = await takeUniqueId(tx, local, uniqueId, changes);
      if (typeof taken === 'string') return taken;
    }
    return undefined;
  }
  const inserted = await insertTask(tx, row).catch((error) => {
    // Another import had it first.
    throw tx.dialect.isConflict(error) ? new RunAgain() : error;
  });
  if (inserted) return undefined;
  const owner = await findTaskIdByUniqueId(tx, accountId, mode, uniqueId!);
  if (owner === undefined) throw new RunAgain();
  return owner;
}

const tagsOf = (task: TaskRow | undefined): string[] => JSON.parse(task?.tagsJson ?? '[]');

const OUTCOMES = { completed: 'completed', canceled: 'canceled', error: 'errored', pending: 'canceled' } as const;

/** Where the queue would place it. */
const placeOf = ({ project, batch, priority, responsesRequired, type }: TaskRow): string =>
  JSON.stringify([project, batch, priority, responsesRequired, type]);

/** The queue follows the task. */
async function follow(tx: Tx, context: Context, { row, isBatchCompleted }: TaskWish, local: TaskRow | undefined) {
  const isOpen = local?.status === 'pending';
  if (isOpen && row.status === 'pending' && placeOf(local) === placeOf(row)) return;
  if (isOpen) await closeTask(tx, row, OUTCOMES[row.status], context.now);
  if (row.status !== 'pending') return;
  const batch = await enter(tx, row, isBatchCompleted);
  const claimable = !batch || !(isHeldBack(batch.status) || batch.status === 'cancelled');
  await openTask(tx, row, { claimable, batchPriority: batch ? queuePriority(batch) : 0 });
  if (batch?.status !== 'completed') return;
  if (isBatchCompleted) await setRecalled(tx, batch);
  else await reopenBatch(tx, context, batch);
}

/** The batch, held so that it is neither finalized nor completed meanwhile. */
async function enter(tx: Tx, { accountId, mode, batch: name }: TaskRow, isBatchCompleted: boolean) {
  if (name === null) return undefined;
  const key = { accountId, mode, name };
  const seen: BatchRow | undefined = await findBatch(tx, key);
  const reopens = seen?.status === 'completed' && !isBatchCompleted;
  const batch = await (reopens ? lockBatch : shareBatch)(tx, key);
  if (!batch || batch.status !== seen?.status) throw new RunAgain();
  return batch;
}
