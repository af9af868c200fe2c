/** The last submit, for as long as it can be taken back. */
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { KeyCaps } from '../kit/KeyCaps.tsx';
import { useActions } from '../kit/keymap.ts';
import { texts } from '../kit/texts/texts.ts';
import { isLost } from './labeling.ts';
import { SUBMITTED_KEYS } from './task-keys.ts';
import type { Flow, Submitted } from './use-work.ts';

interface UndoProps {
  flow: Flow;
  active: boolean;
}

export function UndoSubmit({ flow, active }: UndoProps): ReactNode {
  const { submitted, takingBack } = flow;
  // In the sheet also while there is nothing to undo.
  useActions(SUBMITTED_KEYS, {}, false);
  return (
    <div className="toasts" role="status">
      {submitted && <Toast key={submitted.leaseId} submitted={submitted} flow={flow} active={active} />}
      {!submitted && takingBack.isError && <TooLate flow={flow} />}
    </div>
  );
}

function Toast({ submitted, flow, active }: UndoProps & { submitted: Submitted }): ReactNode {
  const { takingBack, forgetSubmitted } = flow;
  const [left, setLeft] = useState(() => secondsTo(submitted.until));
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft(secondsTo(submitted.until));
      if (Date.now() >= submitted.until && !takingBack.isPending) forgetSubmitted();
    }, 250);
    return () => clearInterval(timer);
  });
  const undo = () => takingBack.mutate(submitted.leaseId);
  useActions(SUBMITTED_KEYS, { undo }, active && !takingBack.isPending);
  return (
    <p className="toast">
      <span>{texts.work.submitted}</span>
      <Button className="button small" onPress={undo} isPending={takingBack.isPending}>
        {texts.work.undo} <KeyCaps group={SUBMITTED_KEYS} action="undo" />
      </Button>
      <span className="note left" aria-hidden="true">
        {texts.work.secondsLeft(left)}
      </span>
    </p>
  );
}

/** It is given, or nobody knows: the server gives it all the same. */
function TooLate({ flow: { takingBack } }: { flow: Flow }): ReactNode {
  const isGiven = isLost(takingBack.error);
  return (
    <p className="toast">
      <span>{isGiven ? texts.work.tooLate : texts.work.notUndone(takingBack.error?.message ?? '')}</span>
      <Button className="button small" onPress={() => takingBack.reset()}>
        {texts.work.close}
      </Button>
    </p>
  );
}

const secondsTo = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));
