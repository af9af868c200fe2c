import { IDEMPOTENCY_TTL } from '../actions/atomically.ts';
import type { Deps } from '../deps.ts';
import { sweepAnswers } from '../store/idempotency.ts';
import type { Loop } from './loop.ts';

/** Few enough that a request waiting behind the unit does not notice. */
const A_UNIT = 500;

/** Removes saved answers after 24 hours, so that the table stays as small as a day is. */
export function idempotencySweeper(deps: Deps): Loop {
  return {
    name: 'idempotency sweeper',
    every: 60_000,
    async runOnce() {
      const until = deps.now() - IDEMPOTENCY_TTL;
      while ((await deps.store.write((tx) => sweepAnswers(tx, until, A_UNIT))) === A_UNIT);
    },
  };
}
