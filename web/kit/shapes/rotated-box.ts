/**
 * Boxes that may be turned. On the wire: the box as it would stand upright, `rotation` about its middle (radians,
 * clockwise), and the corners as they are, beginning with the one that was the upper left.
 */
import type { JsonObject } from '../../../task-types/kit.ts';
import { boxBetween, HANDLES, type Handle as Side } from '../boxes.ts';
import { ALMOST, excess, furthest, readCorners, tidy, type Vertex, wayIn } from './fitting.ts';
import type { Box, Geometry, Handle, Limits, Point } from './geometry.ts';
import { around, clamp, movable, round } from './plane.ts';
import { cursorOf, isTurn, normal, rotate, toDegrees, toRadians, turnedTo, turnHandle } from './turning.ts';

export type RotatedBox = JsonObject & Box & { rotation: number; vertices: Vertex[] };

/** A box by its middle. */
interface Pose {
  x: number;
  y: number;
  width: number;
  height: number;
  rotation: number;
}

const poseOf = ({ left, top, width, height, rotation }: Box & { rotation: number }): Pose => ({
  x: left + width / 2,
  y: top + height / 2,
  width,
  height,
  rotation,
});

/** A place in the box, from its middle and before it was turned, as a place in the picture. */
const outside = ({ x, y, rotation }: Pose, at: Point): Point => {
  const turned = rotate(at, rotation);
  return { x: x + turned.x, y: y + turned.y };
};
/** The other way round. */
const inside = ({ x, y, rotation }: Pose, at: Point): Point => rotate({ x: at.x - x, y: at.y - y }, -rotation);

/** Where a handle is, from the middle: -1, 0 or 1 for each direction. */
const signs = (side: Side): Point => ({
  x: side.includes('w') ? -1 : side.includes('e') ? 1 : 0,
  y: side.includes('n') ? -1 : side.includes('s') ? 1 : 0,
});
const placeOf = (pose: Pose, { x, y }: Point): Point =>
  outside(pose, { x: (x * pose.width) / 2, y: (y * pose.height) / 2 });

const CORNERS = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: 1 },
];
const cornersOf = (pose: Pose): Point[] => CORNERS.map((corner) => placeOf(pose, corner));

/** Finer than that no corner of a large picture tells. */
const roundAngle = (angle: number): number => Math.round(normal(angle) * 1e6) / 1e6 + 0;

function fieldsOf(pose: Pose, area: Box): RotatedBox {
  const [width, height] = [round(pose.width), round(pose.height)];
  const upright = { left: round(pose.x - width / 2), top: round(pose.y - height / 2), width, height };
  const shape = { ...upright, rotation: roundAngle(pose.rotation) };
  return { ...shape, vertices: cornersOf(poseOf(shape)).map((corner) => tidy(corner, area)) };
}

/** Further off the corners are those of another box. Pixels. */
const SAME = 1;

function read({ left, top, width, height, rotation = 0, vertices }: JsonObject): RotatedBox | undefined {
  if (typeof left !== 'number' || typeof top !== 'number' || typeof rotation !== 'number') return undefined;
  const given = readCorners(vertices, 4);
  if (typeof width === 'number' && typeof height === 'number') {
    const shape = { left, top, width, height, rotation };
    const corners = cornersOf(poseOf(shape));
    const isSame = given?.every(({ x, y }, i) => Math.hypot(x - corners[i]!.x, y - corners[i]!.y) <= SAME);
    if (!given || isSame)
      return { ...shape, vertices: given ?? corners.map(({ x, y }) => ({ x: round(x), y: round(y) })) };
  }
  return given && fromCorners(given, rotation);
}

/** The first two corners are the upper side. */
function fromCorners(vertices: Vertex[], rotation: number): RotatedBox {
  const [a, b, c, d] = vertices as [Vertex, Vertex, Vertex, Vertex];
  const [width, height] = [Math.hypot(b.x - a.x, b.y - a.y), Math.hypot(c.x - b.x, c.y - b.y)];
  const [x, y] = [(a.x + b.x + c.x + d.x) / 4, (a.y + b.y + c.y + d.y) / 4];
  const angle = width > 0 ? Math.atan2(b.y - a.y, b.x - a.x) : rotation;
  const upright = {
    left: round(x - width / 2),
    top: round(y - height / 2),
    width: round(width),
    height: round(height),
  };
  return { ...upright, rotation: roundAngle(angle), vertices };
}

/** With sides moved by that much of their own directions; those opposite stay where they are. */
function stretched(shape: RotatedBox, side: Side, by: Point, { area, minWidth, minHeight }: Limits): RotatedBox {
  const pose = poseOf(shape);
  const { x: right, y: down } = signs(side);
  const wide = right === 0 ? 0 : Math.max(right * by.x, Math.min(0, Math.max(minWidth, 1) - pose.width));
  const high = down === 0 ? 0 : Math.max(down * by.y, Math.min(0, Math.max(minHeight, 1) - pose.height));
  const at = (partX: number, partY: number): Pose => {
    const [dx, dy] = [wide * partX, high * partY];
    const middle = outside(pose, { x: (right * dx) / 2, y: (down * dy) / 2 });
    return { ...pose, ...middle, width: pose.width + dx, height: pose.height + dy };
  };
  const already = excess(around(cornersOf(pose)), area);
  const fits = (next: Pose) => excess(around(cornersOf(next)), area) <= already + ALMOST;
  const partX = furthest((part) => fits(at(part, 0)));
  const partY = furthest((part) => fits(at(partX, part)));
  return fieldsOf(at(partX, partY), area);
}

