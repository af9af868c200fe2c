/** A remark for whoever looks and whoever listens; it goes by itself. Who says it is not drawn anew for it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';

/** How long it stays. Milliseconds. */
const SAID_FOR = 8000;

export interface Said {
  text: string;
  /** Also seen, on the picture. */
  isRefusal: boolean;
}

export type Say = (text: string, isRefusal?: boolean) => void;

export interface Remarks {
  say: Say;
  now(): Said | undefined;
  subscribe(listener: () => void): () => void;
}

function remarks(): Remarks {
  let now: Said | undefined;
  const listeners = new Set<() => void>();
  const put = (next: Said | undefined) => {
    now = next;
    for (const listener of listeners) listener();
  };
  return {
    say: (text, isRefusal = false) => put({ text, isRefusal }),
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const useRemarks = (): Remarks => useMemo(remarks, []);

export function useRemark({ now, subscribe, say }: Remarks): Said | undefined {
  const said = useSyncExternalStore(subscribe, now);
  useEffect(() => {
    if (!said?.text) return;
    const timer = setTimeout(() => say(''), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said, say]);
  return said;
}

/** For who shows it where it is said. */
export function useSaid(): [Said | undefined, Say] {
  const own = useRemarks();
  return [useRemark(own), own.say];
}
