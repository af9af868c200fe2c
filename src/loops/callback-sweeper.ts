import type { Deps } from '../deps.ts';
import { listRetentions, sweepDelivered } from '../store/callback-retention.ts';
import type { Loop } from './loop.ts';

/** Few enough that a request waiting behind the unit does not notice. */
const A_UNIT = 200;
const DAY = 24 * 60 * 60 * 1000;

/** Removes delivered callbacks of accounts that keep them for some days only (`callback_retention_days` of the settings). */
export function callbackSweeper(deps: Pick<Deps, 'store' | 'now'>): Loop {
  return {
    name: 'callback sweeper',
    every: 60_000,
    async runOnce() {
      for (const retention of await listRetentions(deps.store)) {
        const before = deps.now() - retention.days * DAY;
        while ((await deps.store.write((tx) => sweepDelivered(tx, retention, before, A_UNIT))) === A_UNIT);
      }
    },
  };
}
