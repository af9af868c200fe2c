/** What live updates call a change. Changes of keys, users and settings are for admins, in the audit log, and have no kind here. */
export const EVENT_KINDS = ['task', 'batch', 'queue'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The verbs that change who works on a task, and nothing of the task itself; quality tasks are none of the tasks. */
const QUEUE = /\b(lease|leases|claim|heartbeat|skip|release|draft|queue|answer|(evaluation|training) task)\b/;
const BATCH = /\bbatch(es)?\b/;

/**
 * @param action the verb of the events row: `create task`, `finalize batch`, `claim task` ...
 * @returns undefined for what live updates do not show.
 */
export function eventKind(action: string, taskId: string | null): EventKind | undefined {
  if (QUEUE.test(action)) return 'queue';
  if (taskId !== null) return 'task';
  if (BATCH.test(action)) return 'batch';
  return undefined;
}
