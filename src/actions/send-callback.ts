import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Tx } from '../store/db.ts';
import { announce } from './announce.ts';
import { record } from './record.ts';
import { holdTask } from './task.ts';

/**
 * Sends the callback of a completed or errored task once more, with the task as it is now (api-facts D.5).
 * @throws ApiError 400 for another status or without a callback_url (never 409, api-facts B.5), 404.
 */
export async function sendCallback(tx: Tx, context: Context, taskId: string): Promise<void> {
  const task = await holdTask(tx, context, taskId);
  if (task.status !== 'completed' && task.status !== 'error') throw errors.nothingToSend(task.status);
  if (task.callbackUrl === null) throw errors.noCallbackUrl();
  await announce(tx, context, task, 'manual');
  await record(tx, context, 'send callback', { taskId });
}
