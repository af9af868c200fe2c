/** Row -> public JSON of evaluation and training tasks, and of how labelers answered them. For requesters and managers only. */
import { formatTime } from '../rules/time.ts';
import type { UserRow } from '../store/accounts.ts';
import type { ScoreRow, Standing } from '../store/quality-standings.ts';
import type { QualityTaskRow } from '../store/quality-tasks.ts';

/** `id` and `expected_response` are what Scale's Python SDK reads (api-facts D.12). */
export function qualityTaskJson(q: QualityTaskRow): string {
  return JSON.stringify({
    id: q.taskId,
    kind: q.kind,
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
  });
}

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
