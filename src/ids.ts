import { randomBytes } from 'node:crypto';
import { formatId, IDS_PER_MS } from './rules/task-id.ts';

export interface Minted {
  id: string;
  /** Unix milliseconds that the id says; `created_at` is this, so that time order and id order agree. */
  at: number;
}

export type Mint = () => Minted;

/** Five random bytes an id; drawn for many ids at once because a call costs more than the bytes. */
const DRAW = 5 * 512;

/**
 * Makes ids in strictly rising order, also when the clock steps back: then the last millisecond is
 * used on, and when its counter is full, the next one.
 */
export function createMint(now: () => number): Mint {
  let last = 0;
  let counter = 0;
  let pool = '';
  let used = 0;
  return () => {
    const ms = now();
    if (ms > last) {
      last = ms;
      counter = 0;
    } else if (++counter >= IDS_PER_MS) {
      last += 1;
      counter = 0;
    }
    if (used >= pool.length) {
      pool = randomBytes(DRAW).toString('hex');
      used = 0;
    }
    const random = pool.slice(used, used + 10);
    used += 10;
    return { id: formatId(last, counter, random), at: last };
  };
}
