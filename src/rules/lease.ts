/** Leases: how long they last, and what of a labeler's time counts as work. Times are unix milliseconds. */

/** Seconds. */
export const DEFAULT_LEASE = 900;
export const LONGEST_LEASE = 86_400;
/** How many tasks one claim may take; the workbench keeps the next ones at hand. */
export const MOST_CLAIMED = 10;
/** Whoever was silent for longer than this was not at work: the gap is not counted. Milliseconds. */
export const IDLE_GAP = 5 * 60_000;
/** `activeAt` of a lease that nobody works on yet: every gap since is too long to count. */
export const NOT_YET = 0;
/** As many different labelers skip a task before it leaves the queue for a manager to look at. */
export const MOST_SKIPS = 3;

export interface Lifetime {
  expiresAt: number;
  endedAt: number | null;
}

/** An expired lease is dead from that millisecond on, whether or not it was swept already. */
export function isAlive({ expiresAt, endedAt }: Lifetime, now: number): boolean {
  return endedAt === null && now < expiresAt;
}

export interface Activity {
  /** When the labeler was last seen at work. */
  activeAt: number;
  /** Milliseconds of work so far. */
  activeMs: number;
}

/** The labeler was seen at work now. A clock that steps back counts nothing. */
export function seenAtWork({ activeAt, activeMs }: Activity, now: number): Activity {
  const gap = now - activeAt;
  return { activeAt: Math.max(now, activeAt), activeMs: activeMs + (gap > 0 && gap <= IDLE_GAP ? gap : 0) };
}

/** When a lease of so many seconds ends that is renewed now; never earlier than it did before. */
export function renewed({ expiresAt }: { expiresAt: number }, seconds: number, now: number): number {
  return Math.max(expiresAt, now + seconds * 1000);
}
