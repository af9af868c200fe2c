/** Drafts: rows of `answers` that were begun and not given. Each save counts up a version. */
import type { Mode } from '../rules/roles.ts';
import type { AnswerKey } from './answers.ts';
import type { Db, Row, Tx } from './db.ts';
import { OPEN } from './gates.ts';
import { notHis } from './queue.ts';

const OF_TASK = 'account_id = ? and mode = ? and task_id = ?';

export interface DraftSave {
  /** JSON. */
  response: string;
  /** The version that it was made from; undefined to save whatever there is. */
  base: number | undefined;
}

/**
 * Saves the draft.
 * @returns its version; undefined, having changed nothing, when there is a newer one than the base or the task was answered.
 */
export async function writeDraft(
  tx: Tx,
  { accountId, mode, taskId, userId }: AnswerKey,
  { response, base }: DraftSave,
  now: number,
): Promise<number | undefined> {
  const sql = `insert into answers
      (account_id, mode, task_id, user_id, state, created_at, updated_at, response, draft_version)
    values (?, ?, ?, ?, 'draft', ?, ?, ?, ?)
    on conflict (account_id, mode, task_id, user_id) do update set
      state = 'draft', updated_at = excluded.updated_at, response = excluded.response,
      draft_version = answers.draft_version + 1
    where answers.state in ('draft', 'reviewed') ${base === undefined ? '' : 'and answers.draft_version = ?'}
    returning draft_version`;
  const row = [accountId, mode, taskId, userId, now, now, response, (base ?? 0) + 1];
  const [saved] = await tx.all(sql, base === undefined ? row : [...row, base]);
  return saved && Number(saved[0]);
}

/** The task has ended: nobody goes on with it. What was flagged of it stays. */
export async function dropDrafts(
  tx: Tx,
  { accountId, mode, taskId }: { accountId: number; mode: Mode; taskId: string },
): Promise<void> {
  const drafts = `where ${OF_TASK} and state = 'draft'`;
  await tx.run(`update answers set response = null ${drafts} and comment is not null`, [accountId, mode, taskId]);
  await tx.run(`delete from answers ${drafts} and comment is null`, [accountId, mode, taskId]);
}

export interface BegunRow {
  taskId: string;
  type: string;
  project: string | null;
  /** Unix milliseconds. */
  savedAt: number;
  /** Nobody holds it: its draft's owner may claim it. */
  free: boolean;
}

type User = Omit<AnswerKey, 'taskId'>;
interface Page {
  /** Unix milliseconds. */
  now: number;
  limit: number;
}

/** What the user has begun of tasks that he does not hold and that still want an answer; saved last first. */
export async function begunTasks(db: Db, user: User, page: Page): Promise<BegunRow[]> {
  const all = [...(await begunReal(db, user, page)), ...(await begunQuality(db, user, page))];
  const later = (a: BegunRow, b: BegunRow) => b.savedAt - a.savedAt || (a.taskId < b.taskId ? 1 : -1);
  return all.sort(later).slice(0, page.limit);
}

async function begunReal(db: Db, { accountId, mode, userId }: User, { now, limit }: Page): Promise<BegunRow[]> {
  const rows = `from open_answers o where o.account_id = a.account_id and o.mode = a.mode and o.task_id = a.task_id
    and o.kind = 'label'`;
  // Of one that is over and not swept yet he has nothing any more.
  const live = `from leases l where l.account_id = a.account_id and l.mode = a.mode and l.task_id = a.task_id
    and l.user_id = a.user_id and l.ended_at is null and l.expires_at > ?`;
  const sql = `select a.task_id, t.type, t.project, a.updated_at,
      (select count(*) ${rows} and o.lease_id is null and o.open not in (0, 2))
    from answers a join tasks t on t.account_id = a.account_id and t.mode = a.mode and t.task_id = a.task_id
    where a.account_id = ? and a.mode = ? and a.user_id = ? and a.state = 'draft' and a.response is not null
      and exists (select 1 ${rows}) and not exists (select 1 ${live})
    order by a.updated_at desc, a.task_id desc limit ?`;
  return (await db.all(sql, [accountId, mode, userId, now, limit])).map(begunOf);
}

const begunOf = ([taskId, type, project, savedAt, free]: Row): BegunRow => ({
  taskId: String(taskId),
  type: String(type),
  project: project ? String(project) : null,
  savedAt: Number(savedAt),
  free: Number(free) > 0,
});

const OPEN_ROW = `select 1 from open_answers o where o.account_id = d.account_id and o.mode = d.mode and o.kind = 'label'`;

/** Whether a row of the queue waits in the project of `q`, each kind of row by its index. @param more of the row. */
const waits = (more: string): string => {
  const free = `${OPEN_ROW} and o.lease_id is null and o.type = q.type ${more}`;
  return `(exists (${free} and o.open = ${OPEN.all} and o.project = q.project)
    or (q.project = '' and exists (${free} and o.open = ${OPEN.all} and o.project is null))
    or exists (${free} and o.open = ${OPEN.assigned} and o.project = q.project)
    or exists (select 1 from batches b where b.account_id = d.account_id and b.mode = d.mode and b.project = q.project
      and b.closed = 1 and exists (${free} and o.open >= ${OPEN.assigned} and o.batch = b.name)))`;
};

/** Of quality tasks: they are wanted as long as there is something in whose place they can come. */
async function begunQuality(db: Db, { accountId, mode, userId }: User, { now, limit }: Page): Promise<BegunRow[]> {
  const lease = `select 1 from leases l where l.account_id = d.account_id and l.mode = d.mode and l.task_id = d.task_id
    and l.user_id = d.user_id and l.ended_at is null`;
  const his = notHis('label').replaceAll('?', 'd.user_id');
  const sql = `select d.task_id, q.type, q.project, d.updated_at,
      case when ${waits(his)} and not exists (${lease}) then 1 else 0 end
    from answers d join quality_tasks q on q.account_id = d.account_id and q.mode = d.mode and q.task_id = d.task_id
    where d.account_id = ? and d.mode = ? and d.user_id = ? and d.state = 'draft' and d.response is not null
      and q.canceled_at is null and (${waits('')} or exists (${OPEN_ROW} and o.lease_id is not null and o.type = q.type and coalesce(o.project, '') = q.project))
      and not exists (${lease} and l.expires_at > ?)
    order by d.updated_at desc, d.task_id desc limit ?`;
  return (await db.all(sql, [accountId, mode, userId, now, limit])).map(begunOf);
}
