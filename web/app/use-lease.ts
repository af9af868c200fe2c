/** Keeps a lease while somebody looks at its task. */
import { useEffect, useEffectEvent } from 'react';
import { heartbeat, isLost, LEASE_SECONDS } from './labeling.ts';

/** A third of the lease: two heartbeats may be lost before it is. Milliseconds. */
const EVERY = (LEASE_SECONDS * 1000) / 3;

/** @param lose called when the lease is not ours any more. */
export function useHeartbeat(leaseId: string, lose: (why: string) => void): void {
  const onLost = useEffectEvent(lose);
  useEffect(() => {
    let last = Date.now();
    const beat = async () => {
      last = Date.now();
      try {
        await heartbeat(leaseId);
      } catch (error) {
        // Of a server that cannot be reached the drafts tell; the next beat may get through.
        if (isLost(error)) onLost((error as Error).message);
      }
    };
    const isSeen = () => document.visibilityState === 'visible';
    const timer = setInterval(() => {
      if (isSeen() && Date.now() - last >= EVERY) void beat();
    }, 1000);
    const back = () => {
      if (isSeen()) void beat();
    };
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, [leaseId]);
}
