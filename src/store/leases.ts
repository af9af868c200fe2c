/** leases: every claim with its owner, its expiry and how it ended. A live one is named in its open answer too. */
import { type Activity, type Lifetime, seenAtWork } from '../rules/lease.ts';
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Tx, Value } from './db.ts';
import type { WorkKind } from './open-answers.ts';

/** Times are unix milliseconds. */
export interface LeaseRow extends Lifetime, Activity {
  accountId: number;
  leaseId: string;
  mode: Mode;
  taskId: string;
  slot: number;
  kind: WorkKind;
  userId: string;
  keyId: string | null;
  /** What a heartbeat extends it to, from then on. */
  seconds: number;
  claimedAt: number;
  outcome: LeaseOutcome | null;
  /** When its draft is submitted, unless it is taken back; null when that was not asked for. */
  submitAt: number | null;
  /** The time spent on that, in seconds. */
  submitSecs: number | null;
  /** Of a lease on a quality task: the task of the queue in whose place it was handed out. Null for any other. */
  standsFor: string | null;
}

/** How a lease ended; the last three with its task. */
export type LeaseOutcome =
  | 'submitted'
  | 'reviewed'
  | 'skipped'
  | 'released'
  | 'expired'
  | 'ended'
  | 'errored'
  | 'canceled'
  | 'completed';

const COLUMNS = [
  'account_id',
  'lease_id',
  'mode',
  'task_id',
  'slot',
  'kind',
  'user_id',
  'key_id',
  'seconds',
  'claimed_at',
  'expires_at',
  'ended_at',
  'outcome',
  'active_at',
  'active_ms',
  'submit_at',
  'submit_secs',
  'stands_for',
];

const leaseOf = (r: Row): LeaseRow =>
  ({
    accountId: r[0],
    leaseId: r[1],
    mode: r[2],
    taskId: r[3],
    slot: r[4],
    kind: r[5],
    userId: r[6],
    keyId: r[7],
    seconds: r[8],
    claimedAt: r[9],
    expiresAt: r[10],
    endedAt: r[11],
    outcome: r[12],
    activeAt: r[13],
    activeMs: r[14],
    submitAt: r[15],
    submitSecs: r[16],
    standsFor: r[17],
  }) as LeaseRow;

const INSERT = `insert into leases (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`;

export async function insertLease(tx: Tx, l: LeaseRow): Promise<void> {
  const { accountId, leaseId, mode, taskId, slot, kind, userId, keyId, seconds, claimedAt, expiresAt } = l;
  const ended: Value[] = [l.endedAt, l.outcome, l.activeAt, l.activeMs, l.submitAt, l.submitSecs, l.standsFor];
  await tx.run(INSERT, [
    accountId,
    leaseId,
    mode,
    taskId,
    slot,
    kind,
    userId,
    keyId,
    seconds,
    claimedAt,
    expiresAt,
    ...ended,
  ]);
}

const SELECT = `select ${COLUMNS.map((column) => `l.${column}`).join(', ')} from leases l`;

export async function findLease(db: Db, accountId: number, leaseId: string): Promise<LeaseRow | undefined> {
  const [row] = await db.all(`${SELECT} where l.account_id = ? and l.lease_id = ?`, [accountId, leaseId]);
  return row && leaseOf(row);
}

const ALIVE = 'where account_id = ? and lease_id = ? and ended_at is null';

/**
 * @param atWork whether the labeler was seen at work on it.
 * @returns the lease as it is now; undefined when it died in the meantime, or its draft is to be submitted.
 */
export async function renewLease(
  tx: Tx,
  lease: LeaseRow,
  expiresAt: number,
  now: number,
  atWork = true,
): Promise<LeaseRow | undefined> {
  const { activeAt, activeMs } = atWork ? seenAtWork(lease, now) : lease;
  const changed = await tx.run(
    `update leases set expires_at = ?, active_at = ?, active_ms = ? ${ALIVE} and expires_at > ? and submit_at is null`,
    [expiresAt, activeAt, activeMs, lease.accountId, lease.leaseId, now],
  );
  return changed === 1 ? { ...lease, expiresAt, activeAt, activeMs } : undefined;
}

/** @returns the ended lease; undefined when it was dead already. An expired one can only end as expired. */
export async function endLease(
  tx: Tx,
  lease: LeaseRow,
  outcome: LeaseOutcome,
  now: number,
): Promise<LeaseRow | undefined> {
  const expires = outcome === 'expired';
  const activity = expires ? lease : seenAtWork(lease, now);
  const { activeAt, activeMs } = activity;
  const changed = await tx.run(
    `update leases set ended_at = ?, outcome = ?, active_at = ?, active_ms = ?
      ${ALIVE} and expires_at ${expires ? '<=' : '>'} ?`,
    [now, outcome, activeAt, activeMs, lease.accountId, lease.leaseId, now],
  );
  return changed === 1 ? { ...lease, endedAt: now, outcome, activeAt, activeMs } : undefined;
}

/**
 * Its draft is submitted at a time, or with null no more. A lease that waits for it must not end before.
 * @returns the lease as it is now; undefined when it died in the meantime.
 */
