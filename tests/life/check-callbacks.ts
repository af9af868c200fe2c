import type { Arrived, Kept, Killed, Outgoing } from './history.ts';

/** What became of a task, and the reason of the callback that tells it. */
const TOLD: Record<string, string> = { completed: 'completed', error: 'error' };
/** How long before a kill a callback may have come whose answer the killed process did not note. Milliseconds. */
const UNDER_WAY = 20_000;

export function callbackProblems(
  tasks: Kept[],
  callbacks: Outgoing[],
  arrived: Arrived[],
  killed: Killed[],
  { strictRepeats }: { strictRepeats: boolean },
): string[] {
  const arrivals = Map.groupBy(arrived, (one) => one.callback);
  return [
    ...announcedOnce(tasks, callbacks),
    ...deliveredOrDue(callbacks, arrivals),
    ...sameBytes(arrivals, callbacks),
    ...(strictRepeats ? repeats(arrivals, killed) : []),
  ];
}

/** Each end of a task that wants a callback has one, and only what has ended has one. */
function announcedOnce(tasks: Kept[], callbacks: Outgoing[]): string[] {
  const byTask = Map.groupBy(callbacks, (one) => one.task);
  return tasks.flatMap(({ task, status, wantsCallback }) => {
    const ends = (byTask.get(task) ?? []).filter(({ reason }) => reason in TOLD);
    const expected = wantsCallback && TOLD[status] ? [TOLD[status]] : [];
    const there = ends.map(({ reason }) => reason);
    if (there.join() === expected.join()) return [];
    return [`task ${task} is ${status} and has callbacks [${there}]`];
  });
}

/** What counts as delivered was taken by the receiver; nothing was given up. */
function deliveredOrDue(callbacks: Outgoing[], arrivals: Map<string, Arrived[]>): string[] {
  return callbacks.flatMap(({ callback, task, state }) => {
    const taken = (arrivals.get(callback) ?? []).some(({ status }) => status === 200);
    if (state === 'due' || (state === 'delivered' && taken)) return [];
    return [`callback ${callback} of task ${task} is ${state}${taken ? '' : ', and no receiver took it'}`];
  });
}

/** What comes is in the outbox, and comes with the same bytes each time. */
function sameBytes(arrivals: Map<string, Arrived[]>, callbacks: Outgoing[]): string[] {
  const known = new Set(callbacks.map(({ callback }) => callback));
  return [...arrivals].flatMap(([callback, all]) => [
    ...(known.has(callback) ? [] : [`callback ${callback} came and is not in the store`]),
    ...(new Set(all.map(({ body }) => body)).size === 1 ? [] : [`callback ${callback} came with different bytes`]),
  ]);
}

/** A callback that was taken comes again only if the process that sent it was killed before it could note so. */
function repeats(arrivals: Map<string, Arrived[]>, killed: Killed[]): string[] {
  return [...arrivals].flatMap(([callback, all]) => {
    const taken = all.filter(({ status }) => status === 200).sort((a, b) => a.at - b.at);
    const unexplained = taken
      .slice(0, -1)
      .find(({ at }) => !killed.some((kill) => kill.at >= at && kill.at - at < UNDER_WAY));
    return unexplained ? [`callback ${callback} was taken and came again, though nothing was killed`] : [];
  });
}
