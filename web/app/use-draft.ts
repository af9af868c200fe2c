/** Saves the answer so far on the server, soon after every change and on leaving the page. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import { isLost, saveDraft } from './labeling.ts';

/** Milliseconds after the first unsaved change. */
const SOON = 1000;
const RETRY = 3000;

export type Saved = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'failed';

export interface Draft {
  saved: Saved;
  /** Nothing more is saved: the answer was taken, or the task left. */
  stop(): void;
  /** Saves now. */
  save(): void;
}

/** @param value by identity: a new object is a change. */
export function useDraft(leaseId: string, value: JsonObject, lose: (why: string) => void): Draft {
  const [saved, setSaved] = useState<Saved>('untouched');
  const kept = useRef(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const state = useRef({ busy: false, stopped: false });
  latest.current = value;

  const save = async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const now = state.current;
    if (now.stopped || now.busy || latest.current === kept.current) return;
    now.busy = true;
    const sent = latest.current;
    setSaved('saving');
    try {
      await saveDraft(leaseId, sent);
      kept.current = sent;
      setSaved(latest.current === sent ? 'saved' : 'unsaved');
    } catch (error) {
      if (isLost(error) && !now.stopped) lose((error as Error).message);
      setSaved('failed');
    }
    now.busy = false;
    if (latest.current !== kept.current) plan(latest.current === sent ? RETRY : SOON);
  };
  const onDue = useEffectEvent(save);
  const plan = (wait: number) => {
    timer.current ??= setTimeout(() => void onDue(), wait);
  };
  const onChange = useEffectEvent(() => {
    if (value === kept.current) return;
    setSaved((before) => (before === 'failed' ? before : 'unsaved'));
    if (!state.current.busy) plan(SOON);
  });
  const onLeave = useEffectEvent(() => {
    if (state.current.stopped || latest.current === kept.current) return;
    // Nobody is left to hear how it ended.
    saveDraft(leaseId, latest.current, true).catch(() => {});
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the value is what it waits for
  useEffect(() => onChange(), [value]);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') onLeave();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', onLeave);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', onLeave);
      clearTimeout(timer.current);
      state.current.stopped = true;
    };
  }, []);

  return {
    saved,
    save: () => void save(),
    stop: () => {
      clearTimeout(timer.current);
      state.current.stopped = true;
    },
  };
}
