/** The corners of a cuboid, its faces, and the rules between them. Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { ALMOST, tidy } from './fitting.ts';
import type { Box, Point } from './geometry.ts';
import { around } from './plane.ts';

export type Corner = { description: string; x: number; y: number; type: string };
export type Cuboid = JsonObject & { vertices: Corner[] };

export const NAMES = [
  'face-topleft',
  'face-bottomleft',
  'face-topright',
  'face-bottomright',
  'side-topcorner',
  'side-bottomcorner',
] as const;
export type Name = (typeof NAMES)[number];
export type Corners = Record<Name, Point>;

/** A face is at least that wide and high, and its far edge that high. Pixels. */
export const LEAST = 1;

export const cornersOf = ({ vertices }: Cuboid): Corners =>
  Object.fromEntries(vertices.map(({ description, x, y }) => [description, { x, y }])) as Corners;

export const fieldsOf = (corners: Corners, area: Box): Cuboid => ({
  vertices: NAMES.map((description) => ({ description, ...tidy(corners[description], area), type: 'vertex' })),
});

/** The same, with what else the cuboid has. */
export const withOthers = (shape: Cuboid, next: Cuboid): Cuboid => ({
  vertices: [...next.vertices, ...shape.vertices.slice(NAMES.length)],
});

export function readCuboid({ vertices }: JsonObject): Cuboid | undefined {
  if (!Array.isArray(vertices) || vertices.length < NAMES.length) return undefined;
  const given = vertices as Partial<Corner>[];
  if (given.some((one) => typeof one?.x !== 'number' || typeof one.y !== 'number')) return undefined;
  // Without names they are in the order that was recorded.
  const isNamed = given.some(({ description }) => description !== undefined);
  const named = NAMES.map((name, i) => (isNamed ? given.find((one) => one.description === name) : given[i]));
  if (named.some((one) => one === undefined)) return undefined;
  const others = given.filter((one) => !named.includes(one)) as Corner[];
  const corner = (one: Partial<Corner>, description: string): Corner =>
    ({ description, x: one.x, y: one.y, type: 'vertex' }) as Corner;
  return { vertices: [...named.map((one, i) => corner(one!, NAMES[i]!)), ...others] };
}

export const faceOf = (
  { left, top, width, height }: Box,
  far: { x: number; top: number; bottom: number },
): Corners => ({
  'face-topleft': { x: left, y: top },
  'face-bottomleft': { x: left, y: top + height },
  'face-topright': { x: left + width, y: top },
  'face-bottomright': { x: left + width, y: top + height },
  'side-topcorner': { x: far.x, y: far.top },
  'side-bottomcorner': { x: far.x, y: far.bottom },
});

/** Whether the side that is seen is the right one. */
const isRight = (of: Corners): boolean =>
  of['side-topcorner'].x + of['side-bottomcorner'].x >= of['face-bottomleft'].x + of['face-bottomright'].x;

export function facesOf(of: Corners): { face: Point[]; side: Point[]; back: Point[] } {
  const [near, other]: ['left' | 'right', 'left' | 'right'] = isRight(of) ? ['right', 'left'] : ['left', 'right'];
  const [nearTop, nearBottom] = [of[`face-top${near}`], of[`face-bottom${near}`]];
  const [top, bottom] = [of['side-topcorner'], of['side-bottomcorner']];
  // The corners behind everything: the far side is as much smaller than the face as its edge is shorter.
  const smaller = (bottom.y - top.y) / Math.max(nearBottom.y - nearTop.y, LEAST);
  const behind = (from: Point, end: Point, start: Point): Point => ({
    x: from.x + (end.x - start.x) * smaller,
    y: from.y + (end.y - start.y) * smaller,
  });
  const [otherTop, otherBottom] = [of[`face-top${other}`], of[`face-bottom${other}`]];
  const [backTop, backBottom] = [behind(top, otherTop, nearTop), behind(bottom, otherBottom, nearBottom)];
  return {
    face: [of['face-topleft'], of['face-topright'], of['face-bottomright'], of['face-bottomleft']],
    side: [nearTop, top, bottom, nearBottom],
    back: [otherTop, backTop, top, backTop, backBottom, bottom, backBottom, otherBottom],
  };
}

/** The rules between the corners: top is above bottom, left is left of right. */
export function isSound(of: Corners): boolean {
  const above = (top: Name, bottom: Name) => of[bottom].y - of[top].y >= LEAST - ALMOST;
  const before = (left: Name, right: Name) => of[right].x - of[left].x >= LEAST - ALMOST;
  return (
    above('face-topleft', 'face-bottomleft') &&
    above('face-topright', 'face-bottomright') &&
    above('side-topcorner', 'side-bottomcorner') &&
    before('face-topleft', 'face-topright') &&
    before('face-bottomleft', 'face-bottomright')
  );
}

export const boundsOf = (of: Corners): Box => around(NAMES.map((name) => of[name]));
