/** Row -> public JSON of evaluation and training tasks, and of how labelers answered them. For requesters and managers only. */
import { formatTime } from '../rules/time.ts';
import type { UserRow } from '../store/accounts.ts';
import type { AttachmentRow } from '../store/attachments.ts';
import type { WorkRow } from '../store/labelers.ts';
import type { ScoreRow, Standing } from '../store/quality-standings.ts';
import type { QualityTaskRow } from '../store/quality-tasks.ts';

/** `id` and `expected_response` are what Scale's Python SDK reads (api-facts D.12). */
export function qualityTaskJson(q: QualityTaskRow, attachments: AttachmentRow[]): string {
  const failed = attachments.filter(({ state }) => state === 'failed');
  return JSON.stringify({
    id: q.taskId,
    kind: q.kind,
    status: statusOf(q, attachments),
    created_at: formatTime(q.createdAt),
    type: q.type,
    ...(q.instruction === null ? {} : { instruction: q.instruction }),
    params: JSON.parse(q.paramsJson),
    is_test: q.mode === 'test',
    ...(q.project === null ? {} : { project: q.project }),
    ...(q.batch === null ? {} : { batch: q.batch }),
    ...(q.projectParamVersion === null ? {} : { project_param_version: q.projectParamVersion }),
    ...(q.uniqueId === null ? {} : { unique_id: q.uniqueId }),
    ...(q.tagsJson === null ? {} : { tags: JSON.parse(q.tagsJson) }),
    metadata: JSON.parse(q.metadataJson),
    ...(q.initialJson === null ? {} : { initial_response: JSON.parse(q.initialJson) }),
    expected_response: JSON.parse(q.expectedJson),
    ...(q.canceledAt === null ? {} : { canceled_at: formatTime(q.canceledAt) }),
    ...(failed.length ? { attachment_errors: failed.map(attachmentErrorJson) } : {}),
  });
}

function statusOf({ canceledAt }: QualityTaskRow, attachments: AttachmentRow[]): string {
  if (canceledAt !== null) return 'canceled';
  if (attachments.some(({ state }) => state === 'failed')) return 'error';
  return attachments.every(({ state }) => state === 'ok') ? 'active' : 'checking';
}

/** As the response of a task whose attachments failed has them (api-facts B.4). */
const attachmentErrorJson = ({ statusCode, url, error }: AttachmentRow) => ({
  ...(statusCode === null ? {} : { statusCode }),
  url: url.slice(0, 2000),
  message: error,
});

export const qualityTaskListJson = (docs: string[], limit: number, nextToken: string | undefined): string =>
  `{"docs":[${docs.join(',')}],"limit":${limit},"has_more":${nextToken !== undefined}${
    nextToken === undefined ? '' : `,"next_token":"${nextToken}"`
  }}`;

const inProject = (project: string | null) => (project === null ? {} : { project });

const standingJson = ({ project, type, scored, scoreSum, barred }: Standing) => ({
  ...inProject(project),
  type,
  scored,
  ...(scored === 0 ? {} : { accuracy: scoreSum / scored }),
  below_bar: barred,
});

const scoreJson = (s: ScoreRow) => ({
  quality_task_id: s.taskId,
  kind: s.kind,
  ...inProject(s.project),
  type: s.type,
  score: s.score,
  ...(s.kind === 'training' ? { passed: s.counted, tries: s.tries } : { counted: s.counted }),
  answered_at: formatTime(s.answeredAt),
  ...(s.timeSpentSecs === null ? {} : { time_spent_secs: s.timeSpentSecs }),
});

export interface LabelerQuality {
  userId: string;
  /** Undefined once he has left the team. */
  user: UserRow | undefined;
  standings: Standing[];
  scores: ScoreRow[];
}

const labeler = ({ userId, user, standings, scores }: LabelerQuality) => ({
  labeler: userId,
  ...(user ? { email: user.email } : {}),
  accuracy: standings.map(standingJson),
  quality_tasks: scores.map(scoreJson),
});

export const labelerQualityJson = (one: LabelerQuality): string => JSON.stringify(labeler(one));

export function labelerQualityListJson(
  labelers: LabelerQuality[],
  limit: number,
  nextToken: string | undefined,
): string {
  return JSON.stringify({
    labelers: labelers.map(labeler),
    limit,
    has_more: nextToken !== undefined,
    next_token: nextToken,
  });
}

/** @param since unix milliseconds. */
export function teamWorkJson(
  users: UserRow[],
  work: Map<string, WorkRow>,
  standings: Map<string, Standing[]>,
  since: number,
): string {
  const labelers = users.map(({ userId, email }) => {
    const { answered = 0, rejected = 0, seconds = 0, timed = 0, lastAt } = work.get(userId) ?? {};
    return {
      labeler: userId,
      email,
      answered,
      rejected,
      ...(timed === 0 ? {} : { mean_secs: seconds / timed }),
      ...(lastAt === undefined ? {} : { last_answer_at: formatTime(lastAt) }),
      accuracy: (standings.get(userId) ?? []).map(standingJson),
    };
  });
  return JSON.stringify({ since: formatTime(since), labelers });
}
