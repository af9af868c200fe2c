/**
 * How the work of a project or batch stands, and what was done in a period. What is told of a period is read over indexes on
 * its time, what is told of now over rows of work that is open: neither grows with the tasks that are behind.
 */
import type { Mode } from '../rules/roles.ts';
import { firstIdAt, lastIdAt } from '../rules/task-id.ts';
import type { Row, Statement, Store, Value } from './db.ts';

/** Times are unix milliseconds; `to` is the first moment after the period. */
export interface OverviewScope {
  accountId: number;
  mode: Mode;
  project: string | undefined;
  batch: string | undefined;
  from: number;
  to: number;
  /** The period is cut into pieces of this length, counted from `from`. Milliseconds. */
  bucket: number;
}

/** What was done in a piece of the period. Sums, so that pieces can be added up. */
export interface Bucket {
  completed: number;
  /** Tasks with several answers, and the sum of how far these agree. */
  compared: number;
  agreementSum: number;
  answers: number;
  /** Answers whose time is known, and the sum of it in seconds. */
  timed: number;
  secondsSum: number;
  /** Answers to evaluation tasks that count, and the sum of their scores. */
  evaluated: number;
  scoreSum: number;
  /** Callbacks made in it, by what became of them. */
  delivered: number;
  failed: number;
}

export interface Backlog {
  /** Tasks by status. */
  pending: number;
  completed: number;
  canceled: number;
  error: number;
  /** Pending tasks that a labeler holds, that wait for or are with a reviewer, that everybody skipped. */
  inWork: number;
  inReview: number;
  skipped: number;
}

export interface Overview {
  backlog: Backlog;
  /** Callbacks still to be delivered; those of them that failed before; when the oldest was made. */
  callbacks: { due: number; failing: number; oldestAt: number | null };
  /** By their number, from 0; those in which nothing was done are not in it. */
  buckets: Map<number, Bucket>;
}

const NOTHING: Bucket = {
  ...{ completed: 0, compared: 0, agreementSum: 0, answers: 0, timed: 0, secondsSum: 0 },
  ...{ evaluated: 0, scoreSum: 0, delivered: 0, failed: 0 },
};

export const emptyBucket = (): Bucket => ({ ...NOTHING });

/** What fills each statement's columns behind the number of the bucket. */
const FIGURES = [
  ['completed', 'compared', 'agreementSum'],
  ['answers', 'timed', 'secondsSum'],
  ['evaluated', 'scoreSum'],
  ['delivered', 'failed'],
] as const satisfies (keyof Bucket)[][];

/** First those that fill `FIGURES`, then what is so now. */
export const overviewStatements = (scope: OverviewScope): Statement[] => [
  ...[completed(scope), answers(scope), evaluations(scope), callbacksMade(scope)],
  ...[byStatus(scope), reviews(scope), held(scope), skipped(scope), callbacksDue(scope)],
];

export async function readOverview(store: Store, scope: OverviewScope): Promise<Overview> {
  const results = await store.snapshot(overviewStatements(scope), true);
  const buckets = new Map<number, Bucket>();
  for (const [i, names] of FIGURES.entries()) {
    for (const [slot, ...figures] of results[i]!) {
      const bucket = buckets.get(Number(slot)) ?? emptyBucket();
      for (const [n, name] of names.entries()) bucket[name] = Number(figures[n]);
      buckets.set(Number(slot), bucket);
    }
  }
  const [statuses, inReview, inWork, out, due] = results.slice(FIGURES.length) as [Row[], ...Row[][]];
  const count = (rows: Row[] | undefined) => Number(rows![0]![0]);
  const of = (status: string) => Number(statuses.find(([name]) => name === status)?.[1] ?? 0);
  const [all, failing, oldest] = due![0]!;
  return {
    backlog: {
      ...{ pending: of('pending'), completed: of('completed'), canceled: of('canceled'), error: of('error') },
      ...{ inWork: count(inWork), inReview: count(inReview), skipped: count(out) },
    },
    callbacks: { due: Number(all), failing: Number(failing), oldestAt: oldest === null ? null : Number(oldest) },
    buckets,
  };
}

/** The number of the bucket. Cast, because SQLite takes every number for one with a fraction. */
const slotOf = (column: string): string => `(${column} - cast(? as bigint)) / cast(? as bigint)`;
const slotParams = ({ from, bucket }: OverviewScope): Value[] => [from, bucket];
const worldOf = ({ accountId, mode }: OverviewScope): Value[] => [accountId, mode];

interface Part {
  sql: string;
  params: Value[];
}

/** Conditions that no planner finds an index for: the one by time has to be walked, as the others grow with all tasks. */
function within({ project, batch }: OverviewScope, projectColumn: string, batchColumn: string): Part {
  const wanted = [
    [projectColumn, project],
    [batchColumn, batch],
  ] as const;
  const given = wanted.filter(([, name]) => name !== undefined);
  return {
    sql: given.map(([column]) => ` and coalesce(${column}, '') = ?`).join(''),
    params: given.map(([, name]) => name!),
  };
}

