/** The outbox as a queue: which endpoints have something due, and taking it. Times are unix milliseconds. */
import { type CallbackRow, callbackOf } from './callbacks.ts';
import type { Db, Tx } from './db.ts';

export interface Endpoint {
  accountId: number;
  /** Scheme, host and port of a URL, or an e-mail address. */
  endpoint: string;
}

export interface DueEndpoint extends Endpoint {
  /** Of its circuit; 0 for an endpoint that works. */
  failures: number;
  openUntil: number;
  /** When the earliest of its rows is to be tried. */
  nextAt: number;
}

/** One index seek for each endpoint that has anything to send, however many rows wait there. */
const NEXT = `from callbacks c where c.state = 'due' and (c.account_id, c.endpoint) > (e.account_id, e.endpoint)
  order by c.account_id, c.endpoint limit 1`;
const WITH_DUE = `with recursive e (account_id, endpoint) as (
    select * from (select account_id, endpoint from callbacks
      where state = 'due' and (account_id, endpoint) > (?, ?) order by account_id, endpoint limit 1) as first
    union all
    select (select c.account_id ${NEXT}), (select c.endpoint ${NEXT}) from e where e.account_id is not null
  )
  select e.account_id, e.endpoint, coalesce(p.failures, 0), coalesce(p.open_until, 0),
    (select min(c.next_at) from callbacks c
      where c.state = 'due' and c.account_id = e.account_id and c.endpoint = e.endpoint)
  from e left join callback_endpoints p on p.account_id = e.account_id and p.endpoint = e.endpoint
  where e.account_id is not null limit ?`;

/** @param after go on behind this endpoint. */
export async function endpointsWithDue(db: Db, after: Endpoint, limit: number): Promise<DueEndpoint[]> {
  const rows = await db.all(WITH_DUE, [after.accountId, after.endpoint, limit]);
  return rows.map(
    ([accountId, endpoint, failures, openUntil, nextAt]) =>
      ({ accountId, endpoint, failures, openUntil, nextAt }) as DueEndpoint,
  );
}

const DUE = `select account_id, callback_id, mode, task_id, batch, reason, state, endpoint, url, created_at, next_at,
    tries, ended_at, body
  from callbacks where state = 'due' and account_id = ? and endpoint = ? and next_at <= ? order by next_at limit ?`;

/**
 * Takes rows that are due, oldest first: nobody else gets them before `until`. Rows that another process is
 * just taking are left out.
 */
export async function takeDue(
  tx: Tx,
  { accountId, endpoint }: Endpoint,
  { now, until, most }: { now: number; until: number; most: number },
): Promise<CallbackRow[]> {
  const rows = await tx.all(`${DUE} ${tx.dialect.skipLocked}`, [accountId, endpoint, now, most]);
  const taken = rows.map((row) => ({ ...callbackOf(row), nextAt: until }));
  if (taken.length === 0) return taken;
  await tx.run(
    `update callbacks set next_at = ? where account_id = ? and mode in ('live', 'test')
      and callback_id in (${taken.map(() => '?').join(', ')})`,
    [until, accountId, ...taken.map((row) => row.callbackId)],
  );
  return taken;
}

const WRITE = `update callbacks set state = ?, next_at = ?, tries = ?, ended_at = ?
  where account_id = ? and mode = ? and callback_id = ?`;

/** Writes what a try changes: state, next_at, tries, ended_at. */
export async function writeProgress(tx: Tx, c: CallbackRow): Promise<void> {
  await tx.run(WRITE, [c.state, c.nextAt, c.tries, c.endedAt, c.accountId, c.mode, c.callbackId]);
}

/** Rows of the endpoint that were made at or before `createdUntil` and that nobody is trying now. */
export async function takeOverdue(
  tx: Tx,
  { accountId, endpoint }: Endpoint,
  { now, createdUntil, most }: { now: number; createdUntil: number; most: number },
): Promise<CallbackRow[]> {
  const sql = DUE.replace('order by next_at', 'and created_at <= ? order by next_at');
  const params = [accountId, endpoint, now, createdUntil, most];
  return (await tx.all(`${sql} ${tx.dialect.skipLocked}`, params)).map(callbackOf);
}

/** True when a younger callback of the task has arrived. */
export async function hasLaterDelivery(tx: Tx, c: CallbackRow): Promise<boolean> {
  const rows = await tx.all(
    `select 1 from callbacks where account_id = ? and mode = ? and task_id = ? and callback_id > ?
      and state = 'delivered' limit 1`,
    [c.accountId, c.mode, c.taskId, c.callbackId],
  );
  return rows.length > 0;
}

/** Callbacks not yet delivered or given up, of all accounts, for /metrics. */
export async function callbackBacklog(db: Db): Promise<{ due: number; oldestCreatedAt: number | null }> {
  const [row] = await db.all("select count(*), min(created_at) from callbacks where state = 'due'", []);
  return { due: Number(row![0]), oldestCreatedAt: row![1] as number | null };
}
