/** How much of their room two cuboids share. They may be turned about the upright axis; pitch and roll are left out. */
import type { JsonObject } from '../../kit.ts';

export type Vector = { x: number; y: number; z: number };
/** Metres and radians. `dimensions.x` is along the heading. */
export type Cuboid = JsonObject & { position: Vector; dimensions: Vector; yaw: number };

type Corner = [x: number, y: number];

/** Against the clock. */
function footprint({ position, dimensions, yaw }: Cuboid): Corner[] {
  const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
  return [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ].map(([along, across]) => {
    const [x, y] = [(along! * dimensions.x) / 2, (across! * dimensions.y) / 2];
    return [position.x + x * cos - y * sin, position.y + x * sin + y * cos];
  });
}

const area = (corners: readonly Corner[]): number =>
  corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** What of a polygon lies left of the line (Sutherland and Hodgman 1974). */
function cut(corners: readonly Corner[], [ax, ay]: Corner, [bx, by]: Corner): Corner[] {
  const side = ([x, y]: Corner): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    const [start, end] = [side(from), side(to)];
    const kept: Corner[] = start >= 0 ? [from] : [];
    if (start >= 0 === end >= 0) return kept;
    const share = start / (start - end);
    kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    return kept;
  });
}

/** Intersection over union of the rooms, 0 to 1. */
export function cuboidOverlap(a: Cuboid, b: Cuboid): number {
  const [top, bottom] = [Math.min, Math.max].map((choose, i) => {
    const sign = i === 0 ? 1 : -1;
    return choose(...[a, b].map(({ position, dimensions }) => position.z + (sign * dimensions.z) / 2));
  });
  const height = top! - bottom!;
  if (height <= 0) return 0;
  const other = footprint(b);
  const shared = other.reduce<Corner[]>((left, from, i) => cut(left, from, other[(i + 1) % 4]!), footprint(a));
  const common = Math.max(0, area(shared)) * height;
  const room = ({ dimensions: { x, y, z } }: Cuboid): number => x * y * z;
  const union = room(a) + room(b) - common;
  return union > 0 ? Math.min(1, common / union) : 0;
}

export const centreDistance = (a: Vector, b: Vector): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
