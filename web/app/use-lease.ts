/** Keeps a lease while somebody looks at its task. */
import { useEffect, useEffectEvent, useState } from 'react';
import { type Claimed, heartbeat, isLost, LEASE_SECONDS } from './labeling.ts';

/** A third of the lease: two heartbeats may be lost before it is. Milliseconds. */
const EVERY = (LEASE_SECONDS * 1000) / 3;
/** After one that did not get through. Milliseconds. */
const AGAIN = 15_000;

/**
 * @param lose called when the lease is not ours any more.
 * @returns when it ends unless a heartbeat gets through, in unix milliseconds.
 */
export function useHeartbeat(claimed: Claimed, lose: (why: string) => void): number {
  const { lease_id: leaseId, expires_at, ahead = false } = claimed;
  const [until, setUntil] = useState(() => Date.parse(expires_at));
  const onLost = useEffectEvent(lose);
  useEffect(() => {
    let due = Date.now() + EVERY;
    const beat = async () => {
      due = Date.now() + EVERY;
      try {
        setUntil(Date.parse((await heartbeat(leaseId)).expires_at));
      } catch (error) {
        // Of a server that cannot be reached the drafts tell; the next beat may get through.
        due = Date.now() + AGAIN;
        if (isLost(error)) onLost((error as Error).message);
      }
    };
    // From now on the time on it counts.
    if (ahead) void beat();
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
  }, [leaseId, ahead]);
  return until;
}
