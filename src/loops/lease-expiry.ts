import { expireLeases } from '../actions/expire-leases.ts';
import type { Deps } from '../deps.ts';
import type { Loop } from './loop.ts';

/** Few enough that a request waiting behind the unit does not notice. */
const A_UNIT = 100;

/** Gives what a lost labeler held back to the queue, within two seconds of the expiry. */
export function leaseExpiry(deps: Deps): Loop {
  return {
    name: 'lease expiry',
    every: 500,
    async runOnce() {
      const unit = () => deps.store.write((tx) => expireLeases(tx, { mint: deps.mint, now: deps.now() }, A_UNIT));
      while ((await unit()) === A_UNIT);
    },
  };
}
