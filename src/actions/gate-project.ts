/** A project is closed to all but those assigned to it, or opened again; its tasks in the queue follow. */
import type { Tx } from '../store/db.ts';
import { followProject, isClosed, lockDue, type ProjectKey, setClosed, setNotDue } from '../store/gates.ts';

/** Queue rows that one unit writes. */
const A_UNIT = 500;
/** No unit that read the project before takes as long to commit. Milliseconds. */
const SETTLED = 10_000;

/** For a project that the unit holds. The first of many tasks follow at once, a loop brings the others. */
export async function gateProject(tx: Tx, project: ProjectKey, closed: boolean, now: number): Promise<void> {
  if ((await isClosed(tx, project)) === closed) return;
  await setClosed(tx, project, closed, now + SETTLED);
  await followProject(tx, project, A_UNIT);
}

/** The next tasks of a project whose queue is behind, or may get one that is. @returns whether there may be more now. */
export async function followGate(tx: Tx, project: ProjectKey, now: number): Promise<boolean> {
  const due = await lockDue(tx, project);
  if (due === undefined) return false;
  const rows = await followProject(tx, project, A_UNIT);
  if (rows === 0 && now > due) await setNotDue(tx, project);
  return rows === A_UNIT;
}
