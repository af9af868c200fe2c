/** quality_standings and quality_scores: how well labelers answered evaluation and training tasks. */
import type { PoolName, QualityKind } from '../rules/quality.ts';
import type { Db, Row, Tx, Value } from './db.ts';
import type { World } from './quality-tasks.ts';

export type Labeler = World & { userId: string };

/** Of a labeler in a project and type. */
export interface Standing extends PoolName {
  userId: string;
  /** Answers to evaluation tasks that count. */
  scored: number;
  scoreSum: number;
  barred: boolean;
}

const PLACE = 'account_id, mode, user_id, project, type';
const placeOf = ({ accountId, mode, userId, project, type }: Labeler & PoolName): Value[] => [
  accountId,
  mode,
  userId,
  project ?? '',
  type,
];

/** Adds to what is counted of him. @returns where he stands then. */
export async function addToStanding(
  tx: Tx,
  place: Labeler & PoolName,
  by: { claims?: number; evaluated?: number; passed?: number; scored?: number; scoreSum?: number },
): Promise<Standing> {
  const { claims = 0, evaluated = 0, passed = 0, scored = 0, scoreSum = 0 } = by;
  const [row] = await tx.all(
    `insert into quality_standings (${PLACE}, claims, evaluated, passed, scored, score_sum)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (${PLACE}) do update set claims = quality_standings.claims + excluded.claims,
        evaluated = quality_standings.evaluated + excluded.evaluated,
        passed = quality_standings.passed + excluded.passed, scored = quality_standings.scored + excluded.scored,
        score_sum = quality_standings.score_sum + excluded.score_sum
      returning user_id, project, type, scored, score_sum, barred`,
    [...placeOf(place), claims, evaluated, passed, scored, scoreSum],
  );
  return standingOf(row!);
}

const standingOf = ([userId, project, type, scored, scoreSum, barred]: Row): Standing =>
  ({ userId, project: project || null, type, scored, scoreSum, barred: barred === 1 }) as Standing;

const OF_PLACE = 'where account_id = ? and mode = ? and user_id = ? and project = ? and type = ?';

/** He gets nothing more there. @returns false when that was so before. */
export async function setBarred(tx: Tx, place: Labeler & PoolName): Promise<boolean> {
  return (await tx.run(`update quality_standings set barred = 1 ${OF_PLACE} and barred = 0`, placeOf(place))) === 1;
}

/** Where he gets nothing. */
export async function barredPools(db: Db, { accountId, mode, userId }: Labeler): Promise<PoolName[]> {
  const sql = `select project, type from quality_standings
    where account_id = ? and mode = ? and user_id = ? and barred = 1 order by project, type`;
  return (await db.all(sql, [accountId, mode, userId])).map(([project, type]) => {
    return { project: project || null, type } as PoolName;
  });
}

/** Evaluation tasks that he has still before him where he works, with the settings (JSON) of their project. */
export async function evaluationsLeft(
  db: Db,
  { accountId, mode, userId }: Labeler,
): Promise<(PoolName & { left: number; settingsJson: string })[]> {
  const held = `select count(*) from leases l
    join quality_tasks k on k.account_id = l.account_id and k.mode = l.mode and k.task_id = l.task_id
    where l.account_id = s.account_id and l.mode = s.mode and l.user_id = s.user_id and l.ended_at is null
      and l.stands_for is not null and k.kind = 'evaluation' and k.project = s.project and k.type = s.type`;
  const sql = `select s.project, s.type, q.evaluations - s.evaluated - (${held}), coalesce(p.settings, '{}')
    from quality_standings s
    join quality_pools q on q.account_id = s.account_id and q.mode = s.mode and q.project = s.project and q.type = s.type
    left join projects p on p.account_id = s.account_id and p.mode = s.mode and p.name = s.project
    where s.account_id = ? and s.mode = ? and s.user_id = ? and s.barred = 0 and s.claims > 0`;
  return (await db.all(sql, [accountId, mode, userId])).map(([project, type, left, settingsJson]) => {
    return { project: project || null, type, left: Math.max(0, Number(left)), settingsJson } as PoolName & {
      left: number;
      settingsJson: string;
    };
  });
}

/** Of these, who gets nothing in the pool. */
export async function barredIn(db: Db, { accountId, mode, project, type }: World & PoolName, userIds: string[]) {
  if (userIds.length === 0) return new Set<string>();
  const sql = `select user_id from quality_standings where account_id = ? and mode = ? and project = ? and type = ?
    and barred = 1 and user_id in (${userIds.map(() => '?').join(', ')})`;
  const rows = await db.all(sql, [accountId, mode, project ?? '', type, ...userIds]);
  return new Set(rows.map(([userId]) => String(userId)));
}

