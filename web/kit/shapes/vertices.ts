/** What polygons and lines share: a list of vertices, changed one by one or all at once. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import {
  type Box,
  type Figure,
  type Geometry,
  type Limits,
  type Path,
  type Point,
  vertexHandle,
  vertexOf,
} from './geometry.ts';
import { apart, around, crossesItself, keptBySimplifying, movable, nearestOnPath, round, within } from './plane.ts';

export type Vertices = JsonObject & { vertices: (JsonObject & Point)[] };

/** How the vertices are joined. */
interface Joined {
  name: 'polygon' | 'line';
  isClosed: boolean;
  /** The least number that it is something to see. */
  natural: number;
  /** The path through the vertices; `perPiece` points of it belong to each piece. */
  path(vertices: readonly Point[]): Path;
  perPiece: number;
  contains(shape: Vertices, point: Point): boolean;
  inMiddle(room: Box): Point[];
}

const isVertex = (one: unknown): one is JsonObject & Point =>
  isObject(one as JsonObject) && typeof (one as Point).x === 'number' && typeof (one as Point).y === 'number';

export function readVertices({ vertices }: JsonObject): Vertices | undefined {
  return Array.isArray(vertices) && vertices.length > 0 && vertices.every(isVertex) ? { vertices } : undefined;
}

const made = (points: readonly Point[]): Vertices => ({ vertices: points.map(({ x, y }) => ({ x, y })) });

/** The same place twice in a row is one vertex. */
const withoutRepeats = (points: readonly Point[]): Point[] =>
  points.filter(({ x, y }, index) => index === 0 || x !== points[index - 1]!.x || y !== points[index - 1]!.y);

/** Around the new bounds as they were around the old ones. */
function stretched({ vertices }: Vertices, to: Box, limits: Limits): Vertices {
  const from = around(vertices);
  const place = (value: number, start: number, size: number, next: number, nextSize: number) =>
    size === 0 ? next : next + ((value - start) / size) * nextSize;
  return made(
    vertices.map(({ x, y }) =>
      within(
        {
          x: place(x, from.left, from.width, to.left, to.width),
          y: place(y, from.top, from.height, to.top, to.height),
        },
        limits,
      ),
    ),
  );
}

/** A size keeps the left upper corner, and does not go below a pixel or out of the area. */
function sized(shape: Vertices, dx: number, dy: number, limits: Limits): Vertices {
  const { left, top, width, height } = around(shape.vertices);
  const { area } = limits;
  const least = (size: number, by: number, room: number) =>
    size === 0 ? 0 : Math.min(Math.max(size + by, 1), Math.max(room, size));
  const to = {
    left,
    top,
    width: least(width, dx, area.left + area.width - left),
    height: least(height, dy, area.top + area.height - top),
  };
  return stretched(shape, to, limits);
}

export function vertexGeometry(joined: Joined): Geometry<Vertices> {
  const { name, isClosed, path, perPiece } = joined;
  const least = ({ minVertices, maxVertices }: Limits) => Math.max(minVertices, Math.min(joined.natural, maxVertices));
  const move = (shape: Vertices, by: { dx: number; dy: number }) =>
    made(shape.vertices.map(({ x, y }) => ({ x: round(x + by.dx), y: round(y + by.dy) })));
  return {
    name,
    drawnBy: 'vertices',
    isClosed,
    read: readVertices,
    draw: (points, limits) =>
      points.length === 0 ? undefined : made(withoutRepeats(points.map((point) => within(point, limits)))),
    isDone: (points, { maxVertices }) => points.length >= maxVertices,
    outline: ({ vertices }) => ({ paths: [path(vertices)], dots: vertices.length === 1 ? vertices : [] }),
    bounds: ({ vertices }) => around(path(vertices).points),
    hit: (shape, point, reach) =>
      nearestOnPath(path(shape.vertices), point, reach) !== undefined ||
      (shape.vertices.length === 1 && apart(shape.vertices[0]!, point) <= reach) ||
      joined.contains(shape, point),
    handles: ({ vertices }) =>
      vertices.map(({ x, y }, index) => ({ id: vertexHandle(index), x, y, kind: 'vertex', cursor: 'move' })),
    drag: ({ vertices }, handle, to, limits) =>
      made(vertices.map((one, index) => (index === vertexOf(handle) ? within(to, limits) : one))),
    move: (shape, dx, dy, limits) => move(shape, movable(around(shape.vertices), dx, dy, limits)),
    resize: sized,
    problem: ({ vertices }, limits) => {
      if (vertices.length < least(limits)) return { kind: 'few', least: least(limits) };
      if (vertices.length > limits.maxVertices) return { kind: 'many', most: limits.maxVertices };
      const { width, height } = around(vertices);
      if (width === 0 && height === 0 && vertices.length > 1) return { kind: 'empty' };
      const isCrossed = isClosed && crossesItself({ points: vertices, isClosed });
      return isCrossed ? { kind: 'crosses', isWarning: true } : undefined;
    },
    inMiddle: (room, limits) => {
      const wanted = joined.inMiddle(room);
      const count = Math.min(Math.max(wanted.length, limits.minVertices), limits.maxVertices);
      return made(spread(wanted, count, isClosed).map((point) => within(point, limits)));
    },
    figures: ({ vertices }): Figure[] => {
      const { left, top, width, height } = around(vertices);
      return Object.entries({ left, top, width: round(width), height: round(height) }).map(([key, value]) => ({
        name: key,
        value,
      }));
    },
    setFigure: (shape, figure, value, limits) => {
      const bounds = around(shape.vertices);
      if (figure === 'left') return move(shape, movable(bounds, value - bounds.left, 0, limits));
      if (figure === 'top') return move(shape, movable(bounds, 0, value - bounds.top, limits));
      return figure === 'width'
        ? sized(shape, value - bounds.width, 0, limits)
        : sized(shape, 0, value - bounds.height, limits);
    },
    vertices: {
      edgeAt: ({ vertices }, point, reach) => {
        const found = nearestOnPath(path(vertices), point, reach);
        return found && { index: Math.floor(found.piece / perPiece) + 1, at: found.at };
      },
      insert: ({ vertices }, index, at, limits) =>
        vertices.length >= limits.maxVertices
          ? undefined
          : made([...vertices.slice(0, index), within(at, limits), ...vertices.slice(index)]),
      remove: ({ vertices }, indices, limits) => {
        const gone = new Set(indices);
        const left = vertices.filter((_, index) => !gone.has(index));
        return left.length < least(limits) ? undefined : made(left);
      },
      simplify: (shape, tolerance, limits) => {
        const ring = isClosed ? [...shape.vertices, shape.vertices[0]!] : shape.vertices;
        const kept = keptBySimplifying(ring, tolerance).filter((index) => index < shape.vertices.length);
        return kept.length < least(limits) ? shape : made(kept.map((index) => shape.vertices[index]!));
      },
    },
  };
}

/** With points added in the middle of the pieces, or left out at the end, until there are so many. */
function spread(points: readonly Point[], count: number, isClosed: boolean): Point[] {
  if (count <= points.length) return points.slice(0, count);
  const pieces = isClosed ? points.length : points.length - 1;
  const more = count - points.length;
  return points.flatMap((a, index) => {
    if (index >= pieces) return [a];
    const b = points[(index + 1) % points.length]!;
    const here = Math.floor(more / pieces) + (index < more % pieces ? 1 : 0);
    return Array.from({ length: here + 1 }, (_, i) => ({
      x: a.x + ((b.x - a.x) * i) / (here + 1),
      y: a.y + ((b.y - a.y) * i) / (here + 1),
    }));
  });
}
