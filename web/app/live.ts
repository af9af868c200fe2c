/** Changes as the server tells them (GET /v1/events); looked for every so often while it cannot. */
import { useEffect, useRef, useState } from 'react';

export type LiveState = 'live' | 'polling';

/** While there is no stream, and how long one is tried before that. Milliseconds. */
const EVERY = 15_000;
/** One answer serves all events that come within this; what follows from a change (a callback) comes a little later. Milliseconds. */
const SOON = 1000;
const LATER = 6000;
const KINDS = ['task', 'batch', 'queue'] as const;

/**
 * Calls `onChange` soon after anything changed, never twice at once. A tab that is not seen has no stream: a browser has few
 * connections to one server, for all its tabs together.
 * @param query of /v1/events, for example `task_id=...`.
 */
export function useLive(query: string, onChange: () => Promise<unknown>): LiveState {
  const [state, setState] = useState<LiveState>('live');
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    let source: EventSource | undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    let again = false;
    const run = async () => {
      again = false;
      const begun = performance.now();
      await change.current().catch(() => {}); // who asked shows it
      // A server that takes long over the answer is asked less often.
      const pause = Math.min(10_000, 2 * (performance.now() - begun));
      soon = setTimeout(() => {
        soon = undefined;
        if (again) look();
      }, pause);
    };
    const look = () => {
      if (soon) again = true;
      else soon = setTimeout(run, SOON);
    };
    const onEvent = () => {
      look();
      clearTimeout(later);
      later = setTimeout(look, LATER);
    };
    const open = () => {
      source?.close();
      source = new EventSource(`/v1/events?${query}`);
      source.onopen = () => setState('live');
      source.onerror = () => setState('polling');
      for (const kind of KINDS) source.addEventListener(kind, onEvent);
    };
    const onSight = () => {
      if (document.hidden) {
        source?.close();
        source = undefined;
      } else if (!source) {
        open();
        look();
      }
    };
    const tick = setInterval(() => {
      if (document.hidden || source?.readyState === EventSource.OPEN) return;
      look();
      // The browser comes back by itself, but not after a refusal.
      if (source?.readyState === EventSource.CLOSED) open();
    }, EVERY);
    document.addEventListener('visibilitychange', onSight);
    if (!document.hidden) open();
    return () => {
      source?.close();
      clearInterval(tick);
      clearTimeout(soon);
      clearTimeout(later);
      document.removeEventListener('visibilitychange', onSight);
    };
  }, [query]);
  return state;
}
