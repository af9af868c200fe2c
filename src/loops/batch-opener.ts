import { followOn } from '../actions/finalize-batch.ts';
import type { Deps } from '../deps.ts';
import { findDueBatches } from '../store/batch-work.ts';
import type { Loop } from './loop.ts';

/** Batches that take turns, so that a small one does not wait for a large one. */
const AT_ONCE = 100;
/** Units of one run: a stop waits for the run. */
const A_RUN = 50;

/** Opens the tasks of finalized batches, and brings new priorities to the queue, a small unit at a time. */
export function batchOpener(deps: Deps): Loop {
  return {
    name: 'batch opener',
    every: 200,
    async runOnce() {
      let units = 0;
      let due = await findDueBatches(deps.store, AT_ONCE);
      while (due.length && units < A_RUN) {
        const left = [];
        for (const key of due) {
          units++;
          if (await deps.store.write((tx) => followOn(tx, key))) left.push(key);
        }
        due = left;
      }
    },
  };
}
