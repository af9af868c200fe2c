import type { Loop } from './loop.ts';

/** What other processes commit is seen within this; commits of this one wake the feeds by themselves. Milliseconds. */
const EVERY = 500;

export function liveUpdates(feeds: { poll(): Promise<void> }): Loop {
  return { name: 'live updates', every: EVERY, runOnce: () => feeds.poll() };
}