/** Nothing of what he answered in the project counts any more, and he gets work there again. @returns the standings before. */
export async function resetStandings(tx: Tx, labeler: Labeler, project: string): Promise<Standing[]> {
  const key = [labeler.accountId, labeler.mode, labeler.userId, project];
  const of = 'where account_id = ? and mode = ? and user_id = ? and project = ?';
  const rows = await tx.all(
    `select user_id, project, type, scored, score_sum, barred from quality_standings ${of} ${tx.dialect.forUpdate}`,
    key,
  );
  await tx.run(`update quality_standings set scored = 0, score_sum = 0, barred = 0 ${of}`, key);
  await tx.run(`update quality_scores set counted = 0 ${of} and kind = 'evaluation'`, key);
  return rows.map(standingOf);
}

/** What an answer was worth. */
export interface ScoreRow extends Labeler, PoolName {
  taskId: string;
  scoreId: string;
  kind: QualityKind;
  /** 0 to 1. */
  score: number;
  /** It is part of his accuracy; of a training task: it is done. */
  counted: boolean;
  tries: number;
  /** Unix milliseconds. */
  answeredAt: number;
  timeSpentSecs: number | null;
}

const SCORE = `account_id, mode, task_id, user_id, score_id, kind, project, type, score, counted, tries, answered_at,
  time_spent_secs`;
const scoreOf = (r: Row): ScoreRow =>
  ({
    ...{ accountId: r[0], mode: r[1], taskId: r[2], userId: r[3], scoreId: r[4], kind: r[5], project: r[6] || null },
    ...{ type: r[7], score: r[8], counted: r[9] === 1, tries: r[10], answeredAt: r[11], timeSpentSecs: r[12] },
  }) as ScoreRow;

/** A further try takes the place of the one before. @param s its `tries` is not looked at. */
export async function writeScore(tx: Tx, s: ScoreRow): Promise<void> {
  await tx.run(
    `insert into quality_scores (${SCORE}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
      on conflict (account_id, mode, task_id, user_id) do update set score = excluded.score, counted = excluded.counted,
        tries = quality_scores.tries + 1, answered_at = excluded.answered_at, time_spent_secs = excluded.time_spent_secs`,
    [
      ...[s.accountId, s.mode, s.taskId, s.userId, s.scoreId, s.kind, s.project ?? '', s.type],
      ...[s.score, s.counted ? 1 : 0, s.answeredAt, s.timeSpentSecs],
    ],
  );
}

type ScoreKey = Labeler & { taskId: string };
const OF_SCORE = 'where account_id = ? and mode = ? and task_id = ? and user_id = ?';
const scoreKey = ({ accountId, mode, taskId, userId }: ScoreKey): Value[] => [accountId, mode, taskId, userId];

/** Held until the unit ends. */
export async function lockScore(tx: Tx, key: ScoreKey): Promise<ScoreRow | undefined> {
  const [row] = await tx.all(`select ${SCORE} from quality_scores ${OF_SCORE} ${tx.dialect.forUpdate}`, scoreKey(key));
  return row && scoreOf(row);
}

export async function changeScore(tx: Tx, key: ScoreKey, score: number): Promise<void> {
  await tx.run(`update quality_scores set score = ? ${OF_SCORE}`, [score, ...scoreKey(key)]);
}

export interface ScoreFilter extends World {
  taskIds?: string[] | undefined;
  userIds?: string[] | undefined;
}

/** Newest first. @param after the last score_id of the page before. */
export async function listScores(
  db: Db,
  { accountId, mode, taskIds, userIds }: ScoreFilter,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<ScoreRow[]> {
  const listed = (column: string, values?: string[]) =>
    values ? `and ${column} in (${values.map(() => '?').join(', ')})` : '';
  const sql = `select ${SCORE} from quality_scores where account_id = ? and mode = ?
    ${listed('task_id', taskIds)} ${listed('user_id', userIds)} ${after === undefined ? '' : 'and score_id < ?'}
    order by score_id desc limit ?`;
  const own = [...(taskIds ?? []), ...(userIds ?? []), ...(after === undefined ? [] : [after])];
  return (await db.all(sql, [accountId, mode, ...own, limit])).map(scoreOf);
}

export async function standingsOf(db: Db, { accountId, mode }: World, userIds: string[]): Promise<Standing[]> {
  if (userIds.length === 0) return [];
  const sql = `select user_id, project, type, scored, score_sum, barred from quality_standings
    where account_id = ? and mode = ? and user_id in (${userIds.map(() => '?').join(', ')})
    order by user_id, project, type`;
  return (await db.all(sql, [accountId, mode, ...userIds])).map(standingOf);
}
