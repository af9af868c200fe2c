/** Boxes that stand upright. */
import type { JsonObject } from '../../../task-types/kit.ts';
import {
  type Box,
  type Handle as BoxHandle,
  boxBetween,
  handlePoint,
  handlesOf,
  isInside,
  moveBox,
  placeBox,
  resizeBox,
} from '../boxes.ts';
import type { Geometry, Handle, Point } from './geometry.ts';

export type BoxFields = JsonObject & Box;

const SIDES = ['left', 'top', 'width', 'height'] as const;

const CURSORS: Record<BoxHandle, string> = {
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
};

const fields = ({ left, top, width, height }: Box): BoxFields => ({ left, top, width, height });

export const cornersOf = ({ left, top, width, height }: Box): Point[] => [
  { x: left, y: top },
  { x: left + width, y: top },
  { x: left + width, y: top + height },
  { x: left, y: top + height },
];

export const box: Geometry<BoxFields> = {
  name: 'box',
  drawnBy: 'drag',
  read: (one) => (SIDES.every((side) => typeof one[side] === 'number') ? fields(one as BoxFields) : undefined),
  draw: ([from, to], limits) => (from && to ? fields(boxBetween(from, to, limits)) : undefined),
  isDone: (points) => points.length >= 2,
  outline: (shape) => ({ paths: [{ points: cornersOf(shape), isClosed: true, isFilled: true }], dots: [] }),
  bounds: (shape) => shape,
  hit: (shape, point, reach) => isInside(shape, point, reach),
  handles: (shape, scale) => cornersFirst(handlesOf(shape, scale)).map((id) => handleOf(shape, id)),
  drag: (shape, handle, to, limits) => {
    const from = handlePoint(shape, handle as BoxHandle);
    return fields(resizeBox(shape, handle as BoxHandle, to.x - from.x, to.y - from.y, limits));
  },
  move: (shape, dx, dy, limits) => fields(moveBox(shape, dx, dy, limits)),
  resize: (shape, dx, dy, limits) => fields(resizeBox(shape, 'se', dx, dy, limits)),
  problem: (shape, limits) => {
    const { width, height } = shape;
    if (width <= 0 || height <= 0) return { kind: 'empty' };
    const { minWidth, minHeight } = limits;
    return width < minWidth || height < minHeight ? { kind: 'small', minWidth, minHeight, width, height } : undefined;
  },
  inMiddle: (room, limits) => {
    const corner = { x: room.left + room.width, y: room.top + room.height };
    const { left, top, width, height } = boxBetween({ x: room.left, y: room.top }, corner, limits);
    const [least, lowest] = [Math.max(limits.minWidth, 1), Math.max(limits.minHeight, 1)];
    const wide = { left, top, width: Math.max(width, least), height: Math.max(height, lowest) };
    // What grew to its least size may stick out.
    return fields(moveBox(wide, 0, 0, limits));
  },
  figures: (shape) => SIDES.map((name) => ({ name, value: shape[name] })),
  setFigure: (shape, name, value, limits) => fields(placeBox(shape, name as keyof Box, value, limits)),
};

/** Corners win over sides. */
const cornersFirst = (handles: BoxHandle[]): BoxHandle[] => handles.toSorted((a, b) => b.length - a.length);

const handleOf = (shape: Box, id: BoxHandle): Handle => ({
  id,
  ...handlePoint(shape, id),
  kind: id.length === 2 ? 'corner' : 'side',
  cursor: CURSORS[id],
});
