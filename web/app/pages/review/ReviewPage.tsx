/** What waits for review, one task after the other. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useActions } from '../../../kit/keymap.ts';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { readBegun } from '../../labeling.ts';
import { useSession } from '../../session.ts';
import { TASK_KEYS } from '../../task-keys.ts';
import { ReviewTask } from './ReviewTask.tsx';
import { type ReviewFlow, useReview } from './use-review.ts';
import './review.css';

export default function ReviewPage(): ReactNode {
  const flow = useReview(useSession().email);
  const { work, resumed, next } = flow;
  const isResting = work.state !== 'working' && !next.isPending && !resumed.isPending;
  useActions(TASK_KEYS, { submit: () => next.mutate(undefined) }, isResting);
  if (work.state === 'working') {
    return <ReviewTask key={work.claimed.lease_id} claimed={work.claimed} isNew={work.isNew} flow={flow} />;
  }
  return (
    <div className="rest">{resumed.isPending ? <Loading what={texts.review.looking} /> : <Rest flow={flow} />}</div>
  );
}

function Rest({ flow }: { flow: ReviewFlow }): ReactNode {
  const { work, done, resumed, next } = flow;
  const claim = () => next.mutate(undefined);
  if (resumed.isError || next.isError) {
    const again = () => (resumed.isError ? void resumed.refetch() : claim());
    return (
      <Trouble title={texts.review.notOpened} action={[texts.manage.again, again]} isPending={next.isPending}>
        <p>{(resumed.error ?? next.error)?.message}</p>
      </Trouble>
    );
  }
  if (work.state === 'lost') {
    return (
      <Trouble title={texts.review.lost} action={[texts.review.takeNext, claim]} isPending={next.isPending}>
        <p>{work.why}</p>
        <p className="note">{texts.review.draftKept}</p>
        <Button className="button" onPress={() => next.mutate(work.taskId)}>
          {texts.review.claimAgain}
        </Button>
      </Trouble>
    );
  }
  if (work.state === 'waiting') {
    const { held_by_others: others } = work.waiting;
    return (
      <div className="notice" role="status">
        <h1>{texts.review.nothing}</h1>
        <p>{others > 0 ? texts.review.others(others) : texts.review.how}</p>
        <p className="note">
          <span className="spinner small" aria-hidden="true" /> {texts.review.looksAgain}
        </p>
        <Held flow={flow} />
      </div>
    );
  }
  return (
    <div className="notice">
      <h1>{done > 0 ? texts.review.pause : texts.review.ready}</h1>
      <p>{texts.review.about}</p>
      <Button className="button primary large" onPress={claim} isPending={next.isPending} autoFocus>
        {next.isPending ? texts.review.looking : texts.review.start}
      </Button>
      {done > 0 && <p className="note">{texts.review.done(done)}</p>}
      <Held flow={flow} />
    </div>
  );
}

/** Reviews that are held and not before somebody, such as in a tab that was closed. */
function Held({ flow: { going } }: { flow: ReviewFlow }): ReactNode {
  const begun = useQuery({ queryKey: ['begun reviews'], queryFn: readBegun });
  const held = (begun.data?.leases ?? []).filter(({ kind }) => kind === 'review');
  if (held.length === 0) return null;
  return (
    <section className="begun" aria-label={texts.review.goOnWith}>
      <h2>{texts.review.goOnWith}</h2>
      <ul>
        {held.map(({ lease_id, task_id, type, project }) => (
          <li key={lease_id}>
            <span className="answer-text">
              {[project, type].filter(Boolean).join(' · ')} <code className="note">{task_id.slice(-6)}</code>
            </span>
            <Button className="button small" isDisabled={going.isPending} onPress={() => going.mutate(lease_id)}>
              {texts.review.goOn}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
