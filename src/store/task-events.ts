/** The events of one task, the oldest first, with who did them. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row } from './db.ts';

export interface TaskEventRow {
  eventId: string;
  /** Unix milliseconds. */
  at: number;
  action: string;
  /** Null when the server did it by itself. */
  userId: string | null;
  keyId: string | null;
  requestId: string | null;
  /** JSON. */
  before: string | null;
  after: string | null;
}

/** @param after the last event of the page before. */
export async function eventsOfTask(
  db: Db,
  { accountId, mode, taskId }: { accountId: number; mode: Mode; taskId: string },
  { limit, after }: { limit: number; after: string | undefined },
): Promise<TaskEventRow[]> {
  const rows = await db.all(
    `select event_id, at, action, user_id, key_id, request_id, before, after from events
      where account_id = ? and mode = ? and task_id = ? and event_id > ? order by event_id limit ?`,
    [accountId, mode, taskId, after ?? '', limit],
  );
  return rows.map(
    ([eventId, at, action, userId, keyId, requestId, before, later]: Row) =>
      ({ eventId, at, action, userId, keyId, requestId, before, after: later }) as TaskEventRow,
  );
}
