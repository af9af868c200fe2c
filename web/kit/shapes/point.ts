/** Points. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Vertex } from './fitting.ts';
import type { Geometry, Limits, Point } from './geometry.ts';
import { middleOf, within } from './plane.ts';

export type PointShape = JsonObject & Vertex;

/** A point has no size; a hand needs something to hit. In multiples of the reach. */
const GENEROUS = 2;

const placed = (at: Point, limits: Limits): PointShape => ({ ...within(at, limits) });

export const point: Geometry<PointShape> = {
  name: 'point',
  drawnBy: 'click',
  read: ({ x, y }) => (typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined),
  draw: ([at], limits) => at && placed(at, limits),
  isDone: (points) => points.length >= 1,
  outline: ({ x, y }) => ({ paths: [], dots: [{ x, y }] }),
  bounds: ({ x, y }) => ({ left: x, top: y, width: 0, height: 0 }),
  hit: (shape, { x, y }, reach) => Math.hypot(shape.x - x, shape.y - y) <= reach * GENEROUS,
  handles: ({ x, y }) => [{ id: 'point', x, y, kind: 'vertex', cursor: 'move' }],
  drag: (_shape, _handle, to, limits) => placed(to, limits),
  move: ({ x, y }, dx, dy, limits) => placed({ x: x + dx, y: y + dy }, limits),
  resize: (shape) => shape,
  problem: () => undefined,
  inMiddle: (room, limits) => placed(middleOf(room), limits),
  figures: ({ x, y }) => [
    { name: 'x', value: x },
    { name: 'y', value: y },
  ],
  setFigure: (shape, name, value, limits) => placed({ ...shape, [name]: value }, limits),
};
