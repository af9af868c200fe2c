/** Which things of one answer are which of another. */

/** Two things and how alike they are, 0 to 1. */
export type Pair = [share: number, ours: number, theirs: number];

/** Where a thing begins and ends on one axis. */
export interface Span {
  left: number;
  right: number;
}

/**
 * Those that overlap on the axis and are alike enough. Both lists are sorted by `left`, so that things far apart are
 * not compared.
 */
export function candidates<T extends Span>(
  ours: readonly T[],
  theirs: readonly T[],
  least: number,
  shareOf: (a: T, b: T) => number,
): Pair[] {
  const found: Pair[] = [];
  ours.forEach((a, i) => {
    for (const [j, b] of theirs.entries()) {
      if (b.left >= a.right) break;
      const share = shareOf(a, b);
      if (share >= least) found.push([share, i, j]);
    }
  });
  return found;
}

/** The best pairs, each thing in one of them at most. */
export function bestPairs(found: Pair[]): Pair[] {
  const [used, usedTheirs] = [new Set<number>(), new Set<number>()];
  return found
    .toSorted(([a], [b]) => b - a)
    .filter(([, i, j]) => {
      if (used.has(i) || usedTheirs.has(j)) return false;
      used.add(i);
      usedTheirs.add(j);
      return true;
    });
}

/** The things of each kind, sorted by where they begin. */
export function byKind<T extends Span>(things: readonly T[], kindOf: (thing: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const list = found.get(kindOf(thing)) ?? [];
    list.push(thing);
    found.set(kindOf(thing), list);
  }
  for (const list of found.values()) list.sort((a, b) => a.left - b.left);
  return found;
}
