/** What each of those who worked on the task gave, side by side. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { moment, percent } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { summaryOf } from '../../previous/summary.ts';
import { Drawn } from './Drawn.tsx';
import { When } from './Facts.tsx';
import { Json } from './RawJson.tsx';
import { endLease, type GivenAnswer, type Who, type WholeTask, type Work } from './task-calls.ts';

export const nameOf = ({ user_id, name, email }: Who): string => email ?? name ?? user_id;

export function Attempts({ task, work, done }: { task: WholeTask; work: Work; done(): unknown }): ReactNode {
  const t = texts.task;
  const { answers, leases } = work;
  return (
    <div className="attempts">
      {leases.map((lease) => (
        <LeaseLine key={lease.lease_id} lease={lease} done={done} />
      ))}
      {answers.length === 0 && leases.length === 0 && <p className="notice note">{t.nobody}</p>}
      <div className="side-by-side">
        {answers.map((answer) => (
          <Attempt key={answer.labeler.user_id} task={task} work={work} answer={answer} />
        ))}
      </div>
    </div>
  );
}

function LeaseLine({ lease, done }: { lease: Work['leases'][0]; done(): unknown }): ReactNode {
  const ending = useMutation({ mutationFn: () => endLease(lease.lease_id), onSettled: done });
  return (
    <p className="lease-line">
      <span>
        {texts.task.held(nameOf(lease.labeler), lease.kind === 'review')} <When at={lease.claimed_at} />
      </span>
      <Button className="button small" isPending={ending.isPending} onPress={() => ending.mutate()}>
        {texts.task.endLease}
      </Button>
      {ending.isError && <span className="refusal">{ending.error.message}</span>}
    </p>
  );
}

function Attempt({ task, work, answer }: { task: WholeTask; work: Work; answer: GivenAnswer }): ReactNode {
  const t = texts.task;
  const { labeler, state, submitted_at, time_spent_secs, agreement, response } = answer;
  const said = [answer.comment, answer.reason, answer.review_comments].filter(Boolean);
  return (
    <article className="attempt" aria-label={nameOf(labeler)}>
      <h2>{nameOf(labeler)}</h2>
      <p className="note">
        {t.states[state]}
        {submitted_at && (
          <>
            {' '}
            <time dateTime={submitted_at}>{moment(submitted_at)}</time>
          </>
        )}
        {time_spent_secs !== undefined && `, ${t.took(texts.overview.inSeconds(time_spent_secs))}`}
        {agreement !== undefined && `, ${t.agrees(percent(agreement))}`}
      </p>
      {said.map((one) => (
        <blockquote key={one}>{one}</blockquote>
      ))}
      {response && (
        <>
          <p>{summaryOf(response)}</p>
          <div className="attempt-drawn">
            <Drawn task={task} work={work} response={response} />
          </div>
          <Json title={t.response} value={response} />
        </>
      )}
    </article>
  );
}
