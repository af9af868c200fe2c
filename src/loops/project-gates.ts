import { followGate } from '../actions/gate-project.ts';
import type { Deps } from '../deps.ts';
import { findDueProjects } from '../store/gates.ts';
import type { Loop } from './loop.ts';

/** Projects that take turns. */
const AT_ONCE = 100;
/** Units of one run: a stop waits for the run. */
const A_RUN = 50;

/** Brings the tasks of a project to those assigned to it, or back to all, a small unit at a time. */
export function projectGates(deps: Deps): Loop {
  return {
    name: 'project gates',
    every: 300,
    async runOnce() {
      let units = 0;
      let due = await findDueProjects(deps.store, AT_ONCE);
      while (due.length && units < A_RUN) {
        const left = [];
        for (const project of due) {
          units++;
          if (await deps.store.write((tx) => followGate(tx, project, deps.now()))) left.push(project);
        }
        due = left;
      }
    },
  };
}
