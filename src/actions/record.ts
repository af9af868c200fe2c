import type { Context } from '../deps.ts';
import type { Tx } from '../store/db.ts';
import { insertEvent } from '../store/events.ts';

/** Writes the events row of an action, in the action's own unit. `before` and `after` name only what changed. */
export async function record(
  tx: Tx,
  context: Context,
  action: string,
  {
    taskId = null,
    before = null,
    after = null,
  }: { taskId?: string | null; before?: object | null; after?: object | null },
): Promise<void> {
  const { caller, requestId, now } = context;
  await insertEvent(tx, {
    accountId: caller.accountId,
    eventId: context.mint().id,
    at: now,
    mode: caller.mode,
    action,
    taskId,
    // Empty when a loop acts: nobody asked for it.
    userId: caller.userId || null,
    keyId: caller.keyId || null,
    requestId: requestId || null,
    before,
    after,
  });
}
