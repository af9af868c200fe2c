/** Keeps a lease while somebody looks at its task. */
import { useEffect, useEffectEvent, useState } from 'react';
import { type Claimed, heartbeat, isLost, LEASE_SECONDS } from './labeling.ts';

/** A third of the lease: two heartbeats may be lost before it is. Milliseconds. */
const EVERY = (LEASE_SECONDS * 1000) / 3;
/** After one that did not get through. Milliseconds. */
const AGAIN = 15_000;

/** When a lease ends that is renewed now, by this browser's clock, which may be off. Unix milliseconds. */
const fromNow = (): number => Date.now() + LEASE_SECONDS * 1000;

/**
 * @param isNew it was claimed a moment ago; of any other nobody knows how long it still lasts.
 * @param lose called when the lease is not ours any more.
 * @returns when it ends unless a heartbeat gets through, in unix milliseconds.
 */
export function useHeartbeat(claimed: Claimed, isNew: boolean, lose: (why: string) => void): number {
  const { lease_id: leaseId, ahead = false } = claimed;
  const [until, setUntil] = useState(fromNow);
  const atOnce = ahead || !isNew;
  const onLost = useEffectEvent(lose);
  useEffect(() => {
    let due = Date.now() + EVERY;
    const beat = async () => {
      due = Date.now() + EVERY;
      try {
        const next = fromNow();
        await heartbeat(leaseId);
        setUntil(next);
      } catch (error) {
        // Of a server that cannot be reached the drafts tell; the next beat may get through.
        due = Date.now() + AGAIN;
        if (isLost(error)) onLost((error as Error).message);
      }
    };
    // Of one that was held ahead the time counts from now on.
    if (atOnce) void beat();
    const isSeen = () => document.visibilityState === 'visible';
    const timer = setInterval(() => {
      if (isSeen() && Date.now() >= due) void beat();
    }, 1000);
    const back = () => {
      if (isSeen()) void beat();
    };
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, [leaseId, atOnce]);
  return until;
}
