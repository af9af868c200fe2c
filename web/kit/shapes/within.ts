/** Keeping shapes within the area, for geometries that turn or lean. Everything is in pixels of the picture. Pure. */
import type { Box, Point } from './geometry.ts';

/** As the answer has it: an object of numbers. */
export type Vertex = { x: number; y: number };

/** Finer than a hundredth of a pixel is noise of the zoom. Never -0, which JSON does not have. */
export const snap = (value: number): number => Math.round(value * 100) / 100 + 0;

export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The smallest upright box around points. */
export function around(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** How far it sticks out of the area where it does so most; 0 within. */
export const excess = ({ left, top, width, height }: Box, area: Box): number =>
  Math.max(
    0,
    area.left - left,
    area.top - top,
    left + width - area.left - area.width,
    top + height - area.top - area.height,
  );

/** As far of (dx, dy) as the area lets it. What is larger than the area ends at its right lower corner. */
export const shiftWithin = (bounds: Box, dx: number, dy: number, area: Box): [dx: number, dy: number] => [
  clamp(dx, area.left - bounds.left, area.left + area.width - bounds.left - bounds.width),
  clamp(dy, area.top - bounds.top, area.top + area.height - bounds.top - bounds.height),
];

/** Into the area. */
export const pointWithin = ({ x, y }: Point, { left, top, width, height }: Box): Vertex => ({
  x: snap(clamp(x, left, left + width)),
  y: snap(clamp(y, top, top + height)),
});

/** What rounding may push over an edge. */
const ROUNDING = 0.02;

/** Rounded; what only rounding pushed out of the area is back in it. */
export function tidy({ x, y }: Point, { left, top, width, height }: Box): Vertex {
  const inside = (value: number, least: number, most: number) => {
    const near = clamp(value, least, most);
    return Math.abs(near - value) <= ROUNDING ? near : value;
  };
  return { x: inside(snap(x), left, left + width), y: inside(snap(y), top, top + height) };
}

const STEPS = 30;

/** How much of a change fits, from 0 to 1: all of it, or as much as can be found by halving. No change always fits. */
export function furthest(fits: (part: number) => boolean): number {
  if (fits(1)) return 1;
  let [most, tooMuch] = [0, 1];
  for (let i = 0; i < STEPS; i++) {
    const middle = (most + tooMuch) / 2;
    if (fits(middle)) most = middle;
    else tooMuch = middle;
  }
  return most;
}

const isPoint = (one: unknown): one is Vertex => {
  const { x, y } = (one ?? {}) as Partial<Vertex>;
  return typeof x === 'number' && typeof y === 'number';
};

/** The vertices of an annotation when there are as many as that; undefined for others. */
export const readVertices = (vertices: unknown, count: number): Vertex[] | undefined =>
  Array.isArray(vertices) && vertices.length === count && vertices.every(isPoint)
    ? vertices.map(({ x, y }) => ({ x, y }))
    : undefined;
