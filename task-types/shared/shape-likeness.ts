/** How alike two sets of drawn shapes are: shapes of one label are paired where they overlap most. */
import type { Json, JsonObject } from '../kit.ts';
import { type Extent, extentOf } from './extents.ts';

/** Two shapes are the same thing from this overlap on (the field's usual 0.5). */
const SAME = 0.5;
/** A point or an upright line has no area; it gets this much room on each side. Pixels. */
const ROOM = 5;

function withRoom({ left, top, right, bottom }: Extent): Extent {
  const [x, y] = [right > left ? 0 : ROOM, bottom > top ? 0 : ROOM];
  return { left: left - x, top: top - y, right: right + x, bottom: bottom + y };
}

const area = ({ left, top, right, bottom }: Extent): number => (right - left) * (bottom - top);

/** Intersection over union, 0 to 1. */
export function overlap(a: Extent, b: Extent): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (area(a) + area(b) - width * height);
}

const kindOf = ({ label, type, geometry }: JsonObject): string => JSON.stringify([label, type ?? geometry]);

function byKind(shapes: readonly Json[]): Map<string, Extent[]> {
  const found = new Map<string, Extent[]>();
  for (const shape of shapes as readonly JsonObject[]) {
    const extent = extentOf(shape);
    if (!extent) continue;
    const list = found.get(kindOf(shape)) ?? [];
    list.push(withRoom(extent));
    found.set(kindOf(shape), list);
  }
  for (const list of found.values()) list.sort((a, b) => a.left - b.left);
  return found;
}

/** The overlaps of pairs, best first, each shape in one pair at most. Both lists are sorted by `left`. */
function pairs(ours: readonly Extent[], theirs: readonly Extent[]): number[] {
  const candidates: [number, number, number][] = [];
  ours.forEach((a, i) => {
    for (const [j, b] of theirs.entries()) {
      if (b.left >= a.right) break;
      const share = overlap(a, b);
      if (share >= SAME) candidates.push([share, i, j]);
    }
  });
  candidates.sort(([a], [b]) => b - a);
  const [used, usedTheirs] = [new Set<number>(), new Set<number>()];
  return candidates.flatMap(([share, i, j]) => {
    if (used.has(i) || usedTheirs.has(j)) return [];
    used.add(i);
    usedTheirs.add(j);
    return [share];
  });
}

/** Twice the overlaps of the pairs over the number of shapes; 1 when neither has any. */
export function shapeLikeness(a: readonly Json[], b: readonly Json[]): number {
  if (a.length + b.length === 0) return 1;
  const [ours, theirs] = [byKind(a), byKind(b)];
  let sum = 0;
  for (const [kind, list] of ours) for (const share of pairs(list, theirs.get(kind) ?? [])) sum += share;
  return (2 * sum) / (a.length + b.length);
}
