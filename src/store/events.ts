/**
 * events: who did what, when, and what it changed; one row an action, in the action's own unit.
 * Append-only: the task's timeline, live updates and the audit log all read it.
 */
import type { Mode } from '../rules/roles.ts';
import type { Tx } from './db.ts';

export interface EventRow {
  accountId: number;
  eventId: string;
  /** Unix milliseconds. */
  at: number;
  mode: Mode | null;
  /** The verb: `create task`, `cancel task`, `revoke key` ... */
  action: string;
  taskId: string | null;
  /** Null when the system acted, not a person. */
  userId: string | null;
  keyId: string | null;
  requestId: string | null;
  /** Only what changed. */
  before: object | null;
  after: object | null;
}

const INSERT = `insert into events
  (account_id, event_id, at, mode, action, task_id, user_id, key_id, request_id, before, after)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export async function insertEvent(tx: Tx, event: EventRow): Promise<void> {
  await tx.run(INSERT, [
    event.accountId,
    event.eventId,
    event.at,
    event.mode,
    event.action,
    event.taskId,
    event.userId,
    event.keyId,
    event.requestId,
    event.before && JSON.stringify(event.before),
    event.after && JSON.stringify(event.after),
  ]);
  tx.tell('event', { accountId: event.accountId, mode: event.mode });
}
