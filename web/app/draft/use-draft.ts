/** The answer of one task with its steps, kept on the server and in this browser. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { change, type History } from '../../kit/history.ts';
import { type Draft, DraftKeeper, type Saved } from './keeper.ts';
import { CopyWriter } from './local-copy.ts';
import type { Opening } from './reconcile.ts';

interface DraftOf {
  leaseId: string;
  taskId: string;
  /** The e-mail address of who is signed in. */
  person: string;
  opening: Opening;
  onLost(why: string): void;
}

export function useDraft({ leaseId, taskId, person, opening, onLost }: DraftOf) {
  const [history, setHistory] = useState(opening.history);
  const [saved, setSaved] = useState<Saved>(firstState(opening));
  const [theirs, setTheirs] = useState(opening.theirs);
  const lost = useRef(onLost);
  lost.current = onLost;
  const latest = useRef({ history, version: opening.version });
  latest.current.history = history;

  const [{ keeper, copies }] = useState(() => {
    const copies = new CopyWriter(person, taskId);
    const draft = { value: opening.history.present, version: opening.version };
    const keeper = new DraftKeeper(leaseId, draft, opening.isKept, {
      onState: setSaved,
      onKept(value, version) {
        latest.current.version = version;
        copies.write(latest.current.history, version, latest.current.history.present === value);
      },
      onConflict: setTheirs,
      onLost: (why) => lost.current(why),
    });
    return { keeper, copies };
  });

  useEffect(() => {
    if (history === opening.history) return;
    copies.write(history, latest.current.version, false);
    keeper.change(history.present);
  }, [keeper, copies, history, opening]);

  useEffect(() => {
    if (opening.theirs) keeper.pause();
    else keeper.resume();
    const leave = () => keeper.leave();
    const seen = () => void (document.visibilityState === 'hidden' ? keeper.leave() : keeper.save());
    const online = () => void keeper.save();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      // It goes on by itself, and ends with this save.
      keeper.leave();
      keeper.pause();
    };
  }, [keeper, opening]);

  /** Whichever is taken, the other is one step back. */
  const choose = useCallback(
    (whose: 'mine' | 'theirs', other: Draft) => {
      const resolved = (before: History<JsonObject>): History<JsonObject> => {
        const both = change(before, other.value);
        return whose === 'theirs' ? both : change(both, { ...before.present });
      };
      const next = resolved(latest.current.history);
      latest.current = { history: next, version: other.version };
      setTheirs(undefined);
      setHistory(next);
      keeper.change(next.present);
      keeper.settle(other);
    },
    [keeper],
  );

  return { history, setHistory, saved: theirs ? ('conflict' as const) : saved, keeper, theirs, choose };
}

function firstState({ isKept, version }: Opening): Saved {
  if (!isKept) return 'unsaved';
  return version > 0 ? 'saved' : 'untouched';
}
