import { completeBatch } from '../actions/complete-batch.ts';
import type { Deps } from '../deps.ts';
import { FIRST, findEndedBatches } from '../store/batch-work.ts';
import type { Loop } from './loop.ts';

/** Batches in progress that one run looks at; with more of them the walk goes on at the next run. */
const A_RUN = 1000;

/**
 * Completes batches whose last task has ended. It walks the batches in progress by their counters, after the
 * commits: a unit that ends a task cannot see the others that end one at the same moment, so none of them would
 * know that it is the last.
 */
export function batchCompleter(deps: Deps): Loop {
  let after = FIRST;
  return {
    name: 'batch completer',
    every: 500,
    async runOnce() {
      const { ended, next } = await findEndedBatches(deps.store, after, A_RUN);
      after = next ?? FIRST;
      for (const key of ended) {
        await deps.store.write((tx) => completeBatch(tx, { mint: deps.mint, now: deps.now() }, key), {
          readsCounts: true,
        });
      }
    },
  };
}
