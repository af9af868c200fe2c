/** Ellipses. On the wire: the ends of the two axes, upper, right, lower, left, before it was turned. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { boxBetween } from '../boxes.ts';
import { ALMOST, excess, furthest, readCorners, tidy, type Vertex, wayIn } from './fitting.ts';
import type { Box, Geometry, Handle, Held, Limits, Point } from './geometry.ts';
import { clamp, movable, round } from './plane.ts';
import { cursorOf, isTurn, normal, rotate, toDegrees, toRadians, turnedTo, turnHandle } from './turning.ts';

export type Ellipse = JsonObject & { vertices: Vertex[] };

/** Middle, and the way from there to the right and to the lower end. */
interface Axes {
  x: number;
  y: number;
  u: Point;
  v: Point;
}

/** Less than a pixel across is nothing. */
const LEAST = 0.5;
const PIECES = 64;

function axesOf({ vertices }: Ellipse): Axes {
  const [upper, right, lower, left] = vertices as [Vertex, Vertex, Vertex, Vertex];
  return {
    x: (upper.x + right.x + lower.x + left.x) / 4,
    y: (upper.y + right.y + lower.y + left.y) / 4,
    u: { x: (right.x - left.x) / 2, y: (right.y - left.y) / 2 },
    v: { x: (lower.x - upper.x) / 2, y: (lower.y - upper.y) / 2 },
  };
}

/** The place that is `a` along the one axis and `b` along the other; 1 is an end. */
const placeOf = ({ x, y, u, v }: Axes, a: number, b: number): Point => ({
  x: x + a * u.x + b * v.x,
  y: y + a * u.y + b * v.y,
});

const ENDS: Record<string, [a: number, b: number]> = { n: [0, -1], e: [1, 0], s: [0, 1], w: [-1, 0] };

const fieldsOf = (axes: Axes, area: Box): Ellipse => ({
  vertices: Object.values(ENDS).map(([a, b]) => tidy(placeOf(axes, a, b), area)),
});

const lengthOf = ({ x, y }: Point): number => Math.hypot(x, y);
const scaled = ({ x, y }: Point, by: number): Point => ({ x: x * by, y: y * by });
/** Of length 1. @param other what it is at right angles to where it has no length. */
function direction(axis: Point, other: Point): Point {
  const length = lengthOf(axis);
  if (length > 0) return scaled(axis, 1 / length);
  const across = lengthOf(other);
  return across > 0 ? { x: other.y / across, y: -other.x / across } : { x: 1, y: 0 };
}

/** Of the whole line, which reaches further than the ends of the axes when it is turned. */
function boundsOf({ x, y, u, v }: Axes): Box {
  const [wide, high] = [Math.hypot(u.x, v.x), Math.hypot(u.y, v.y)];
  return { left: x - wide, top: y - high, width: 2 * wide, height: 2 * high };
}

const shifted = (axes: Axes, { dx, dy }: { dx: number; dy: number }): Axes => ({
  ...axes,
  x: axes.x + dx,
  y: axes.y + dy,
});

function moved(shape: Ellipse, dx: number, dy: number, { area }: Limits): Ellipse {
  const axes = axesOf(shape);
  return fieldsOf(shifted(axes, movable(boundsOf(axes), dx, dy, { area, integer: false })), area);
}

/** Of the first axis. */
const rotationOf = ({ u, v }: Axes): number => {
  const { x, y } = direction(u, v);
  return Math.atan2(y, x);
};

/** Turned about its middle; at the edge of the area it gives way. Too large a one stays. */
function turned(shape: Ellipse, by: number, { area }: Limits): Ellipse {
  const axes = axesOf(shape);
  const next = { ...axes, u: rotate(axes.u, by), v: rotate(axes.v, by) };
  const there = shifted(next, wayIn(boundsOf(next), area));
  const sticksOut = excess(boundsOf(there), area) > excess(boundsOf(axes), area) + ALMOST;
  return sticksOut ? shape : fieldsOf(there, area);
}

/** How it grows on one side: the opposite end stays, or (Alt) the middle; with Shift it becomes a circle. */
interface Pull {
  end: string;
  /** The new half of the axis. */
  half: number;
  isAboutMiddle: boolean;
  isCircle: boolean;
}

function pulled(shape: Ellipse, { end, half, isAboutMiddle, isCircle }: Pull, { area }: Limits): Ellipse {
  const axes = axesOf(shape);
  const [a, b] = ENDS[end]!;
  const [mine, other] = a !== 0 ? [axes.u, axes.v] : [axes.v, axes.u];
  const before = lengthOf(mine);
  const wanted = Math.max(half, Math.min(LEAST, before));
  const [along, across] = [direction(mine, other), direction(other, mine)];
  const at = (part: number): Axes => {
    const now = before + (wanted - before) * part;
    const beside = isCircle ? lengthOf(other) + (wanted - lengthOf(other)) * part : lengthOf(other);
    const shift = isAboutMiddle ? 0 : (now - before) * (a + b);
    const [next, cross] = [scaled(along, now), scaled(across, beside)];
    const middle = { x: axes.x + along.x * shift, y: axes.y + along.y * shift };
    return { ...middle, ...(a !== 0 ? { u: next, v: cross } : { u: cross, v: next }) };
  };
  const already = excess(boundsOf(axes), area);
  return fieldsOf(at(furthest((part) => excess(boundsOf(at(part)), area) <= already + ALMOST)), area);
}

