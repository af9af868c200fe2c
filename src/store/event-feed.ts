/** events read in the order in which they became visible (CommitOrder), for live updates. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Value } from './db.ts';

/** A place in the events of an account: the values of the order's columns. */
export type Place = Value[];

export interface FeedEvent {
  place: Place;
  eventId: string;
  /** Unix milliseconds. */
  at: number;
  action: string;
  taskId: string | null;
  /** JSON text. */
  before: string | null;
  after: string | null;
  /** No event can appear any more that goes before this one. */
  settled: boolean;
}

/** The events of the world behind this place, in order. */
export async function eventsAfter(
  db: Db,
  { accountId, mode, place, limit }: { accountId: number; mode: Mode; place: Place; limit: number },
): Promise<FeedEvent[]> {
  const { columns, settled } = db.dialect.commitOrder;
  const order = columns('event_id').join(', ');
  const rows = await db.all(
    `select at, action, task_id, before, after, ${settled}, ${order} from events
      where account_id = ? and (${order}) > (${place.map(() => '?').join(', ')}) and mode = ? order by ${order} limit ?`,
    [accountId, ...place, mode, limit],
  );
  return rows.map(eventOf);
}

function eventOf([at, action, taskId, before, after, settled, ...place]: Row): FeedEvent {
  return { at, action, taskId, before, after, settled: settled === 1, place, eventId: place.at(-1) } as FeedEvent;
}

/** The place from which on everything is new. */
export async function endOfEvents(db: Db, accountId: number): Promise<Place> {
  const [row] = await db.all(db.dialect.commitOrder.end('events', 'event_id'), [accountId]);
  return row!;
}

/** The place of an event that the reader has seen. When it is not there any more: before the first one that was made after it. */
export async function placeOf(db: Db, accountId: number, mode: Mode, eventId: string): Promise<Place> {
  const columns = db.dialect.commitOrder.columns('event_id');
  const [row] = await db.all(
    `select ${columns.join(', ')} from events where account_id = ? and event_id = ? and mode = ?`,
    [accountId, eventId, mode],
  );
  if (row) return row;
  const orders = columns.slice(0, -1);
  if (orders.length === 0) return [eventId];
  const [first] = await db.all(
    `select ${orders.map((column) => `min(${column})`).join(', ')} from events where account_id = ? and event_id > ?`,
    [accountId, eventId],
  );
  return first![0] === null ? endOfEvents(db, accountId) : [...first!, ''];
}

/** True when `a` goes before `b`. */
export function isBefore(a: Place, b: Place): boolean {
  for (const [i, value] of a.entries()) {
    if (value !== b[i]) return value! < b[i]!;
  }
  return false;
}
