/** The labeler's page: one task after the other, and what is to be seen when there is none. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useKeys } from '../kit/keys.ts';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { Begun } from './Begun.tsx';
import { sweepCopies } from './draft/local-copy.ts';
import type { Waiting } from './labeling.ts';
import { Previous, type Shown } from './previous/Previous.tsx';
import { type Session, signOut } from './session.ts';
import { TaskWork } from './TaskWork.tsx';
import { TopBar } from './TopBar.tsx';
import { UndoSubmit } from './UndoSubmit.tsx';
import { type Flow, useWork } from './use-work.ts';

export function WorkPage({ session }: { session: Session }): ReactNode {
  const flow = useWork(session.email);
  const { work, done, training, next, resumed } = flow;
  // The whole page anew: nothing of the person who left stays in memory.
  const leaving = useMutation({
    mutationFn: async () => {
      await flow.saveNow.current?.();
      return signOut();
    },
    onSuccess: () => location.assign('/'),
  });
  const [shown, setShown] = useState<Shown>();
  const claim = () => next.mutate(undefined);
  const bar = { session, done, training, onSignOut: () => leaving.mutate(), onPrevious: () => setShown('list') };
  useKeys({ 'mod+enter': claim }, work.state !== 'working' && !next.isPending && !resumed.isPending && !shown);
  useKeys({ 'mod+arrowleft': () => setShown('list') }, !shown);

  useEffect(() => void sweepCopies(), []);

  return (
    <>
      {work.state === 'working' ? (
        <TaskWork
          key={work.claimed.lease_id}
          claimed={work.claimed}
          isNew={work.isNew}
          flow={flow}
          bar={bar}
          isInFront={!shown}
          isCovered={typeof shown === 'object'}
        />
      ) : (
        <div className="page" inert={typeof shown === 'object'}>
          <TopBar {...bar} />
          <main className="rest">
            {resumed.isPending ? <Loading what="Looking for your task" /> : <Rest flow={flow} claim={claim} />}
          </main>
        </div>
      )}
      <Previous shown={shown} show={setShown} flow={flow} />
      {typeof shown !== 'object' && <UndoSubmit flow={flow} active={!shown} />}
    </>
  );
}

function Rest({ flow, claim }: { flow: Flow; claim: () => void }): ReactNode {
  const { work, done, next, resumed } = flow;
  if (resumed.isError) {
    return (
      <Trouble title="Your task could not be opened again" action={['Try again', () => void resumed.refetch()]}>
        <p>{resumed.error.message}</p>
      </Trouble>
    );
  }
  if (next.isError) {
    return (
      <Trouble title="No task could be claimed" action={['Try again', claim]} isPending={next.isPending}>
        <p>{next.error.message}</p>
      </Trouble>
    );
  }
  if (work.state === 'lost') {
    return (
      <Trouble
        title="This task is not yours any more"
        action={['Take the next task', claim]}
        isPending={next.isPending}
      >
        <p>{work.why}</p>
        <p className="note">
          A task is held for fifteen minutes from your last sign of life. Your draft of it is kept, for you alone.
        </p>
        <Begun flow={flow} />
      </Trouble>
    );
  }
  if (work.state === 'waiting') return <Nothing waiting={work.waiting} flow={flow} />;
  return (
    <div className="notice">
      <h1>{done > 0 ? 'A pause' : 'Ready when you are'}</h1>
      <p>Tasks come one at a time. Each is yours alone until you submit, skip or put it back.</p>
      <Button className="button primary large" onPress={claim} isPending={next.isPending} autoFocus>
        {next.isPending ? 'Looking for a task' : 'Start labeling'}
      </Button>
      <p className="note">
        or press <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </p>
      <Begun flow={flow} />
    </div>
  );
}

/** Why there is nothing, as far as the server tells. */
function Nothing({ waiting, flow }: { waiting: Waiting; flow: Flow }): ReactNode {
  const { pending, held_by_others, below_bar = [] } = waiting;
  return (
    <div className="notice" role="status">
      <h1>Nothing to do for you right now</h1>
      <ul className="reasons">
        {held_by_others > 0 && <li>{counted(held_by_others, 'task is', 'tasks are')} with other labelers now.</li>}
        {pending > 0 && (
          <li>
            {counted(pending, 'task waits', 'tasks wait')} for somebody else: you answered or skipped them before.
          </li>
        )}
        {below_bar.map((project) => (
          <li key={project}>
            {project} has no more tasks for you: too many of your answers were not right. A manager can let you back.
          </li>
        ))}
        {held_by_others === 0 && pending === 0 && below_bar.length === 0 && <li>The queue is empty.</li>}
      </ul>
      <p className="note">
        <span className="spinner small" aria-hidden="true" /> This page looks again every few seconds.
      </p>
      <Begun flow={flow} />
    </div>
  );
}

/** The server stops counting at a thousand. */
const counted = (count: number, one: string, many: string): string =>
  `${count >= 1000 ? '1,000 or more' : count} ${count === 1 ? one : many}`;