export async function setSubmit(
  tx: Tx,
  lease: LeaseRow,
  change: Pick<LeaseRow, 'submitAt' | 'submitSecs' | 'expiresAt'>,
  now: number,
): Promise<LeaseRow | undefined> {
  const { activeAt, activeMs } = seenAtWork(lease, now);
  const { submitAt, submitSecs, expiresAt } = change;
  const changed = await tx.run(
    `update leases set submit_at = ?, submit_secs = ?, expires_at = ?, active_at = ?, active_ms = ?
      ${ALIVE} and expires_at > ?`,
    [submitAt, submitSecs, expiresAt, activeAt, activeMs, lease.accountId, lease.leaseId, now],
  );
  return changed === 1 ? { ...lease, ...change, activeAt, activeMs } : undefined;
}

/** Leases of all accounts whose draft is to be submitted by now, the longest due first. */
export async function dueSubmits(db: Db, now: number, limit: number): Promise<LeaseRow[]> {
  const sql = `${SELECT} where l.submit_at <= ? and l.ended_at is null order by l.submit_at, l.lease_id limit ?`;
  return (await db.all(sql, [now, limit])).map(leaseOf);
}

/** Leases of all accounts that are over and not ended yet, the longest over first. */
export async function expiredLeases(db: Db, now: number, limit: number): Promise<LeaseRow[]> {
  const sql = `${SELECT} where l.ended_at is null and l.expires_at <= ? order by l.expires_at, l.lease_id limit ?`;
  return (await db.all(sql, [now, limit])).map(leaseOf);
}

const JOIN = 'join leases l on l.account_id = o.account_id and l.lease_id = o.lease_id';

/** The live leases of an account and mode, or of one user of it. */
export async function listLive(
  db: Db,
  { accountId, mode }: { accountId: number; mode: Mode },
  { now, limit, userId }: { now: number; limit: number; userId: string | undefined },
): Promise<LeaseRow[]> {
  const user = userId === undefined ? '' : 'and o.lease_user_id = ?';
  const sql = `${SELECT.replace('from leases l', '')} from open_answers o ${JOIN}
    where o.account_id = ? and o.mode = ? and o.kind in ('label', 'review') and o.lease_id is not null ${user}
      and l.ended_at is null and l.expires_at > ? order by l.lease_id limit ?`;
  const params: Value[] = [accountId, mode, ...(userId === undefined ? [] : [userId]), now, limit];
  const real = (await db.all(sql, params)).map(leaseOf);
  // Behind a quality task there is no row of the queue.
  const quality = `${SELECT} where l.account_id = ? and l.mode = ? ${userId === undefined ? '' : 'and l.user_id = ?'}
    and l.ended_at is null and l.stands_for is not null and l.expires_at > ? order by l.lease_id limit ?`;
  const hidden = (await db.all(quality, params)).map(leaseOf);
  return [...real, ...hidden].sort((a, b) => (a.leaseId < b.leaseId ? -1 : 1)).slice(0, limit);
}

/** The live leases on one task. */
export async function liveLeasesOf(
  db: Db,
  { accountId, mode, taskId }: Pick<LeaseRow, 'accountId' | 'mode' | 'taskId'>,
  now: number,
): Promise<LeaseRow[]> {
  const sql = `${SELECT} where l.account_id = ? and l.mode = ? and l.task_id = ? and l.ended_at is null
    and l.expires_at > ? order by l.lease_id`;
  return (await db.all(sql, [accountId, mode, taskId, now])).map(leaseOf);
}

type Holder = Pick<LeaseRow, 'accountId' | 'mode' | 'taskId' | 'userId'>;
const OF_HOLDER = 'where account_id = ? and mode = ? and task_id = ? and user_id = ?';
const holderKey = ({ accountId, mode, taskId, userId }: Holder): Value[] => [accountId, mode, taskId, userId];

/** Whether the user held the task and let go of it without an answer. */
export async function wasGivenBack(db: Db, holder: Holder): Promise<boolean> {
  const sql = `select 1 from leases ${OF_HOLDER} and outcome in ('released', 'expired', 'ended') limit 1`;
  return (await db.all(sql, holderKey(holder))).length > 0;
}

/** Of a quality task: in whose place the user got it last. */
export async function lastStandsFor(db: Db, holder: Holder): Promise<string | undefined> {
  const sql = `select stands_for from leases ${OF_HOLDER} and stands_for is not null order by lease_id desc limit 1`;
  const [row] = await db.all(sql, holderKey(holder));
  return row && String(row[0]);
}

/** Whether a lease of the user on the task has not ended, also when its time is over. */
export async function hasOpenLease(db: Db, holder: Holder): Promise<boolean> {
  const sql = `select 1 from leases ${OF_HOLDER} and ended_at is null limit 1`;
  return (await db.all(sql, holderKey(holder))).length === 1;
}

/** How many different labelers skipped the task. */
export async function countSkippers(
  db: Db,
  { accountId, mode, taskId, kind }: Pick<LeaseRow, 'accountId' | 'mode' | 'taskId' | 'kind'>,
): Promise<number> {
  const sql = `select count(distinct user_id) from leases
    where account_id = ? and mode = ? and task_id = ? and kind = ? and outcome = 'skipped'`;
  return Number((await db.all(sql, [accountId, mode, taskId, kind]))[0]![0]);
}
