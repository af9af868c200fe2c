/** attachments: what of a live task has to be fetched and looked at before somebody can work on it. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Tx } from './db.ts';

export interface AttachmentKey {
  accountId: number;
  mode: Mode;
  taskId: string;
  /** Its place among the task's attachments, from 0. */
  n: number;
}

export interface AttachmentRow extends AttachmentKey {
  state: 'due' | 'ok' | 'failed';
  tries: number;
  /** Unix milliseconds. */
  createdAt: number;
  url: string;
  /** Of its task. */
  type: string;
  statusCode: number | null;
  error: string | null;
  bytes: number | null;
  mimeType: string | null;
  width: number | null;
  height: number | null;
}

const COLUMNS = `account_id, mode, task_id, n, state, tries, created_at, url, status_code, error, bytes, mime_type, width, height, type`;

const rowOf = (r: Row): AttachmentRow =>
  ({
    accountId: r[0],
    mode: r[1],
    taskId: r[2],
    n: r[3],
    state: r[4],
    tries: r[5],
    createdAt: r[6],
    url: r[7],
    statusCode: r[8],
    error: r[9],
    bytes: r[10],
    mimeType: r[11],
    width: r[12],
    height: r[13],
    type: r[14],
  }) as AttachmentRow;

const INSERT = `insert into attachments (account_id, mode, task_id, n, type, state, host, next_at, created_at, url)
  values (?, ?, ?, ?, ?, 'due', ?, ?, ?, ?)`;

export async function insertAttachment(
  tx: Tx,
  { accountId, mode, taskId, n }: AttachmentKey,
  { type, url, host, now }: { type: string; url: string; host: string; now: number },
): Promise<void> {
  await tx.run(INSERT, [accountId, mode, taskId, n, type, host, now, now, url]);
}

/** One row a host that has something due: jumps from host to host over the index, however many rows each has. */
const HOSTS = `with recursive hosts(host) as (
    select min(host) from attachments where state = 'due'
    union all
    select (select min(a.host) from attachments a where a.state = 'due' and a.host > hosts.host)
      from hosts where hosts.host is not null)
  select host, (select min(next_at) from attachments a where a.state = 'due' and a.host = hosts.host) from hosts
  where host is not null`;

/** @returns the hosts with something due at or before `now`. */
export async function hostsWithDue(db: Db, now: number): Promise<string[]> {
  const rows = await db.all(HOSTS, []);
  return rows.filter(([, nextAt]) => Number(nextAt) <= now).map(([host]) => String(host));
}

/** Takes up to `most` that are due, and keeps them from other processes until `until`. Unix milliseconds. */
export async function takeDueAttachments(
  tx: Tx,
  host: string,
  { now, until, most }: { now: number; until: number; most: number },
): Promise<AttachmentRow[]> {
  const rows = await tx.all(
    `select ${COLUMNS} from attachments where state = 'due' and host = ? and next_at <= ?
      order by next_at limit ? ${tx.dialect.skipLocked}`,
    [host, now, most],
  );
  const taken = rows.map(rowOf);
  for (const row of taken) await setNextTry(tx, row, until, row.tries);
  return taken;
}

/** An attachment that was asked for anew is another one: what an earlier look found does not count for it. */
type Asked = AttachmentKey & Pick<AttachmentRow, 'createdAt'>;
const WHERE = 'where account_id = ? and mode = ? and task_id = ? and n = ? and created_at = ?';
const keyOf = ({ accountId, mode, taskId, n, createdAt }: Asked) => [accountId, mode, taskId, n, createdAt];

export async function setNextTry(tx: Tx, key: Asked, nextAt: number, tries: number): Promise<void> {
  await tx.run(`update attachments set next_at = ?, tries = ? ${WHERE}`, [nextAt, tries, ...keyOf(key)]);
}

/** What was found out; ends the attachment's way. @returns false when it was asked for anew in the meantime. */
export async function settleAttachment(
  tx: Tx,
  a: Pick<AttachmentRow, keyof Asked | 'tries' | 'statusCode' | 'error' | 'bytes' | 'mimeType' | 'width' | 'height'> & {
    state: 'ok' | 'failed';
  },
): Promise<boolean> {
  const changed = await tx.run(
    `update attachments set state = ?, tries = ?, status_code = ?, error = ?, bytes = ?, mime_type = ?, width = ?, height = ?
      ${WHERE}`,
    [a.state, a.tries, a.statusCode, a.error, a.bytes, a.mimeType, a.width, a.height, ...keyOf(a)],
  );
  return changed === 1;
}

export async function listAttachments(db: Db, accountId: number, mode: Mode, taskId: string): Promise<AttachmentRow[]> {
  const sql = `select ${COLUMNS} from attachments where account_id = ? and mode = ? and task_id = ? order by n`;
  return (await db.all(sql, [accountId, mode, taskId])).map(rowOf);
}

/** Of several tasks. */
export async function attachmentsOf(
  db: Db,
  { accountId, mode }: Pick<AttachmentKey, 'accountId' | 'mode'>,
  taskIds: string[],
): Promise<AttachmentRow[]> {
  if (taskIds.length === 0) return [];
  const sql = `select ${COLUMNS} from attachments where account_id = ? and mode = ?
    and task_id in (${taskIds.map(() => '?').join(', ')}) order by task_id, n`;
  return (await db.all(sql, [accountId, mode, ...taskIds])).map(rowOf);
}

/** @returns undefined when it was not looked at. */
export async function findMimeType(db: Db, { accountId, mode, taskId, n }: AttachmentKey): Promise<string | undefined> {
  const sql = 'select mime_type from attachments where account_id = ? and mode = ? and task_id = ? and n = ?';
  const [row] = await db.all(sql, [accountId, mode, taskId, n]);
  return row?.[0] ? String(row[0]) : undefined;
}

export async function deleteAttachments(tx: Tx, accountId: number, mode: Mode, taskId: string): Promise<void> {
  await tx.run('delete from attachments where account_id = ? and mode = ? and task_id = ?', [accountId, mode, taskId]);
}

/** How many are due, and since when the oldest, for /metrics. */
export async function attachmentBacklog(db: Db): Promise<{ due: number; oldest: number | null }> {
  const [row] = await db.all("select count(*), min(created_at) from attachments where state = 'due'", []);
  return { due: Number(row![0]), oldest: row![1] === null ? null : Number(row![1]) };
}
