/** Points, lines and areas in the plane. Pure. */
import type { Box, Point } from '../boxes.ts';
import type { Limits, Path } from './geometry.ts';

export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Finer than a hundredth of a pixel is noise of the zoom. */
export const round = (value: number, integer = false): number =>
  integer ? Math.round(value) : Math.round(value * 100) / 100;

/** Into the area, and no finer than an answer is. */
export function within({ x, y }: Point, { area, integer }: Pick<Limits, 'area' | 'integer'>): Point {
  return {
    x: round(clamp(x, area.left, area.left + area.width), integer),
    y: round(clamp(y, area.top, area.top + area.height), integer),
  };
}

export const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The upright rectangle around the points. */
export function around(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

export const middleOf = ({ left, top, width, height }: Box): Point => ({ x: left + width / 2, y: top + height / 2 });

/** How far something at `bounds` can be moved before it leaves the area. */
export function movable(bounds: Box, dx: number, dy: number, { area, integer }: Pick<Limits, 'area' | 'integer'>) {
  const free = (by: number, from: number, size: number, start: number, room: number) =>
    // What sticks out already may stay out, and come in.
    round(clamp(by, Math.min(start - from, 0), Math.max(start + room - from - size, 0)), integer);
  return {
    dx: free(dx, bounds.left, bounds.width, area.left, area.width),
    dy: free(dy, bounds.top, bounds.height, area.top, area.height),
  };
}

/** The point of the piece from a to b that is nearest. */
export function nearestOn(a: Point, b: Point, point: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0, 1);
  return { x: a.x + share * dx, y: a.y + share * dy };
}

/** The pieces of a path, each with the index of the point that it starts at. */
export function* piecesOf({ points, isClosed }: Pick<Path, 'points' | 'isClosed'>): Generator<[Point, Point, number]> {
  const last = isClosed && points.length > 2 ? points.length : points.length - 1;
  for (let i = 0; i < last; i++) yield [points[i]!, points[(i + 1) % points.length]!, i];
}

/** The nearest place on a path within reach, and the piece that it is on. */
export function nearestOnPath(path: Pick<Path, 'points' | 'isClosed'>, point: Point, reach: number) {
  let found: { at: Point; piece: number; off: number } | undefined;
  for (const [a, b, piece] of piecesOf(path)) {
    const at = nearestOn(a, b, point);
    const off = apart(at, point);
    if (off <= (found?.off ?? reach)) found = { at, piece, off };
  }
  return found;
}

/** By counting the edges to its right (even-odd). */
export function isWithin(points: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [a, b] = [points[i]!, points[j]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

const side = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The two pieces cross at a point that is no end of either. */
export function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether any two pieces of a path cross. */
export function crossesItself(path: Pick<Path, 'points' | 'isClosed'>): boolean {
  const pieces = [...piecesOf(path)];
  return pieces.some(([a, b], i) => {
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
    for (let j = i + 2; j < pieces.length; j++) {
      const [c, d] = pieces[j]!;
      if (Math.max(c.x, d.x) >= left && Math.min(c.x, d.x) <= right && crosses(a, b, c, d)) return true;
    }
    return false;
  });
}

/** Indices of the points that stay so that none of the others is further than the tolerance off (Douglas and Peucker). */
export function keptBySimplifying(points: readonly Point[], tolerance: number): number[] {
  const kept = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [furthest, most] = [0, tolerance];
    for (let i = from + 1; i < to; i++) {
      const off = apart(points[i]!, nearestOn(points[from]!, points[to]!, points[i]!));
      if (off > most) [furthest, most] = [i, off];
    }
    if (furthest === 0) continue;
    kept.add(furthest);
    spans.push([from, furthest], [furthest, to]);
  }
  return [...kept].sort((a, b) => a - b);
}
