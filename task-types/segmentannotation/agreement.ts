/** How alike two segmentations are: the mean intersection over union of what is in either of them. */
import { maskLikeness } from '../shared/masks.ts';
import type { Response, Segment } from './results.ts';

/** Instances of one label are paired, the most alike first; one without a partner counts 0. @returns 0 to 1. */
export function segmentationLikeness(a: Response, b: Response): number {
  const [left, right] = [a, b].map(({ annotations }) => Map.groupBy(annotations, ({ label }) => label));
  let [sum, count] = [0, 0];
  for (const label of new Set([...left!.keys(), ...right!.keys()])) {
    const [some, others] = [left!.get(label) ?? [], right!.get(label) ?? []];
    sum += paired(some, others);
    count += Math.max(some.length, others.length);
  }
  return count === 0 ? 1 : sum / count;
}

/** More pairs than this are not all compared: each instance with those next to it in the answers. */
const MOST_PAIRS = 10_000;

function paired(some: Segment[], others: Segment[]): number {
  const near =
    some.length * others.length > MOST_PAIRS ? Math.ceil(MOST_PAIRS / (some.length + others.length)) : undefined;
  const pairs: [likeness: number, i: number, j: number][] = [];
  for (const [i, one] of some.entries()) {
    for (const [j, other] of others.entries()) {
      if (near !== undefined && Math.abs(i - j) > near) continue;
      const alike = maskLikeness(one.mask, other.mask);
      if (alike > 0) pairs.push([alike, i, j]);
    }
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
