import { submitDue } from '../actions/postponed-submit.ts';
import { systemContext } from '../actions/system.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../store/db.ts';
import { dueSubmits } from '../store/leases.ts';
import type { Loop } from './loop.ts';

/** Answers that one run gives. */
const A_RUN = 200;

/** Submits the drafts that nobody took back in time. */
export function postponedSubmits(deps: Deps): Loop {
  return {
    name: 'postponed submits',
    every: 250,
    async runOnce() {
      const due = await dueSubmits(deps.store, deps.now(), A_RUN);
      const units = due.map((one) => (tx: Tx) => submitDue(tx, systemContext(deps, one.accountId, one.mode), one));
      const failed = (await deps.store.writeEach(units)).find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