function dragged(shape: Ellipse, handle: string, to: Point, limits: Limits, held: Held): Ellipse {
  const axes = axesOf(shape);
  if (isTurn(handle)) return turned(shape, turnedTo(handle, axes, to, held) - rotationOf(axes), limits);
  const [a, b] = ENDS[handle]!;
  const [mine, other] = a !== 0 ? [axes.u, axes.v] : [axes.v, axes.u];
  const way = scaled(direction(mine, other), a + b);
  const along = (to.x - axes.x) * way.x + (to.y - axes.y) * way.y;
  const half = held.alt ? along : (along + lengthOf(mine)) / 2;
  return pulled(shape, { end: handle, half, isAboutMiddle: held.alt, isCircle: held.shift }, limits);
}

function handlesOf(shape: Ellipse, scale: number): Handle[] {
  const axes = axesOf(shape);
  const ends = Object.entries(ENDS).map(([id, [a, b]]): Handle => {
    const at = placeOf(axes, a, b);
    return { id, ...at, kind: 'side', cursor: cursorOf(Math.atan2(at.y - axes.y, at.x - axes.x)) };
  });
  return [...ends, turnHandle(axes, placeOf(axes, 0, -1), scale)];
}

function hit(shape: Ellipse, point: Point, reach: number): boolean {
  const { x, y, u, v } = axesOf(shape);
  const [dx, dy, cross] = [point.x - x, point.y - y, u.x * v.y - u.y * v.x];
  if (cross === 0) return Math.hypot(dx, dy) <= Math.max(lengthOf(u), lengthOf(v)) + reach;
  const far = Math.hypot((dx * v.y - dy * v.x) / cross, (u.x * dy - u.y * dx) / cross);
  // What is left of the way from the line to the point.
  return far <= 1 || Math.hypot(dx, dy) * (1 - 1 / far) <= reach;
}

const upright = ({ left, top, width, height }: Box): Axes => ({
  x: left + width / 2,
  y: top + height / 2,
  u: { x: width / 2, y: 0 },
  v: { x: 0, y: height / 2 },
});

export const ellipse: Geometry<Ellipse> = {
  name: 'ellipse',
  drawnBy: 'drag',
  read: ({ vertices }) => {
    const given = readCorners(vertices, 4);
    return given && { vertices: given };
  },
  draw: ([from, to], { area }) =>
    from && to ? fieldsOf(upright(boxBetween(from, to, { area, integer: false })), area) : undefined,
  isDone: (points) => points.length >= 2,
  outline: (shape) => {
    const axes = axesOf(shape);
    const points = Array.from({ length: PIECES }, (_, i) => {
      const angle = (2 * Math.PI * i) / PIECES;
      return placeOf(axes, Math.cos(angle), Math.sin(angle));
    });
    return { paths: [{ points, isClosed: true, isFilled: true }], dots: [] };
  },
  bounds: (shape) => boundsOf(axesOf(shape)),
  hit,
  handles: handlesOf,
  drag: dragged,
  move: moved,
  resize: (shape, dx, dy, limits) => {
    const pull = (of: Ellipse, end: string, by: number) => {
      const { u, v } = axesOf(of);
      const half = lengthOf(end === 'e' ? u : v) + by / 2;
      return pulled(of, { end, half, isAboutMiddle: false, isCircle: false }, limits);
    };
    return pull(dx === 0 ? shape : pull(shape, 'e', dx), 's', dy);
  },
  turn: turned,
  problem: (shape) => {
    const { u, v } = axesOf(shape);
    return Math.min(lengthOf(u), lengthOf(v)) < LEAST - 0.01 ? { kind: 'empty' } : undefined;
  },
  inMiddle: (room, limits) => {
    const { area } = limits;
    const [width, height] = [clamp(room.width, 1, area.width), clamp(room.height, 1, area.height)];
    return turned(fieldsOf(upright({ ...room, width, height }), area), 0, limits);
  },
  figures: (shape) => {
    const axes = axesOf(shape);
    return [
      { name: 'x', value: round(axes.x) },
      { name: 'y', value: round(axes.y) },
      { name: 'radiusX', value: round(lengthOf(axes.u)) },
      { name: 'radiusY', value: round(lengthOf(axes.v)) },
      { name: 'rotation', value: toDegrees(normal(rotationOf(axes))) },
    ];
  },
  setFigure: (shape, name, value, limits) => {
    const axes = axesOf(shape);
    const radius = (end: string) => pulled(shape, { end, half: value, isAboutMiddle: true, isCircle: false }, limits);
    switch (name) {
      case 'x':
        return moved(shape, value - axes.x, 0, limits);
      case 'y':
        return moved(shape, 0, value - axes.y, limits);
      case 'radiusX':
        return radius('e');
      case 'radiusY':
        return radius('s');
      default:
        return turned(shape, toRadians(value) - rotationOf(axes), limits);
    }
  },
};
