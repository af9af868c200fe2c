import { sweepLostAccount } from '../actions/reset-world.ts';
import type { Deps } from '../deps.ts';
import type { Loop } from './loop.ts';

/** Removes what a reset left behind; only where every key has an account of its own. */
export function worldSweeper({ store }: Deps): Loop {
  return {
    name: 'world sweeper',
    every: 200,
    async runOnce() {
      while (await store.write((tx) => sweepLostAccount(tx)));
    },
  };
}
