/** Rows -> public JSON of the work on one task, for those who run it. */
import { formatTime } from '../rules/time.ts';
import type { UserRow } from '../store/accounts.ts';
import type { AnswerRow } from '../store/answers.ts';
import type { TaskEventRow } from '../store/task-events.ts';
import type { TaskWork } from '../store/task-work.ts';
import type { TaskRow } from '../store/tasks.ts';
import { attachmentsJson, members, spliced } from './labeling.ts';

type People = Map<string, UserRow>;

function who(people: People, userId: string) {
  const user = people.get(userId);
  return { user_id: userId, ...(user ? { name: user.name, email: user.email } : {}) };
}

function eventJson(event: TaskEventRow, people: People): string {
  const { eventId, at, action, userId, keyId, requestId, before, after } = event;
  const head = members({
    event_id: eventId,
    at: formatTime(at),
    action,
    ...(userId === null ? {} : { by: who(people, userId) }),
    ...(keyId === null ? {} : { key_id: keyId }),
    ...(requestId === null ? {} : { request_id: requestId }),
  });
  return `{${head}${spliced('before', before)}${spliced('after', after)}}`;
}

/** @param nextToken when there is a next page. */
export function taskEventsJson(events: TaskEventRow[], people: People, nextToken: string | undefined): string {
  const page = members({
    has_more: nextToken !== undefined,
    ...(nextToken === undefined ? {} : { next_token: nextToken }),
  });
  return `{"events":[${events.map((event) => eventJson(event, people)).join(',')}],${page}}`;
}

interface Shown extends TaskWork {
  people: People;
  /** 0 to 1, by labeler. */
  agreements: Map<string, number>;
  /** JSON. */
  responseSchema: string | undefined;
}

export function taskWorkJson(task: TaskRow, { answers, leases, isOut, people, agreements, responseSchema }: Shown) {
  const head = members({
    task_id: task.taskId,
    in_review: task.inReview === 1,
    out_of_queue: isOut,
    ...(task.agreement === null ? {} : { agreement: task.agreement }),
  });
  const held = leases.map((lease) => ({
    lease_id: lease.leaseId,
    kind: lease.kind,
    labeler: who(people, lease.userId),
    claimed_at: formatTime(lease.claimedAt),
    expires_at: formatTime(lease.expiresAt),
  }));
  const given = answers.map((answer) => answerJson(answer, people, agreements.get(answer.userId)));
  const streams = attachmentsJson(`/v1/task/${task.taskId}/attachments`, task);
  const shown = `${spliced('attachments', streams)}${spliced('response_schema', responseSchema)}`;
  return `{${head},"answers":[${given.join(',')}],"leases":${JSON.stringify(held)}${shown}}`;
}

function answerJson(a: AnswerRow, people: People, agreement: number | undefined): string {
  const head = members({
    labeler: who(people, a.userId),
    state: a.state,
    created_at: formatTime(a.createdAt),
    ...(a.submittedAt === null ? {} : { submitted_at: formatTime(a.submittedAt) }),
    ...(a.timeSpentSecs === null ? {} : { time_spent_secs: a.timeSpentSecs }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(a.comment === null ? {} : { comment: a.comment }),
    ...(a.reason === null ? {} : { reason: a.reason }),
    ...(a.reviewComments === null ? {} : { review_comments: a.reviewComments }),
  });
  return `{${head}${spliced('response', a.state === 'draft' ? undefined : a.response)}}`;
}
