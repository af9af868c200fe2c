/** Keeping shapes within the area, for geometries that turn or lean. Everything is in pixels of the picture. Pure. */
import type { Box, Point } from './geometry.ts';
import { clamp, round } from './plane.ts';

/** As the answer has it: an object of numbers. */
export type Vertex = { x: number; y: number };

/** How far it sticks out of the area where it does so most; 0 within. */
export const excess = ({ left, top, width, height }: Box, area: Box): number =>
  Math.max(
    0,
    area.left - left,
    area.top - top,
    left + width - area.left - area.width,
    top + height - area.top - area.height,
  );

/** The way into the area; what is larger than it ends at its right lower corner. */
export const wayIn = ({ left, top, width, height }: Box, area: Box): { dx: number; dy: number } => ({
  dx: clamp(0, area.left - left, area.left + area.width - left - width),
  dy: clamp(0, area.top - top, area.top + area.height - top - height),
});

/** What rounding may push over an edge. */
const ROUNDING = 0.02;

/** Rounded; what only rounding pushed out of the area is back in it. */
export function tidy({ x, y }: Point, { left, top, width, height }: Box): Vertex {
  const inside = (value: number, least: number, most: number) => {
    const near = clamp(value, least, most);
    return Math.abs(near - value) <= ROUNDING ? near : value;
  };
  return { x: inside(round(x), left, left + width), y: inside(round(y), top, top + height) };
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

/** Sums of fractions are not exact. */
export const ALMOST = 1e-6;

const isPoint = (one: unknown): one is Vertex => {
  const { x, y } = (one ?? {}) as Partial<Vertex>;
  return typeof x === 'number' && typeof y === 'number';
};

/** The vertices of an annotation when there are as many as that; undefined for others. */
export const readCorners = (vertices: unknown, count: number): Vertex[] | undefined =>
  Array.isArray(vertices) && vertices.length === count && vertices.every(isPoint)
    ? vertices.map(({ x, y }) => ({ x, y }))
    : undefined;
