/** open_answers: what a live task still needs, one row an answer or review; the queue that labelers claim from. */
import type { Tx } from './db.ts';
import type { TaskRow } from './tasks.ts';

export type WorkKind = 'label' | 'review';

export interface OpenAnswer {
  slot: number;
  kind: WorkKind;
  /** False while the task's batch is staging: nobody can claim it yet. */
  claimable: boolean;
  /** Of the task's batch. */
  batchPriority: number;
}

const INSERT = `insert into open_answers
  (account_id, mode, task_id, slot, kind, open, type, project, batch, priority, batch_priority)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export async function insertOpenAnswer(tx: Tx, task: TaskRow, answer: OpenAnswer): Promise<void> {
  await tx.run(INSERT, [
    task.accountId,
    task.mode,
    task.taskId,
    answer.slot,
    answer.kind,
    answer.claimable ? 1 : 0,
    task.type,
    task.project,
    task.batch,
    task.priority ?? 0,
    answer.batchPriority,
  ]);
}

/** Takes the task out of the queue and ends the leases on it. @param outcome of those leases. */
export async function deleteOpenAnswers(tx: Tx, task: TaskRow, outcome: string, now: number): Promise<void> {
  const key = [task.accountId, task.mode, task.taskId];
  await tx.run(
    `update leases set ended_at = ?, outcome = ?
      where account_id = ? and mode = ? and task_id = ? and ended_at is null`,
    [now, outcome, ...key],
  );
  await tx.run('delete from open_answers where account_id = ? and mode = ? and task_id = ?', key);
}
