/** How alike two lists of events are, 0 to 1: those of one label are paired where they overlap most. */
import { bestPairs, byKind, candidates } from '../pairing.ts';
import type { VideoEvent } from './events.ts';

type Interval = { label: string; left: number; right: number };

/** Two events are the same from this overlap on. */
const SAME = 0.5;

/** A frame is one wide, so that an event at a single one has a length. */
const intervalOf = ({ label, start, end = start }: VideoEvent): Interval => ({ label, left: start, right: end + 1 });

function overlap(a: Interval, b: Interval): number {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared <= 0 ? 0 : shared / (a.right - a.left + (b.right - b.left) - shared);
}

/** Twice the overlaps of the pairs over the number of events; 1 when neither has any. */
export function eventLikeness(a: readonly VideoEvent[], b: readonly VideoEvent[]): number {
  if (a.length + b.length === 0) return 1;
  const [ours, theirs] = [a, b].map((events) => byKind(events.map(intervalOf), ({ label }) => label));
  let sum = 0;
  for (const [label, list] of ours!) {
    for (const [share] of bestPairs(candidates(list, theirs!.get(label) ?? [], SAME, overlap))) sum += share;
  }
  return (2 * sum) / (a.length + b.length);
}
