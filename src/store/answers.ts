/** answers: what a labeler gave, or is about to give, to a task; one row each, of reviewers and skippers too. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Tx, Value } from './db.ts';

export type AnswerState = 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';

export interface AnswerKey {
  accountId: number;
  mode: Mode;
  taskId: string;
  userId: string;
}

export interface AnswerRow extends AnswerKey {
  state: AnswerState;
  /** Unix milliseconds. */
  createdAt: number;
  updatedAt: number;
  submittedAt: number | null;
  timeSpentSecs: number | null;
  comment: string | null;
  reason: string | null;
  reviewComments: string | null;
  /** JSON. */
  response: string | null;
  /** How often it was saved as a draft (drafts.ts). */
  draftVersion: number;
}

type TaskKey = Omit<AnswerKey, 'userId'>;

const SELECT = `select account_id, mode, task_id, user_id, state, created_at, updated_at, submitted_at,
  time_spent_secs, comment, reason, review_comments, response, draft_version from answers`;

const answerOf = (r: Row): AnswerRow =>
  ({
    accountId: r[0],
    mode: r[1],
    taskId: r[2],
    userId: r[3],
    state: r[4],
    createdAt: r[5],
    updatedAt: r[6],
    submittedAt: r[7],
    timeSpentSecs: r[8],
    comment: r[9],
    reason: r[10],
    reviewComments: r[11],
    response: r[12],
    draftVersion: r[13],
  }) as AnswerRow;

export interface AnswerChange {
  state: AnswerState;
  submittedAt?: number;
  timeSpentSecs?: number;
  comment?: string | undefined;
  reason?: string | undefined;
  /** JSON. */
  response?: string;
}

const WRITE = `insert into answers
  (account_id, mode, task_id, user_id, state, created_at, updated_at, submitted_at, time_spent_secs, comment, reason,
    response)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (account_id, mode, task_id, user_id) do update set
    state = excluded.state, updated_at = excluded.updated_at, submitted_at = excluded.submitted_at,
    time_spent_secs = coalesce(excluded.time_spent_secs, answers.time_spent_secs),
    comment = coalesce(excluded.comment, answers.comment), reason = coalesce(excluded.reason, answers.reason),
    response = coalesce(excluded.response, answers.response)
  where answers.state in ('draft', 'reviewed')`;

/** Writes what the user has of the task; what is not named stays. @returns false, having changed nothing, when he has answered or skipped it. */
export async function writeAnswer(tx: Tx, key: AnswerKey, change: AnswerChange, now: number): Promise<boolean> {
  const { accountId, mode, taskId, userId } = key;
  const { state, submittedAt = null, timeSpentSecs = null, comment = null, reason = null, response = null } = change;
  const params = [
    accountId,
    mode,
    taskId,
    userId,
    state,
    now,
    now,
    submittedAt,
    timeSpentSecs,
    comment,
    reason,
    response,
  ];
  return (await tx.run(WRITE, params)) === 1;
}

const OF_TASK = 'where account_id = ? and mode = ? and task_id = ?';

export async function findAnswerOf(db: Db, key: AnswerKey): Promise<AnswerRow | undefined> {
  const { accountId, mode, taskId, userId } = key;
  const [row] = await db.all(`${SELECT} ${OF_TASK} and user_id = ?`, [accountId, mode, taskId, userId]);
  return row && answerOf(row);
}

/** The answers of a task in this state, the first given first. */
export async function answersIn(db: Db, { accountId, mode, taskId }: TaskKey, state: AnswerState) {
  const sql = `${SELECT} ${OF_TASK} and state = ? order by coalesce(submitted_at, updated_at), user_id`;
  return (await db.all(sql, [accountId, mode, taskId, state])).map(answerOf);
}

/** All that anybody has of the task, the first begun first. */
export async function answersOfTask(db: Db, { accountId, mode, taskId }: TaskKey): Promise<AnswerRow[]> {
  return (await db.all(`${SELECT} ${OF_TASK} order by created_at, user_id`, [accountId, mode, taskId])).map(answerOf);
}