const shifted = (pose: Pose, { dx, dy }: { dx: number; dy: number }): Pose => ({
  ...pose,
  x: pose.x + dx,
  y: pose.y + dy,
});

function moved(shape: RotatedBox, dx: number, dy: number, { area }: Limits): RotatedBox {
  const pose = poseOf(shape);
  return fieldsOf(shifted(pose, movable(around(cornersOf(pose)), dx, dy, { area, integer: false })), area);
}

/** Turned about its middle; where a corner meets the edge of the area, the box gives way. Too large a one stays. */
function turned(shape: RotatedBox, rotation: number, { area }: Limits): RotatedBox {
  const before = poseOf(shape);
  const after = { ...before, rotation };
  const there = shifted(after, wayIn(around(cornersOf(after)), area));
  const sticksOut = (pose: Pose) => excess(around(cornersOf(pose)), area);
  return sticksOut(there) > sticksOut(before) + ALMOST ? shape : fieldsOf(there, area);
}

/** Screen pixels that a side must have for a handle in its middle. */
const ROOM = 40;

function handlesOf(shape: RotatedBox, scale: number): Handle[] {
  const pose = poseOf(shape);
  const sides = HANDLES.filter((side) => {
    if (side.length === 2) return true;
    return (side === 'n' || side === 's' ? shape.width : shape.height) * scale >= ROOM;
  });
  const places = sides.map((id): Handle => {
    const way = signs(id);
    const angle = Math.atan2(way.y, way.x) + shape.rotation;
    return { id, ...placeOf(pose, way), kind: id.length === 2 ? 'corner' : 'side', cursor: cursorOf(angle) };
  });
  const cornersFirst = places.toSorted((a, b) => b.id.length - a.id.length);
  return [...cornersFirst, turnHandle(pose, placeOf(pose, { x: 0, y: -1 }), scale)];
}

const least = ({ minWidth, minHeight }: Limits): [number, number] => [Math.max(minWidth, 1), Math.max(minHeight, 1)];

export const rotatedBox: Geometry<RotatedBox> = {
  name: 'box',
  drawnBy: 'drag',
  read,
  draw: ([from, to], { area }) => {
    if (!from || !to) return undefined;
    return fieldsOf(poseOf({ ...boxBetween(from, to, { area, integer: false }), rotation: 0 }), area);
  },
  isDone: (points) => points.length >= 2,
  outline: (shape) => ({ paths: [{ points: cornersOf(poseOf(shape)), isClosed: true, isFilled: true }], dots: [] }),
  bounds: (shape) => around(cornersOf(poseOf(shape))),
  hit: (shape, point, reach) => {
    const { x, y } = inside(poseOf(shape), point);
    return Math.abs(x) <= shape.width / 2 + reach && Math.abs(y) <= shape.height / 2 + reach;
  },
  handles: handlesOf,
  drag: (shape, handle, to, limits, held) => {
    const pose = poseOf(shape);
    if (isTurn(handle)) return turned(shape, turnedTo(handle, pose, to, held), limits);
    const side = handle as Side;
    const { x: right, y: down } = signs(side);
    const at = inside(pose, to);
    return stretched(shape, side, { x: at.x - (right * shape.width) / 2, y: at.y - (down * shape.height) / 2 }, limits);
  },
  move: moved,
  resize: (shape, dx, dy, limits) => stretched(shape, 'se', { x: dx, y: dy }, limits),
  turn: (shape, by, limits) => turned(shape, shape.rotation + by, limits),
  problem: ({ width, height }, { minWidth, minHeight }) => {
    if (width <= 0 || height <= 0) return { kind: 'empty' };
    return width < minWidth || height < minHeight ? { kind: 'small', minWidth, minHeight, width, height } : undefined;
  },
  inMiddle: ({ left, top, width, height }, limits) => {
    const [wide, high] = least(limits);
    const { area } = limits;
    const size = { width: clamp(width, wide, area.width), height: clamp(height, high, area.height) };
    const pose = { x: left + width / 2, y: top + height / 2, ...size, rotation: 0 };
    return turned(fieldsOf(pose, area), 0, limits);
  },
  figures: ({ left, top, width, height, rotation }) => [
    { name: 'left', value: left },
    { name: 'top', value: top },
    { name: 'width', value: width },
    { name: 'height', value: height },
    { name: 'rotation', value: toDegrees(rotation) },
  ],
  setFigure: (shape, name, value, limits) => {
    switch (name) {
      case 'left':
        return moved(shape, value - shape.left, 0, limits);
      case 'top':
        return moved(shape, 0, value - shape.top, limits);
      case 'width':
        return stretched(shape, 'e', { x: value - shape.width, y: 0 }, limits);
      case 'height':
        return stretched(shape, 's', { x: 0, y: value - shape.height }, limits);
      default:
        return turned(shape, toRadians(value), limits);
    }
  },
};
