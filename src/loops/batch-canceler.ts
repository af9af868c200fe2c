import { finishCancel } from '../actions/cancel-batch.ts';
import type { Deps } from '../deps.ts';
import { findCanceledBatches } from '../store/batch-work.ts';
import type { Loop } from './loop.ts';

const A_RUN = 10;

/**
 * Cancels the tasks that are left of canceled batches: whoever asked for it went away, or its process died. Beside a
 * request that is still at it both do a part; a task is canceled once.
 */
export function batchCanceler(deps: Deps): Loop {
  return {
    name: 'batch canceler',
    every: 1000,
    async runOnce() {
      for (const key of await findCanceledBatches(deps.store, A_RUN)) await finishCancel(deps, key);
    },
  };
}
