import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ago } from '../../../kit/texts/ago.ts';
import { moment, percent } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import type { WholeTask, Work } from './task-calls.ts';

/** What a task is, in a line. */
export function Facts({ task, work }: { task: WholeTask; work: Work | undefined }): ReactNode {
  const t = texts.tasks;
  const state = work?.in_review ? texts.overview.inReview : work?.out_of_queue ? texts.overview.skipped : undefined;
  const facts: [string, ReactNode][] = [
    [
      t.status,
      <span key="status" className={`status ${task.status}`}>
        {t.statuses[task.status]}
        {state !== undefined && `, ${state}`}
      </span>,
    ],
    ...(task.project
      ? [[t.project, <Listed key="project" name="project" value={task.project} />] as [string, ReactNode]]
      : []),
    ...(task.batch ? [[t.batch, <Listed key="batch" name="batch" value={task.batch} />] as [string, ReactNode]] : []),
    [t.created, <When key="created" at={task.created_at} />],
    ...(task.completed_at
      ? [[t.completedAt, <When key="completed" at={task.completed_at} />] as [string, ReactNode]]
      : []),
    ...(task.unique_id ? [[t.uniqueId, <code key="unique">{task.unique_id}</code>] as [string, ReactNode]] : []),
    ...(work?.agreement === undefined
      ? []
      : [[texts.overview.agreement, percent(work.agreement)] as [string, ReactNode]]),
    ...(task.customer_review_status
      ? [[t.review, t.reviews[task.customer_review_status] ?? task.customer_review_status] as [string, ReactNode]]
      : []),
    ...(task.tags?.length ? [[texts.task.tags, task.tags.join(', ')] as [string, ReactNode]] : []),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const Listed = ({ name, value }: { name: string; value: string }): ReactNode => (
  <Link href={`/tasks?${new URLSearchParams({ [name]: value })}`}>{value}</Link>
);

export const When = ({ at }: { at: string }): ReactNode => (
  <time dateTime={at} title={moment(at)}>
    {ago(at)}
  </time>
);