function completed(scope: OverviewScope): Statement {
  const { sql, params } = within(scope, 't.project', 't.batch');
  return {
    sql: `select ${slotOf('t.completed_at')} as slot, count(*), count(t.agreement), coalesce(sum(t.agreement), 0)
      from tasks t where t.account_id = ? and t.mode = ? and t.completed_at is not null
        and t.completed_at >= ? and t.completed_at < ?${sql} group by 1`,
    params: [...slotParams(scope), ...worldOf(scope), scope.from, scope.to, ...params],
  };
}

/** Of tasks: those to evaluation and training tasks are told by their scores. */
function answers(scope: OverviewScope): Statement {
  const { sql, params } = within(scope, 't.project', 't.batch');
  return {
    // Crossed, so that SQLite begins with the answers.
    sql: `select ${slotOf('a.submitted_at')} as slot, count(*), count(a.time_spent_secs),
        coalesce(sum(a.time_spent_secs), 0)
      from answers a cross join tasks t where a.account_id = ? and a.mode = ? and a.submitted_at is not null
        and a.submitted_at >= ? and a.submitted_at < ?
        and t.account_id = a.account_id and t.mode = a.mode and t.task_id = a.task_id${sql} group by 1`,
    params: [...slotParams(scope), ...worldOf(scope), scope.from, scope.to, ...params],
  };
}

/** By the ids of the scores, which say when each was given. */
function evaluations(scope: OverviewScope): Statement {
  const { sql, params } = within(scope, 's.project', 'q.batch');
  return {
    sql: `select ${slotOf('s.answered_at')} as slot, count(*), coalesce(sum(s.score), 0)
      from quality_scores s cross join quality_tasks q
      where s.account_id = ? and s.mode = ? and s.score_id >= ? and s.score_id < ?
        and s.kind = 'evaluation' and s.counted = 1 and s.answered_at >= ? and s.answered_at < ?
        and q.account_id = s.account_id and q.mode = s.mode and q.task_id = s.task_id${sql} group by 1`,
    params: [
      ...slotParams(scope),
      ...worldOf(scope),
      ...[firstIdAt(scope.from), lastIdAt(scope.to), scope.from, scope.to],
      ...params,
    ],
  };
}

/** Callbacks with what they are of, where only some are wanted. */
function callbacksOf(scope: OverviewScope): Part {
  if (scope.project === undefined && scope.batch === undefined) return { sql: '', params: [] };
  return within(
    scope,
    `(select coalesce(t.project, '') from tasks t
      where t.account_id = c.account_id and t.mode = c.mode and t.task_id = c.task_id), (select b.project from batches b
      where b.account_id = c.account_id and b.mode = c.mode and b.name = c.batch)`,
    `c.batch, (select t.batch from tasks t
      where t.account_id = c.account_id and t.mode = c.mode and t.task_id = c.task_id)`,
  );
}

function callbacksMade(scope: OverviewScope): Statement {
  const { sql, params } = callbacksOf(scope);
  return {
    sql: `select ${slotOf('c.created_at')} as slot, sum(case when c.state = 'delivered' then 1 else 0 end),
        sum(case when c.state = 'failed' then 1 else 0 end)
      from callbacks c where c.account_id = ? and c.mode = ? and c.callback_id >= ? and c.callback_id <= ?
        and c.created_at >= ? and c.created_at < ?${sql} group by 1`,
    params: [
      ...slotParams(scope),
      ...worldOf(scope),
      ...[firstIdAt(scope.from), lastIdAt(scope.to), scope.from, scope.to],
      ...params,
    ],
  };
}

function callbacksDue(scope: OverviewScope): Statement {
  const { sql, params } = callbacksOf(scope);
  return {
    sql: `select count(*), coalesce(sum(case when c.tries > 0 then 1 else 0 end), 0), min(c.created_at)
      from callbacks c where c.account_id = ? and coalesce(c.mode, '') = ? and c.state = 'due'${sql}`,
    params: [...worldOf(scope), ...params],
  };
}

/** As the counters have it. */
function byStatus(scope: OverviewScope): Statement {
  const { sql, params } = within(scope, 'project', 'batch');
  return {
    sql: `select status, sum(n) from task_counts where account_id = ? and mode = ?${sql} group by status`,
    params: [...worldOf(scope), ...params],
  };
}

/** Open work of one kind; each condition is that of a partial index, which the order of the primary key must not outbid. */
function openWork(scope: OverviewScope, condition: string, counted = "distinct coalesce(task_id, '')"): Statement {
  const { sql, params } = within(scope, 'project', 'batch');
  return {
    sql: `select count(${counted}) from open_answers where account_id = ? and mode = ? and ${condition}${sql}`,
    params: [...worldOf(scope), ...params],
  };
}

const reviews = (scope: OverviewScope): Statement => openWork(scope, `kind = 'review'`, '*');
const held = (scope: OverviewScope): Statement => openWork(scope, `kind = 'label' and lease_id is not null`);
const skipped = (scope: OverviewScope): Statement => openWork(scope, 'open = 2');
