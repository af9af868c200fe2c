/** One claimed task until its end: its editor and its draft are loaded first; the task is held meanwhile. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { Answering } from './Answering.tsx';
import { readCopy } from './draft/local-copy.ts';
import { reconcile } from './draft/reconcile.ts';
import { usePlace } from './draft/use-place.ts';
import { loadEditor } from './editors.ts';
import { type Claimed, isLost, readLease } from './labeling.ts';
import { type BarProps, TopBar } from './TopBar.tsx';
import { useHeartbeat } from './use-lease.ts';
import type { Flow } from './use-work.ts';

export interface TaskWorkProps {
  claimed: Claimed;
  isNew: boolean;
  flow: Flow;
  bar: BarProps;
  /** False while something else is in front of it: keys are not the task's then. */
  isInFront: boolean;
  /** Nothing of it can be seen. */
  isCovered: boolean;
}

export function TaskWork(props: TaskWorkProps): ReactNode {
  const { claimed, isNew, flow, bar } = props;
  const { type, task_id } = claimed.task;
  const { place, round, take, onHandOver } = usePlace(claimed.lease_id, isNew);
  const heldUntil = useHeartbeat(claimed, isNew, flow.lose);
  const opened = useQuery({
    queryKey: ['opening', claimed.lease_id, round],
    queryFn: async () => {
      const [editor, copy, now] = await Promise.all([
        loadEditor(type),
        readCopy(flow.person, task_id),
        // After another tab worked on it, it is not as it was claimed.
        round === 0 ? claimed : readLease(claimed.lease_id),
      ]);
      const start = editor.start?.(claimed.task.params, claimed.response_schema) ?? {};
      const there = { draft: now.draft, version: now.draft_version };
      return { editor, opening: reconcile(there, copy, start) };
    },
    enabled: place !== 'asking',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: (count, error) => count < 2 && !isLost(error),
  });
  const isOpen = opened.data !== undefined && place === 'here';
  const prepare = useEffectEvent(flow.prepareNext);
  useEffect(() => {
    if (isOpen) prepare();
  }, [isOpen]);
  if (opened.data) {
    return (
      <Answering
        {...props}
        {...opened.data}
        heldUntil={heldUntil}
        key={round}
        place={place}
        take={take}
        onHandOver={onHandOver}
      />
    );
  }
  return (
    <div className="page">
      <TopBar {...bar} />
      <main className="rest">
        {opened.isPending ? (
          <Loading what={texts.work.openingTask} />
        ) : (
          <Trouble title={texts.work.taskNotOpened} action={[texts.work.tryAgain, () => void opened.refetch()]}>
            <p>{opened.error.message}</p>
          </Trouble>
        )}
      </main>
    </div>
  );
}
