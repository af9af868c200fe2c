import type { Context } from '../deps.ts';
import { endpointOf } from '../rules/endpoint.ts';
import { insertCallback } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import type { TaskRow } from '../store/tasks.ts';
import { callbackJson } from '../wire.ts';
import { presented } from './results.ts';

export type CallbackReason = 'completed' | 'error' | 'audit' | 'recall' | 'manual';

/**
 * Writes the callback of a task that has just changed into the outbox, in the unit that changed it; a loop
 * sends it (design.md section 6). The body is what the task is now, and the same at every try.
 */
export async function announce(tx: Tx, context: Context, task: TaskRow, reason: CallbackReason): Promise<void> {
  if (task.callbackUrl === null) return;
  await insertCallback(tx, {
    accountId: task.accountId,
    callbackId: context.mint().id,
    mode: task.mode,
    taskId: task.taskId,
    batch: null,
    reason,
    endpoint: endpointOf(task.callbackUrl),
    url: task.callbackUrl,
    createdAt: context.now,
    body: callbackJson(await presented(tx, context, task)),
  });
}
