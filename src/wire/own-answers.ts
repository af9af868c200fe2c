/** Row -> public JSON of what a labeler has given and begun. */
import { formatTime } from '../rules/time.ts';
import type { AnswerRow } from '../store/answers.ts';
import type { BegunRow } from '../store/drafts.ts';
import type { LeaseRow } from '../store/leases.ts';
import type { TaskRow } from '../store/tasks.ts';
import { answerMembers, attachmentsJson, labelerTaskJson, leaseMembers, members, spliced } from './labeling.ts';

export interface OwnAnswer {
  answer: AnswerRow;
  /** Undefined when it was deleted since. */
  task: TaskRow | undefined;
  /** Until when it may be corrected, in unix milliseconds. */
  until: number | undefined;
}

const about = ({ type, project, instruction }: TaskRow) => ({
  type,
  ...(project === null ? {} : { project }),
  ...(instruction === null ? {} : { instruction }),
});

const correctable = (until: number | undefined) =>
  until === undefined ? {} : { correctable_until: formatTime(until) };

const attachmentsOf = (task: TaskRow): string | undefined =>
  attachmentsJson(`/v1/labeling/answers/${task.taskId}/attachments`, task);

function shortJson({ answer, task, until }: OwnAnswer): string {
  const more = task ? `,${members({ ...about(task), ...correctable(until) })}` : '';
  const shown = task ? spliced('attachments', attachmentsOf(task)) : '';
  return `{${answerMembers(answer)}${more}${shown}${spliced('response', answer.response)}}`;
}

export const ownAnswersJson = (answers: OwnAnswer[]): string => `{"answers":[${answers.map(shortJson).join(',')}]}`;

/** @param schema JSON Schema of the response, as JSON, where the params do not hold it. */
export function ownAnswerJson({ answer, task, until }: Required<OwnAnswer>, schema: string | undefined): string {
  const one = task!;
  const more = members({ ...about(one), ...correctable(until) });
  const shown = `${spliced('attachments', attachmentsOf(one))}${spliced('response', answer.response)}`;
  return `{${answerMembers(answer)},${more}${shown},"task":${labelerTaskJson(one)}${spliced('response_schema', schema)}}`;
}

/** What somebody has under work. */
export function workJson(held: { lease: LeaseRow; task: TaskRow | undefined }[], begun: BegunRow[]): string {
  const leases = held.map(({ lease, task }) => {
    const more = task ? `,${members(about(task))}` : '';
    return `{${leaseMembers(lease)}${more}}`;
  });
  const drafts = begun.map(({ taskId, type, project, savedAt, free }) => ({
    task_id: taskId,
    type,
    ...(project === null ? {} : { project }),
    saved_at: formatTime(savedAt),
    claimable: free,
  }));
  return `{"leases":[${leases.join(',')}],"drafts":${JSON.stringify(drafts)}}`;
}
