import { type ReactNode, useEffect, useState } from 'react';
import { texts } from '../kit/texts/texts.ts';

/** Shown when less than this is left. Milliseconds. */
const SHORT = 2 * 60_000;

/** How long the task is still held, once that is short: no heartbeat got through for a while. @param until unix milliseconds. */
export function LeaseTime({ until }: { until: number }): ReactNode {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, until - now);
  const isShort = left < SHORT;
  return (
    <span className="lease-time" role="timer" aria-live="off">
      {isShort && texts.work.heldFor(clockOf(left))}
    </span>
  );
}

/** `1:05`. */
function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
