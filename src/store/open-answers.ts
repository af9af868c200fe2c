/** open_answers: what a live task still needs, one row an answer or review; the queue that labelers claim from (queue.ts). */
import type { Mode } from '../rules/roles.ts';
import type { Db, Tx } from './db.ts';
import { gateOf, OPEN } from './gates.ts';
import type { TaskRow } from './tasks.ts';

export type WorkKind = 'label' | 'review';

export interface OpenAnswer {
  slot: number;
  kind: WorkKind;
  /** False while the task's batch is staging or paused: nobody can claim it yet. */
  claimable: boolean;
  /** Of the task's batch. */
  batchPriority: number;
}

/** One row, as a lease names it. */
export interface OpenAnswerKey {
  accountId: number;
  mode: Mode;
  taskId: string;
  slot: number;
}

type TaskKey = Omit<OpenAnswerKey, 'slot'>;
const keyOf = ({ accountId, mode, taskId }: TaskKey) => [accountId, mode, taskId];

const insert = (open: string) => `insert into open_answers
  (account_id, mode, task_id, slot, kind, type, project, batch, priority, batch_priority, open)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${open})`;
const INSERT = insert('?');
const INSERT_GATED = insert(gateOf({ account: '?', mode: '?', project: '?', batch: '?' }));

export async function insertOpenAnswer(tx: Tx, task: TaskRow, answer: OpenAnswer): Promise<void> {
  const { accountId, mode, project, batch } = task;
  const gated = answer.claimable && project !== null;
  await tx.run(gated ? INSERT_GATED : INSERT, [
    ...keyOf(task),
    answer.slot,
    answer.kind,
    task.type,
    project,
    batch,
    task.priority ?? 0,
    answer.batchPriority,
    ...(gated ? [accountId, mode, batch, accountId, mode, project] : [answer.claimable ? OPEN.all : 0]),
  ]);
}

/**
 * Takes the task out of the queue and ends the leases on it. The rows go first: a claim that is under way
 * holds one of them, and its lease is there to be seen once it lets go.
 * @param outcome of those leases.
 */
export async function deleteOpenAnswers(tx: Tx, task: TaskRow, outcome: string, now: number): Promise<void> {
  const key = keyOf(task);
  await tx.run('delete from open_answers where account_id = ? and mode = ? and task_id = ?', key);
  await tx.run(
    `update leases set ended_at = ?, outcome = ?
      where account_id = ? and mode = ? and task_id = ? and ended_at is null`,
    [now, outcome, ...key],
  );
}

const HELD = 'where account_id = ? and mode = ? and task_id = ? and slot = ? and lease_id = ?';

/** The answer was given. @returns false when it is not under this lease. */
export async function deleteHeld(tx: Tx, key: OpenAnswerKey, leaseId: string): Promise<boolean> {
  return (await tx.run(`delete from open_answers ${HELD}`, [...keyOf(key), key.slot, leaseId])) === 1;
}

/** Nobody holds it any more. @returns false when it was not under this lease. */
export async function letGo(tx: Tx, key: OpenAnswerKey, leaseId: string): Promise<boolean> {
  const sql = `update open_answers set lease_id = null, lease_user_id = null ${HELD}`;
  return (await tx.run(sql, [...keyOf(key), key.slot, leaseId])) === 1;
}

/** The leases on what the task still needs, null where there is none; nobody claims it until the unit ends. */
export async function holdOpenAnswers(tx: Tx, task: TaskKey): Promise<(string | null)[]> {
  const sql = `select lease_id from open_answers where account_id = ? and mode = ? and task_id = ? order by slot
    ${tx.dialect.forUpdate}`;
  return (await tx.all(sql, keyOf(task))).map(([leaseId]) => leaseId as string | null);
}

/** How many answers the task still needs. */
export async function countOpenAnswers(db: Db, task: TaskKey): Promise<number> {
  const sql = 'select count(*) from open_answers where account_id = ? and mode = ? and task_id = ?';
  return Number((await db.all(sql, keyOf(task)))[0]![0]);
}

const GATE = gateOf({
  account: 'open_answers.account_id',
  mode: 'open_answers.mode',
  project: 'open_answers.project',
  batch: 'open_answers.batch',
});
const OF_TASK = 'where account_id = ? and mode = ? and task_id = ?';

/** Nobody else can claim the task until a manager puts it back. Whoever holds it may still answer it. */
export async function setSkipped(tx: Tx, task: TaskKey): Promise<void> {
  await tx.run(`update open_answers set open = ${OPEN.skipped} ${OF_TASK}`, keyOf(task));
}

/** @param claimable false while its batch is paused. @returns false when the task was not out of the queue. */
export async function setInQueue(tx: Tx, task: TaskKey, claimable: boolean): Promise<boolean> {
  const open = claimable ? GATE : '0';
  return (
    (await tx.run(`update open_answers set open = ${open} ${OF_TASK} and open = ${OPEN.skipped}`, keyOf(task))) > 0
  );
}

/** The task's rows go to its batch as it is now; what was skipped stays out of the queue. */
export async function moveOpenAnswers(
  tx: Tx,
  task: TaskRow,
  { claimable, batchPriority }: Pick<OpenAnswer, 'claimable' | 'batchPriority'>,
): Promise<void> {
  const sql = `update open_answers set batch = ?, batch_priority = ? ${OF_TASK}`;
  await tx.run(sql, [task.batch, batchPriority, ...keyOf(task)]);
  const open = claimable ? GATE : '0';
  await tx.run(`update open_answers set open = ${open} ${OF_TASK} and open <> ${OPEN.skipped}`, keyOf(task));
}

/** The ids of tasks that were skipped out of the queue, oldest first. @param after the last id of the page before. */
export async function listSkipped(
  db: Db,
  { accountId, mode }: { accountId: number; mode: Mode },
  page: { limit: number; after: string },
): Promise<string[]> {
  const sql = `select distinct task_id from open_answers
    where account_id = ? and mode = ? and open = 2 and task_id > ? order by task_id limit ?`;
  const rows = await db.all(sql, [accountId, mode, page.after, page.limit]);
  return rows.map(([taskId]) => String(taskId));
}
