/** Points. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Geometry } from './geometry.ts';
import { pointWithin, type Vertex } from './within.ts';

export type PointShape = JsonObject & Vertex;

/** A point has no size; a hand needs something to hit. In multiples of the reach. */
const GENEROUS = 2;

export const point: Geometry<PointShape> = {
  name: 'point',
  drawnBy: 'click',
  read: ({ x, y }) => (typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined),
  draw: ([at], { area }) => at && pointWithin(at, area),
  isDone: (points) => points.length >= 1,
  outline: ({ x, y }) => ({ paths: [], dots: [{ x, y }] }),
  bounds: ({ x, y }) => ({ left: x, top: y, width: 0, height: 0 }),
  hit: (shape, { x, y }, reach) => Math.hypot(shape.x - x, shape.y - y) <= reach * GENEROUS,
  handles: ({ x, y }) => [{ id: 'point', x, y, kind: 'vertex', cursor: 'move' }],
  drag: (_shape, _handle, to, { area }) => pointWithin(to, area),
  move: ({ x, y }, dx, dy, { area }) => pointWithin({ x: x + dx, y: y + dy }, area),
  resize: (shape) => shape,
  problem: () => undefined,
  inMiddle: ({ left, top, width, height }, { area }) =>
    pointWithin({ x: left + width / 2, y: top + height / 2 }, area),
  figures: ({ x, y }) => [
    { name: 'x', value: x },
    { name: 'y', value: y },
  ],
  setFigure: (shape, name, value, { area }) => pointWithin({ ...shape, [name]: value }, area),
};
