/** How alike two sets of drawn shapes are: shapes of one label are paired where they overlap most. */
import type { Json, JsonObject } from '../kit.ts';
import { type Extent, extentOf } from './extents.ts';
import { bestPairs, byKind, candidates } from './pairing.ts';

/** Two shapes are the same thing from this overlap on (the field's usual 0.5). */
export const SAME = 0.5;
/** A point or an upright line has no area; it gets this much room on each side. Pixels. */
const ROOM = 5;

export function withRoom({ left, top, right, bottom }: Extent): Extent {
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

/** A shape's extent with what it is. */
type Placed = Extent & { kind: string };

const placed = (shapes: readonly Json[]): Map<string, Placed[]> =>
  byKind(
    (shapes as readonly JsonObject[]).flatMap((shape) => {
      const extent = extentOf(shape);
      return extent ? [{ ...withRoom(extent), kind: kindOf(shape) }] : [];
    }),
    ({ kind }) => kind,
  );

/** Twice the overlaps of the pairs over the number of shapes; 1 when neither has any. */
export function shapeLikeness(a: readonly Json[], b: readonly Json[]): number {
  if (a.length + b.length === 0) return 1;
  const [ours, theirs] = [placed(a), placed(b)];
  let sum = 0;
  for (const [kind, list] of ours) {
    for (const [share] of bestPairs(candidates(list, theirs.get(kind) ?? [], SAME, overlap))) sum += share;
  }
  return (2 * sum) / (a.length + b.length);
}
