/**
 * When a callback is tried again: "up to 20 retries over the next 24 hours", the spacing not published
 * (api-facts G.3). Early pauses are short, because most receivers are back within minutes. All times in milliseconds.
 */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first try, the second, and so on; together a little under a day. */
export const PAUSES: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  ...Array<number>(12).fill(110 * MINUTE),
];
export const MOST_TRIES = PAUSES.length + 1;
/** From its creation; there is no try after that. */
export const LIFETIME = 24 * HOUR;
/** Pauses are shortened by up to this part, so that those who failed together do not come back together. */
const JITTER = 0.2;
const LEAST_RETRY_AFTER = SECOND;

export interface Tried {
  /** Made so far, at least one. */
  tries: number;
  createdAt: number;
  now: number;
  /** What the receiver asked for by Retry-After; it wins over the schedule. */
  retryAfter: number | undefined;
  /** 0 to 1, without 1. */
  random: number;
}

/** @returns when to try next, or undefined when it is given up. */
export function nextTry({ tries, createdAt, now, retryAfter, random }: Tried): number | undefined {
  const last = createdAt + LIFETIME;
  const pause = PAUSES[tries - 1];
  if (pause === undefined || now >= last) return undefined;
  const wait = retryAfter === undefined ? shortened(pause, random) : Math.max(retryAfter, LEAST_RETRY_AFTER);
  return Math.min(now + wait, last);
}

/** @param random 0 to 1, without 1. */
export const shortened = (pause: number, random: number): number => Math.round(pause * (1 - JITTER * random));
