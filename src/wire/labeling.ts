/** Row -> public JSON of /v1/labeling. Labelers see of a task what they need for it, and nothing that others answered. */
import { attachmentUrls } from '../rules/attachment-urls.ts';
import { NOT_YET } from '../rules/lease.ts';
import { formatTime } from '../rules/time.ts';
import type { AnswerRow } from '../store/answers.ts';
import type { LeaseRow } from '../store/leases.ts';
import type { TaskRow } from '../store/tasks.ts';
import { taskJson } from '../wire.ts';

export const members = (object: object): string => JSON.stringify(object).slice(1, -1);
export const spliced = (key: string, json: string | null | undefined): string =>
  json === null || json === undefined ? '' : `,"${key}":${json}`;

/** Without callback_url, unique_id, metadata, tags and earlier responses: those are the requester's. */
export function labelerTaskJson(t: TaskRow): string {
  const head = {
    task_id: t.taskId,
    created_at: formatTime(t.createdAt),
    type: t.type,
    ...(t.instruction === null ? {} : { instruction: t.instruction }),
  };
  const rest = {
    is_test: t.mode === 'test',
    ...(t.priority === null ? {} : { priority: t.priority }),
    ...(t.project === null ? {} : { project: t.project }),
    ...(t.batch === null ? {} : { batch: t.batch }),
  };
  return `{${members(head)},"params":${t.paramsJson},${members(rest)}}`;
}

export const leaseMembers = (l: LeaseRow): string =>
  members({
    lease_id: l.leaseId,
    kind: l.kind,
    task_id: l.taskId,
    labeler: l.userId,
    claimed_at: formatTime(l.claimedAt),
    expires_at: formatTime(l.expiresAt),
    active_secs: l.activeMs / 1000,
    ...(l.activeAt === NOT_YET && l.endedAt === null ? { ahead: true } : {}),
    ...(l.submitAt === null || l.endedAt !== null ? {} : { submit_at: formatTime(l.submitAt) }),
    ...(l.endedAt === null ? {} : { ended_at: formatTime(l.endedAt), outcome: l.outcome }),
  });

export const leaseJson = (lease: LeaseRow): string => `{${leaseMembers(lease)}}`;

export const savedDraftJson = ({ lease, version }: { lease: LeaseRow; version: number }): string =>
  `{${leaseMembers(lease)},"draft_version":${version}}`;

/** @param training what the labeler is told of a training task. */
export const submittedJson = (lease: LeaseRow & { training?: object | undefined }): string =>
  `{${leaseMembers(lease)}${spliced('training', lease.training && JSON.stringify(lease.training))}}`;

export const leasesJson = (leases: LeaseRow[]): string => `{"leases":[${leases.map(leaseJson).join(',')}]}`;

/** What a claim hands out. */
export interface Claimed {
  lease: LeaseRow;
  task: TaskRow;
  /** JSON, what the labeler had done of it before. */
  draft?: string;
  /** JSON Schema of the response, as JSON, where the params do not hold it. */
  responseSchema?: string | undefined;
  /** How often it was saved. */
  draftVersion?: number;
  /** For a reviewer: what was answered, and what of it would be the response. */
  answers?: AnswerRow[];
  /** E-mail addresses by user id; undefined where the reviewer is not told who answered. */
  labelers?: Map<string, string> | undefined;
  response?: string;
}

/** A lease with what there is to do. */
export function claimedJson({
  lease,
  task,
  responseSchema,
  draft,
  draftVersion = 0,
  answers,
  labelers,
  response,
}: Claimed): string {
  const review = answers
    ? `${spliced('agreement', task.agreement === null ? null : String(task.agreement))},"answers":[${answers
        .map((answer) => judgedJson(answer, labelers))
        .join(',')}]${spliced('response', response)}`
    : '';
  const streams = attachmentsJson(`/v1/labeling/leases/${lease.leaseId}/attachments`, task);
  const shown = `${spliced('response_schema', responseSchema)}${spliced('attachments', streams)}${spliced('draft', draft)}`;
  return `{${leaseMembers(lease)},"task":${labelerTaskJson(task)}${shown},"draft_version":${draftVersion}${review}}`;
}

/** Where this server streams what has an address; undefined when nothing has one. */
export function attachmentsJson(path: string, { paramsJson }: TaskRow): string | undefined {
  const streamed = attachmentUrls(JSON.parse(paramsJson)).flatMap((attachment, n) =>
    /^data:/i.test(attachment) ? [] : [{ attachment, url: `${path}/${n}` }],
  );
  return streamed.length ? JSON.stringify(streamed) : undefined;
}

/** @param barred projects in which the caller is below the bar; said when there is nothing for him. */
export function claimJson(
  claimed: Claimed[],
  waiting: { pending: number; heldByOthers: number },
  barred: string[],
): string {
  const { pending, heldByOthers } = waiting;
  const why = spliced('below_bar', claimed.length === 0 && barred.length ? JSON.stringify(barred) : undefined);
  return `{"leases":[${claimed.map(claimedJson).join(',')}],"waiting":{"pending":${pending},"held_by_others":${heldByOthers}${why}}}`;
}

export const answerMembers = (a: AnswerRow): string =>
  members({
    task_id: a.taskId,
    labeler: a.userId,
    state: a.state,
    ...(a.submittedAt === null ? {} : { submitted_at: formatTime(a.submittedAt) }),
    ...(a.timeSpentSecs === null ? {} : { time_spent_secs: a.timeSpentSecs }),
    ...(a.comment === null ? {} : { comment: a.comment }),
    ...(a.reviewComments === null ? {} : { review_comments: a.reviewComments }),
  });

function judgedJson(answer: AnswerRow, labelers: Map<string, string> | undefined): string {
  const { labeler, ...rest } = JSON.parse(answerJson(answer)) as { labeler: string };
  const email = labelers?.get(labeler);
  const who = labelers && { labeler, ...(email === undefined ? {} : { labeler_email: email }) };
  return JSON.stringify({ ...who, ...rest });
}

export const answerJson = (a: AnswerRow): string => `{${answerMembers(a)}${spliced('response', a.response)}}`;

export function skippedJson(tasks: TaskRow[], hasMore: boolean): string {
  return `{"tasks":[${tasks.map((task) => taskJson(task)).join(',')}],"has_more":${hasMore}}`;
}

export function flagsJson(answers: AnswerRow[]): string {
  const flags = answers.map(({ taskId, userId, comment, updatedAt }) => ({
    task_id: taskId,
    labeler: userId,
    comment,
    flagged_at: formatTime(updatedAt),
  }));
  return JSON.stringify({ flags });
}