/** Who cannot be asked for this task any more. */
export async function barredUsers(db: Db, { accountId, mode, taskId }: TaskKey): Promise<string[]> {
  const rows = await db.all(`select user_id from answers ${OF_TASK} and state <> 'draft'`, [accountId, mode, taskId]);
  return rows.map(([userId]) => String(userId));
}

/** A labeler's corrected answer. */
export async function replaceResponse(tx: Tx, key: AnswerKey, response: string, now: number): Promise<void> {
  const { accountId, mode, taskId, userId } = key;
  const sql = `update answers set response = ?, updated_at = ? ${OF_TASK} and user_id = ?`;
  await tx.run(sql, [response, now, accountId, mode, taskId, userId]);
}

/** None of the answers of the task stands. */
export async function rejectAnswers(
  tx: Tx,
  { accountId, mode, taskId }: TaskKey,
  comments: string | null,
  now: number,
) {
  const sql = `update answers set state = 'rejected', review_comments = ?, updated_at = ? ${OF_TASK}
    and state = 'submitted'`;
  await tx.run(sql, [comments, now, accountId, mode, taskId]);
}

/** What a reviewer said of the answers that stand, for those who gave them. */
export async function commentAnswers(tx: Tx, { accountId, mode, taskId }: TaskKey, comments: string): Promise<void> {
  const sql = `update answers set review_comments = ? ${OF_TASK} and state = 'submitted'`;
  await tx.run(sql, [comments, accountId, mode, taskId]);
}

/** Everyone who answered may begin anew, with what he gave as his draft; who skipped is not asked again. */
export async function reopenAnswers(tx: Tx, { accountId, mode, taskId }: TaskKey, now: number): Promise<void> {
  const sql = `update answers set state = 'draft', submitted_at = null, updated_at = ? ${OF_TASK}
    and state in ('submitted', 'reviewed')`;
  await tx.run(sql, [now, accountId, mode, taskId]);
}

/** The user may answer the task once more, with what he gave as his draft. */
export async function reopenAnswerOf(tx: Tx, { accountId, mode, taskId, userId }: AnswerKey): Promise<void> {
  const sql = `update answers set state = 'draft', submitted_at = null ${OF_TASK} and user_id = ? and state <> 'draft'`;
  await tx.run(sql, [accountId, mode, taskId, userId]);
}

/** Those who skipped the task can be asked again. */
export async function forgetSkips(tx: Tx, { accountId, mode, taskId }: TaskKey): Promise<void> {
  await tx.run(`update answers set state = 'draft', reason = null ${OF_TASK} and state = 'skipped'`, [
    accountId,
    mode,
    taskId,
  ]);
}

/** What a user answered last, newest first. */
export async function lastAnswers(db: Db, key: Omit<AnswerKey, 'taskId'>, limit: number): Promise<AnswerRow[]> {
  const sql = `${SELECT} where account_id = ? and mode = ? and user_id = ? and submitted_at is not null
    order by submitted_at desc, task_id desc limit ?`;
  return (await db.all(sql, [key.accountId, key.mode, key.userId, limit])).map(answerOf);
}

/** How many the user gave since, at most `most`. */
export async function countAnswersSince(
  db: Db,
  key: Omit<AnswerKey, 'taskId'>,
  since: number,
  most: number,
): Promise<number> {
  const sql = `select count(*) from (select 1 from answers
    where account_id = ? and mode = ? and user_id = ? and submitted_at is not null and submitted_at >= ? limit ?) n`;
  return Number((await db.all(sql, [key.accountId, key.mode, key.userId, since, most]))[0]![0]);
}

/** What labelers wanted the manager to know, newest first. */
export async function flaggedAnswers(db: Db, { accountId, mode }: { accountId: number; mode: Mode }, limit: number) {
  const params: Value[] = [accountId, mode, limit];
  const sql = `${SELECT} where account_id = ? and mode = ? and comment is not null order by updated_at desc limit ?`;
  return (await db.all(sql, params)).map(answerOf);
}
