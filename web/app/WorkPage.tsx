/** The labeler's page: one task after the other, and what is to be seen when there is none. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { KeyCaps } from '../kit/KeyCaps.tsx';
import { useActions } from '../kit/keymap.ts';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { Begun } from './Begun.tsx';
import { BrowserDialog } from './BrowserDialog.tsx';
import { sweepCopies } from './draft/local-copy.ts';
import { KeysDialog } from './keys/KeysDialog.tsx';
import type { Waiting } from './labeling.ts';
import { Previous, type Shown } from './previous/Previous.tsx';
import { type Session, signOut } from './session.ts';
import { TaskWork } from './TaskWork.tsx';
import { TopBar } from './TopBar.tsx';
import { PAGE_KEYS, REST_KEYS } from './task-keys.ts';
import { UndoSubmit } from './UndoSubmit.tsx';
import { useToday } from './use-today.ts';
import { type Flow, useWork } from './use-work.ts';

export function WorkPage({ session }: { session: Session }): ReactNode {
  const flow = useWork(session.email);
  const { work, training, resumed } = flow;
  const today = useToday();
  // The whole page anew: nothing of the person who left stays in memory.
  const leaving = useMutation({
    mutationFn: async () => {
      await flow.leavePage();
      return signOut();
    },
    onSuccess: () => location.assign('/'),
  });
  const [shown, setShown] = useState<Shown>();
  const [dialog, setDialog] = useState<'browser' | 'keys'>();
  const isInFront = !shown && !dialog;
  const claim = () => flow.next.mutate(undefined);
  const bar = {
    session,
    today: today && { ...today, left: today.left + (flow.hasNext() ? 1 : 0) },
    training,
    onSignOut: () => leaving.mutate(),
    onPrevious: () => setShown('list'),
    onBrowser: () => setDialog('browser'),
    onKeys: () => setDialog('keys'),
  };
  useActions(PAGE_KEYS, { previous: bar.onPrevious }, isInFront);

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
          isInFront={isInFront}
          isCovered={typeof shown === 'object'}
        />
      ) : (
        <div className="page" inert={typeof shown === 'object'}>
          <TopBar {...bar} />
          <main className="rest">
            {resumed.isPending ? (
              <Loading what={texts.work.lookingForYours} />
            ) : (
              <Rest flow={flow} claim={claim} keys={bar.onKeys} active={isInFront} />
            )}
          </main>
        </div>
      )}
      <Previous shown={shown} show={setShown} flow={flow} />
      {typeof shown !== 'object' && <UndoSubmit flow={flow} active={isInFront} />}
      <KeysDialog isOpen={dialog === 'keys'} close={() => setDialog(undefined)} />
      <BrowserDialog isOpen={dialog === 'browser'} close={() => setDialog(undefined)} />
    </>
  );
}

interface RestProps {
  flow: Flow;
  claim(): void;
  keys(): void;
  active: boolean;
}

function Rest({ flow, claim, keys, active }: RestProps): ReactNode {
  const { work, done, next, resumed } = flow;
  useActions(REST_KEYS, { start: claim, sheet: keys }, active && !next.isPending);
  if (resumed.isError) {
    return (
      <Trouble title={texts.work.yoursNotOpened} action={[texts.work.tryAgain, () => void resumed.refetch()]}>
        <p>{resumed.error.message}</p>
      </Trouble>
    );
  }
  if (next.isError) {
    return (
      <Trouble title={texts.work.notClaimed} action={[texts.work.tryAgain, claim]} isPending={next.isPending}>
        <p>{next.error.message}</p>
      </Trouble>
    );
  }
  if (work.state === 'lost') {
    return (
      <Trouble title={texts.work.notYours} action={[texts.work.takeNext, claim]} isPending={next.isPending}>
        <p>{work.why}</p>
        <p className="note">{texts.work.howLongHeld}</p>
        <Begun flow={flow} />
      </Trouble>
    );
  }
  if (work.state === 'waiting') return <Nothing waiting={work.waiting} flow={flow} />;
  return (
    <div className="notice">
      <h1>{done > 0 ? texts.work.pause : texts.work.ready}</h1>
      <p>{texts.work.oneAtATime}</p>
      <Button className="button primary large" onPress={claim} isPending={next.isPending} autoFocus>
        {next.isPending ? texts.work.looking : texts.work.start}
      </Button>
      <p className="note">
        {texts.work.orPress} <KeyCaps group={REST_KEYS} action="start" />
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
      <h1>{texts.work.nothing}</h1>
      <ul className="reasons">
        {held_by_others > 0 && <li>{texts.work.withOthers(held_by_others)}</li>}
        {pending > 0 && <li>{texts.work.forOthers(pending)}</li>}
        {below_bar.map((project) => (
          <li key={project}>{texts.work.belowBar(project)}</li>
        ))}
        {held_by_others === 0 && pending === 0 && below_bar.length === 0 && <li>{texts.work.emptyQueue}</li>}
      </ul>
      <p className="note">
        <span className="spinner small" aria-hidden="true" /> {texts.work.looksAgain}
      </p>
      <Begun flow={flow} />
    </div>
  );
}
