/** How alike two segmentations are: the mean intersection over union of what is in either of them. */
import { areaOf, eachRun } from '../shared/masks.ts';
import type { Response, Segment } from './results.ts';

/** Instances of one label are paired, the most alike first; one without a partner counts 0. @returns 0 to 1. */
export function segmentationLikeness(a: Response, b: Response): number {
  const [left, right] = [labelCounts(a), labelCounts(b)];
  let count = 0;
  for (const label of new Set([...left.keys(), ...right.keys()])) {
    count += Math.max(left.get(label) ?? 0, right.get(label) ?? 0);
  }
  return count === 0 ? 1 : paired(a, b) / count;
}

function labelCounts({ annotations }: Response): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of annotations) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** @returns the likenesses of all pairs together. */
function paired(a: Response, b: Response): number {
  if (a.width !== b.width || a.height !== b.height) return 0;
  const [some, others] = [a.annotations, b.annotations];
  const [areas, otherAreas] = [areasOf(some), areasOf(others)];
  const pairs: [likeness: number, i: number, j: number][] = [];
  for (const [key, shared] of sharedPixels(runsOf(a), runsOf(b), others.length)) {
    const [i, j] = [Math.floor(key / others.length), key % others.length];
    if (some[i]!.label === others[j]!.label) pairs.push([shared / (areas[i]! + otherAreas[j]! - shared), i, j]);
  }
  pairs.sort((x, y) => y[0] - x[0] || x[1] + x[2] - (y[1] + y[2]));
  const [usedHere, usedThere] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const [alike, i, j] of pairs) {
    if (usedHere.has(i) || usedThere.has(j)) continue;
    usedHere.add(i);
    usedThere.add(j);
    sum += alike;
  }
  return sum;
}

const areasOf = (segments: Segment[]): number[] => segments.map(({ mask }) => areaOf(mask));

/** Each with its first pixel, the one behind its last, and the number of its segment. */
type Runs = { starts: number[]; ends: number[]; owners: number[] };

/** In the order of the pixels, of which none is in two segments. */
const known = new WeakMap<Response, Runs>();

/** An answer is compared with several others. */
function runsOf(response: Response): Runs {
  const runs = known.get(response) ?? sortedRuns(response);
  known.set(response, runs);
  return runs;
}

function sortedRuns({ annotations }: Response): Runs {
  const [starts, ends, owners]: number[][] = [[], [], []];
  for (const [owner, { mask }] of annotations.entries()) {
    eachRun(mask, (start, end) => {
      starts!.push(start);
      ends!.push(end);
      owners!.push(owner);
    });
  }
  // Start and number in one, so that numbers alone are sorted.
  const count = starts!.length;
  const order = Float64Array.from(starts!, (start, run) => start * count + run).sort();
  const sorted = (of: number[]) => Array.from(order, (one) => of[one % count]!);
  return { starts: sorted(starts!), ends: sorted(ends!), owners: sorted(owners!) };
}

/** One walk over both: comparing each with each would take minutes. @returns by `i * count + j` how many pixels they share. */
function sharedPixels(a: Runs, b: Runs, count: number): Map<number, number> {
  const shared = new Map<number, number>();
  for (let i = 0, j = 0; i < a.starts.length && j < b.starts.length; ) {
    const pixels = Math.min(a.ends[i]!, b.ends[j]!) - Math.max(a.starts[i]!, b.starts[j]!);
    const key = a.owners[i]! * count + b.owners[j]!;
    if (pixels > 0) shared.set(key, (shared.get(key) ?? 0) + pixels);
    if (a.ends[i]! < b.ends[j]!) i++;
    else j++;
  }
  return shared;
}
