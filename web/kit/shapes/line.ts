/** Lines: vertices joined by straight pieces, or by curves through them. */
import type { Geometry, Point } from './geometry.ts';
import { type Vertices, vertexGeometry } from './vertices.ts';

/** Straight pieces that a curve between two vertices is made of. */
const PER_CURVE = 12;

const lineWith = (path: (points: readonly Point[]) => readonly Point[], perPiece: number): Geometry<Vertices> =>
  vertexGeometry({
    name: 'line',
    isClosed: false,
    natural: 2,
    path: (points) => ({ points: path(points), isClosed: false, isFilled: false }),
    perPiece,
    contains: () => false,
    inMiddle: ({ left, top, width, height }) => [
      { x: left, y: top + height / 2 },
      { x: left + width, y: top + height / 2 },
    ],
  });

export const line = lineWith((points) => points, 1);

/** `splines` of lineannotation. */
export const curve = lineWith(curved, PER_CURVE);

/** Through each vertex, along the direction between its neighbours (Catmull and Rom). */
function curved(points: readonly Point[]): readonly Point[] {
  if (points.length < 3) return straight(points);
  const at = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)]!;
  const found: Point[] = [];
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < PER_CURVE; step++) {
      const t = step / PER_CURVE;
      const blend = (p: number, q: number, r: number, s: number) =>
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
      found.push({ x: blend(a.x, b.x, c.x, d.x), y: blend(a.y, b.y, c.y, d.y) });
    }
  }
  return [...found, points.at(-1)!];
}

/** Two vertices, in as many pieces as a curve has. */
function straight(points: readonly Point[]): readonly Point[] {
  const [a, b] = points;
  if (!a || !b) return points;
  return Array.from({ length: PER_CURVE + 1 }, (_, i) => ({
    x: a.x + ((b.x - a.x) * i) / PER_CURVE,
    y: a.y + ((b.y - a.y) * i) / PER_CURVE,
  }));
}
