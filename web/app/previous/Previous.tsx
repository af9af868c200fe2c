/** The way to former answers: the list, then one of them in front of whatever is under work. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Flow } from '../use-work.ts';
import { type Given, PREVIOUS } from './answers.ts';
import { PreviousAnswer } from './PreviousAnswer.tsx';
import { PreviousDialog } from './PreviousDialog.tsx';

/** Undefined: nothing is shown; `list`, or the answer to this task. */
export type Shown = undefined | 'list' | { taskId: string };

interface PreviousProps {
  shown: Shown;
  show(next: Shown): void;
  flow: Flow;
}

export function Previous({ shown, show, flow }: PreviousProps): ReactNode {
  const cache = useQueryClient();
  if (typeof shown !== 'object') {
    return (
      <PreviousDialog
        isOpen={shown === 'list'}
        close={() => show(undefined)}
        open={(taskId) => show({ taskId })}
        flow={flow}
      />
    );
  }
  const { taskId } = shown;
  /** After the newest comes the task that is under work. */
  const step = (by: -1 | 1) => {
    const ids = (cache.getQueryData<Given[]>(PREVIOUS) ?? []).map(({ task_id }) => task_id);
    const place = ids.indexOf(taskId) - by;
    if (place < 0) show(undefined);
    else if (ids[place] !== undefined) show({ taskId: ids[place] });
  };
  return <PreviousAnswer key={taskId} taskId={taskId} person={flow.person} close={() => show(undefined)} step={step} />;
}
