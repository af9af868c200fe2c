import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { reopenAnswers } from '../store/answers.ts';
import { deleteAttachments } from '../store/attachments.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { askForAttachments } from './attachments.ts';
import { withExtra } from './extra.ts';
import { openInBatch } from './open-task.ts';
import { enterBatch, reopenBatch } from './place-task.ts';
import { record } from './record.ts';
import { getTask, holdTask, touch } from './task.ts';

/**
 * Brings an errored task back to pending: its attachments are looked at anew, with 24 hours of patience as when it was
 * made, and the last good one opens it for labelers. Its error is taken away; a unique_id that the error had freed
 * stays free; who had answered it finds his answer as a draft. No callback: the requester asks for it himself, and
 * hears what comes of it.
 * @throws ApiError 400 when the task is not errored, 404.
 */
export async function recheckTask(tx: Tx, context: Context, taskId: string): Promise<TaskRow> {
  // The batch before the task, as everywhere where both are held alone. A task never changes its batch.
  const { batch: name } = await getTask(tx, context.caller, taskId);
  const batch = name === null ? undefined : await enterBatch(tx, context, name);
  const task = await holdTask(tx, context, taskId);
  if (task.status !== 'error') throw errors.taskNotErrored(task.status);
  await reopenAnswers(tx, task, context.now);
  await deleteAttachments(tx, task.accountId, task.mode, taskId);
  const pending = await updateTask(tx, task, {
    ...touch(task, context.now),
    status: 'pending',
    agreement: null,
    responseJson: null,
    processedAttachmentsJson: '[]',
    ...withExtra(task, { attempts: undefined }),
  });
  if (!(context.checkAttachments && (await askForAttachments(tx, pending, context.now)))) {
    await openInBatch(tx, pending, batch);
  }
  await record(tx, context, 'recheck task', {
    taskId,
    before: { status: task.status },
    after: { status: pending.status },
  });
  if (batch?.status === 'completed') await reopenBatch(tx, context, batch);
  return pending;
}
