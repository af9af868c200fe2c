/** quality_tasks: evaluation and training tasks, beside the tasks and never among them; and which of them is a labeler's next. */
import type { PoolName, QualityKind } from '../rules/quality.ts';
import type { Mode } from '../rules/roles.ts';
import { type Db, type Row, RunAgain, type Tx } from './db.ts';
import type { TaskRow } from './tasks.ts';

export interface QualityTaskRow {
  accountId: number;
  mode: Mode;
  taskId: string;
  kind: QualityKind;
  project: string | null;
  type: string;
  batch: string | null;
  /** Unix milliseconds. */
  createdAt: number;
  projectParamVersion: number | null;
  uniqueId: string | null;
  tagsJson: string | null;
  metadataJson: string;
  instruction: string | null;
  paramsJson: string;
  /** JSON. Nothing that a labeler can read may ever hold it. */
  expectedJson: string;
  /** JSON, what the labeler begins from. */
  initialJson: string | null;
}

const COLUMNS = `account_id, mode, task_id, kind, project, type, batch, created_at, project_param_version, unique_id, tags,
  metadata, instruction, params, expected_response, initial_response`;

const qualityTaskOf = (r: Row): QualityTaskRow =>
  ({
    accountId: r[0],
    mode: r[1],
    taskId: r[2],
    kind: r[3],
    project: r[4] || null,
    type: r[5],
    batch: r[6],
    createdAt: r[7],
    projectParamVersion: r[8],
    uniqueId: r[9],
    tagsJson: r[10],
    metadataJson: r[11],
    instruction: r[12],
    paramsJson: r[13],
    expectedJson: r[14],
    initialJson: r[15],
  }) as QualityTaskRow;

export type World = Pick<QualityTaskRow, 'accountId' | 'mode'>;
type Pool = World & PoolName;
const poolParams = ({ accountId, mode, project, type }: Pool) => [accountId, mode, project ?? '', type];

/** @returns undefined once it is in, or the id of the quality task that has its unique_id. */
export async function insertQualityTask(tx: Tx, q: QualityTaskRow): Promise<string | undefined> {
  const inserted = await tx.run(
    `insert into quality_tasks (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (account_id, mode, unique_id) where unique_id is not null do nothing`,
    [
      ...[q.accountId, q.mode, q.taskId, q.kind, q.project ?? '', q.type, q.batch, q.createdAt],
      ...[q.projectParamVersion, q.uniqueId, q.tagsJson, q.metadataJson, q.instruction, q.paramsJson],
      ...[q.expectedJson, q.initialJson],
    ],
  );
  if (inserted === 0) {
    const sql = 'select task_id from quality_tasks where account_id = ? and mode = ? and unique_id = ?';
    const [owner] = await tx.all(sql, [q.accountId, q.mode, q.uniqueId]);
    if (!owner) throw new RunAgain();
    return String(owner[0]);
  }
  const column = q.kind === 'evaluation' ? 'evaluations' : 'trainings';
  await tx.run(
    `insert into quality_pools (account_id, mode, project, type, ${column}) values (?, ?, ?, ?, 1)
      on conflict (account_id, mode, project, type) do update set ${column} = quality_pools.${column} + 1`,
    poolParams(q),
  );
  return undefined;
}

export async function findQualityTask(
  db: Db,
  { accountId, mode, taskId }: Pick<QualityTaskRow, 'accountId' | 'mode' | 'taskId'>,
): Promise<QualityTaskRow | undefined> {
  const sql = `select ${COLUMNS} from quality_tasks where account_id = ? and mode = ? and task_id = ?`;
  const [row] = await db.all(sql, [accountId, mode, taskId]);
  return row && qualityTaskOf(row);
}

/** What a claim in the pool has to know of the labeler; undefined when the pool has no quality task. */
export interface Turn {
  evaluations: number;
  trainings: number;
  claims: number;
  passed: number;
  /** JSON, of the project. */
  settingsJson: string;
}

export async function findTurn(db: Db, pool: Pool & { userId: string }): Promise<Turn | undefined> {
  const sql = `select q.evaluations, q.trainings, coalesce(s.claims, 0), coalesce(s.passed, 0), coalesce(p.settings, '{}')
    from quality_pools q
    left join quality_standings s on s.account_id = q.account_id and s.mode = q.mode and s.user_id = ?
      and s.project = q.project and s.type = q.type
    left join projects p on p.account_id = q.account_id and p.mode = q.mode and p.name = q.project
    where q.account_id = ? and q.mode = ? and q.project = ? and q.type = ?`;
  const [row] = await db.all(sql, [pool.userId, ...poolParams(pool)]);
  if (!row) return undefined;
  const [evaluations, trainings, claims, passed, settingsJson] = row;
  return { evaluations, trainings, claims, passed, settingsJson } as Turn;
}

// Row by row, by their primary keys. A task whose attachments were not found to be good is nobody's.
const READY = `coalesce((select false from attachments t where t.account_id = q.account_id and t.mode = q.mode
    and t.task_id = q.task_id and t.state <> 'ok' limit 1), true)`;
const HELD = `coalesce((select true from leases l where l.account_id = q.account_id and l.mode = q.mode
    and l.user_id = ? and l.task_id = q.task_id and l.ended_at is null and l.stands_for is not null limit 1), false)`;
/** By kind: whether the labeler (one parameter) is done with it. A skipped training task comes again. */
const DONE: Record<QualityKind, string> = {
  evaluation: `coalesce((select true from answers a where a.account_id = q.account_id and a.mode = q.mode
    and a.task_id = q.task_id and a.user_id = ? and a.state <> 'draft' limit 1), false)`,
  training: `coalesce((select true from quality_scores a where a.account_id = q.account_id and a.mode = q.mode
    and a.task_id = q.task_id and a.user_id = ? and a.counted = 1 limit 1), false)`,
};

/** The first that he is not done with, in the order of their creation. @param held of those that he holds now, or that he does not. */
export async function nextQualityTask(
  db: Db,
  pool: Pool & { userId: string },
  kind: QualityKind,
  held: boolean,
): Promise<string | undefined> {
  const sql = `select q.task_id from quality_tasks q
    where q.account_id = ? and q.mode = ? and q.project = ? and q.type = ? and q.kind = ?
      and ${READY} and not ${DONE[kind]} and ${held ? '' : 'not'} ${HELD}
    order by q.task_id limit 1`;
  const [row] = await db.all(sql, [...poolParams(pool), kind, pool.userId, pool.userId]);
  return row && String(row[0]);
}

/** @param shown the task in whose place it is handed out: the labeler sees the batch and priority of that one. */
export function asTask(q: QualityTaskRow, shown?: TaskRow): TaskRow {
  const { accountId, mode, taskId, type, createdAt, project, projectParamVersion } = q;
  return {
    ...{ accountId, mode, taskId, type, status: 'pending', createdAt, updatedAt: createdAt, completedAt: null },
    ...{ urgency: 'standard', priority: shown?.priority ?? null, project, batch: shown?.batch ?? null },
    ...{ projectParamVersion, uniqueId: null, clearUniqueIdOnError: 0, tagsJson: null, metadataJson: '{}' },
    ...{ callbackUrl: null, callbackSucceeded: null, processedAttachmentsJson: '[]', customerReviewStatus: null },
    ...{ instruction: q.instruction, paramsJson: q.paramsJson, responseJson: null },
    ...{ responsesRequired: shown?.responsesRequired ?? 1, agreement: null, inReview: 0, extraJson: null },
  };
}
