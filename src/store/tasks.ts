/** The tasks table: the row, and the statements that read and write single tasks. Lists are in task-list.ts. */
import type { Mode } from '../rules/roles.ts';
import { type Db, type Row, RunAgain, type Tx, type Value } from './db.ts';

export type TaskStatus = 'pending' | 'completed' | 'canceled' | 'error';

/** One task. `*Json` is JSON text: it is spliced into answers and never parsed on the way. Times are unix milliseconds. */
export interface TaskRow {
  accountId: number;
  mode: Mode;
  taskId: string;
  type: string;
  status: TaskStatus;
  createdAt: number;
  updatedAt: number;
  completedAt: number | null;
  urgency: string;
  priority: number | null;
  project: string | null;
  batch: string | null;
  projectParamVersion: number | null;
  uniqueId: string | null;
  clearUniqueIdOnError: number;
  tagsJson: string | null;
  metadataJson: string;
  callbackUrl: string | null;
  callbackSucceeded: number | null;
  processedAttachmentsJson: string;
  customerReviewStatus: string | null;
  instruction: string | null;
  paramsJson: string;
  responseJson: string | null;
  /** How many different labelers answer it. */
  responsesRequired: number;
  /** How far their answers agree, 0 to 1; null with one answer. */
  agreement: number | null;
  /** 1 while it has its answers and waits for a reviewer; on the wire it is still pending. */
  inReview: number;
  /** JSON object of wire fields that few tasks have: audits, attempts, prior_responses, customer_reviewed_by ... */
  extraJson: string | null;
}

/** Property -> column, in the order of every select and insert. */
const COLUMNS = {
  accountId: 'account_id',
  mode: 'mode',
  taskId: 'task_id',
  type: 'type',
  status: 'status',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  completedAt: 'completed_at',
  urgency: 'urgency',
  priority: 'priority',
  project: 'project',
  batch: 'batch',
  projectParamVersion: 'project_param_version',
  uniqueId: 'unique_id',
  clearUniqueIdOnError: 'clear_unique_id_on_error',
  tagsJson: 'tags',
  metadataJson: 'metadata',
  callbackUrl: 'callback_url',
  callbackSucceeded: 'callback_succeeded',
  processedAttachmentsJson: 'processed_attachments',
  customerReviewStatus: 'customer_review_status',
  instruction: 'instruction',
  paramsJson: 'params',
  responseJson: 'response',
  responsesRequired: 'responses_required',
  agreement: 'agreement',
  inReview: 'in_review',
  extraJson: 'extra',
} as const satisfies Record<keyof TaskRow, string>;

const PROPERTIES = Object.keys(COLUMNS) as (keyof TaskRow)[];
export const TASK_COLUMNS = Object.values(COLUMNS)
  .map((column) => `t.${column}`)
  .join(', ');

/** A literal, not a loop: every task that is ever answered passes here. */
export function taskOf(r: Row): TaskRow {
  return {
    accountId: r[0],
    mode: r[1],
    taskId: r[2],
    type: r[3],
    status: r[4],
    createdAt: r[5],
    updatedAt: r[6],
    completedAt: r[7],
    urgency: r[8],
    priority: r[9],
    project: r[10],
    batch: r[11],
    projectParamVersion: r[12],
    uniqueId: r[13],
    clearUniqueIdOnError: r[14],
    tagsJson: r[15],
    metadataJson: r[16],
    callbackUrl: r[17],
    callbackSucceeded: r[18],
    processedAttachmentsJson: r[19],
    customerReviewStatus: r[20],
    instruction: r[21],
    paramsJson: r[22],
    responseJson: r[23],
    responsesRequired: r[24],
    agreement: r[25],
    inReview: r[26],
    extraJson: r[27],
  } as TaskRow;
}

const BY_ID = `select ${TASK_COLUMNS} from tasks t where t.account_id = ? and t.mode = ? and t.task_id = ?`;

export async function findTask(db: Db, accountId: number, mode: Mode, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await db.all(BY_ID, [accountId, mode, taskId]);
  return row && taskOf(row);
}

/** The same, held until the unit ends: nobody else changes the task in between. */
export async function lockTask(tx: Tx, accountId: number, mode: Mode, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await tx.all(`${BY_ID} ${tx.dialect.forUpdate}`, [accountId, mode, taskId]);
  return row && taskOf(row);
}

