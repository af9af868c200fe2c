import { endDelayed } from '../actions/end-task.ts';
import { systemContext } from '../actions/system.ts';
import type { Deps } from '../deps.ts';
import { listDueDelayed } from '../store/delayed-outcomes.ts';
import type { Loop } from './loop.ts';

/** Tasks that one run ends. */
const A_RUN = 200;

/** Ends the tasks of test keys whose time has come. */
export function delayedOutcomes(deps: Deps): Loop {
  return {
    name: 'delayed outcomes',
    every: 50,
    async runOnce() {
      const due = await listDueDelayed(deps.store, deps.now(), A_RUN);
      const units = due.map(
        (one) => (tx: Parameters<typeof endDelayed>[0]) =>
          endDelayed(tx, systemContext(deps, one.accountId, one.mode), one),
      );
      const failed = (await deps.store.writeEach(units)).find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
