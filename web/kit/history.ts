/** Undo and redo: the states of a value, oldest first. */

export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last change was about, if further ones of the same join it. */
  together: string | undefined;
}

/** More steps than anybody takes back; states share their parts, so they cost little. */
const MOST_STEPS = 500;

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], together: undefined });

/** @param together changes in a row under the same name are one step. */
export function change<T>(history: History<T>, next: T, together?: string): History<T> {
  if (Object.is(next, history.present)) return history;
  const joins = together !== undefined && together === history.together;
  const past = joins ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: next, future: [], together };
}

export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future], together: undefined };
}

export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0]!, future: future.slice(1), together: undefined };
}