/** Of whatever account: whose task it is, where the account lets anybody read the results of the mode. */
export async function findPublicTask(db: Db, taskId: string): Promise<Pick<TaskRow, 'accountId' | 'mode'> | undefined> {
  const [row] = await db.all(
    `select t.account_id, t.mode from settings s
      join tasks t on t.account_id = s.account_id and t.mode = s.mode and t.task_id = ?
      where s.value like '%"public_results":true%'`,
    [taskId],
  );
  return row && { accountId: row[0] as number, mode: row[1] as Mode };
}

const INSERT = `insert into tasks (${Object.values(COLUMNS).join(', ')})
  values (${PROPERTIES.map(() => '?').join(', ')})`;
const INSERT_UNIQUE = `${INSERT}
  on conflict (account_id, mode, unique_id) where unique_id is not null do nothing`;

/** @returns false, having changed nothing, when another task of the world has this unique_id. The index decides, not a look before. */
export async function insertTask(tx: Tx, task: TaskRow): Promise<boolean> {
  const sql = task.uniqueId === null ? INSERT : INSERT_UNIQUE;
  const inserted = await tx.run(
    sql,
    PROPERTIES.map((property) => task[property]),
  );
  if (inserted === 0) return false;
  tx.count({ ...countKey(task), by: 1 });
  return true;
}

export async function findTaskIdByUniqueId(db: Db, accountId: number, mode: Mode, uniqueId: string) {
  const [row] = await db.all('select task_id from tasks where account_id = ? and mode = ? and unique_id = ?', [
    accountId,
    mode,
    uniqueId,
  ]);
  return row && String(row[0]);
}

const countKey = ({ accountId, mode, project, batch, type, status }: TaskRow) => ({
  accountId,
  mode,
  project,
  batch,
  type,
  status,
});

/**
 * Writes the named changes of a task that the unit holds (lockTask), and its counters.
 * @returns the task as it is now.
 */
export async function updateTask(tx: Tx, task: TaskRow, changes: Partial<TaskRow>): Promise<TaskRow> {
  const properties = PROPERTIES.filter((property) => Object.hasOwn(changes, property));
  const sets = properties.map((property) => `${COLUMNS[property]} = ?`).join(', ');
  const values = properties.map((property) => changes[property] as Value);
  await tx.run(`update tasks set ${sets} where account_id = ? and mode = ? and task_id = ?`, [
    ...values,
    task.accountId,
    task.mode,
    task.taskId,
  ]);
  const changed = { ...task, ...changes };
  tx.count({ ...countKey(task), by: -1 });
  tx.count({ ...countKey(changed), by: 1 });
  return changed;
}

/** Sets the tags of a task to this list (in the row for answers, in task_tags for filters). */
export async function writeTags(tx: Tx, task: TaskRow, before: string[], after: string[]): Promise<void> {
  for (const tag of before.filter((t) => !after.includes(t))) {
    await tx.run('delete from task_tags where account_id = ? and mode = ? and tag = ? and task_id = ?', [
      task.accountId,
      task.mode,
      tag,
      task.taskId,
    ]);
  }
  for (const tag of after.filter((t) => !before.includes(t))) {
    await tx.run('insert into task_tags (account_id, mode, tag, task_id) values (?, ?, ?, ?) on conflict do nothing', [
      task.accountId,
      task.mode,
      tag,
      task.taskId,
    ]);
  }
}

/**
 * Gives the task this unique_id. The index decides who has it, not a look before.
 * @returns the changed task, or the id of the other task that has it; then the unit is back at its beginning.
 * @throws RunAgain when that other task has let go of it in the meantime.
 */
export async function takeUniqueId(
  tx: Tx,
  task: TaskRow,
  uniqueId: string,
  changes: Partial<TaskRow>,
): Promise<TaskRow | string> {
  try {
    return await updateTask(tx, task, { ...changes, uniqueId });
  } catch (error) {
    if (!tx.dialect.isConflict(error)) throw error;
    await tx.undo();
    const owner = await findTaskIdByUniqueId(tx, task.accountId, task.mode, uniqueId);
    if (owner === undefined) throw new RunAgain();
    return owner;
  }
}
