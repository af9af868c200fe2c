/** What a press on the picture is the beginning of, and what it would make of the shapes. Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Drawn } from './drawn.ts';
import { type Box, type Handle, type Held, type Point, vertexOf } from './geometry.ts';
import { apart, movable } from './plane.ts';
import type { Snap } from './snapping.ts';
import type { Tool } from './tools.ts';

/** Fields by id of the shape. */
export type Changes = ReadonlyMap<string, JsonObject>;

export type Gesture =
  | { kind: 'pan' }
  /** A click picks the end of a link. */
  | { kind: 'link' }
  /** A point of what is being drawn. */
  | { kind: 'draw' }
  /** A click selects besides, a drag puts up a frame. */
  | { kind: 'band'; adds: boolean }
  | { kind: 'erase' }
  | { kind: 'handle'; one: Drawn; handle: Handle; offset: Point }
  /** A drag from an edge puts a vertex there; a click does so too where it has no other meaning. */
  | { kind: 'edge'; one: Drawn; index: number; at: Point }
  /** A drag moves them. */
  | { kind: 'move'; shapes: readonly Drawn[] };

/** What is to be seen of it while the pointer is down. */
export type Doing =
  /** From the first corner to the pointer. */
  | { kind: 'draw'; points: readonly Point[] }
  | { kind: 'change'; changes: Changes; snap?: Snap | undefined }
  | { kind: 'band'; from: Point; to: Point }
  | { kind: 'erase'; changes: Changes };

/** The handle of a shape that is within reach: the nearest one; of two at one place the first. */
export function handleWithin(
  { geometry, shape }: Drawn,
  point: Point,
  reach: number,
  scale: number,
): Handle | undefined {
  let found: { handle: Handle; off: number } | undefined;
  for (const handle of geometry.handles(shape, scale)) {
    const off = Math.max(Math.abs(handle.x - point.x), Math.abs(handle.y - point.y));
    if (off <= reach && off < (found?.off ?? Infinity)) found = { handle, off };
  }
  return found?.handle;
}

export function dragged({ id, geometry, shape, limits }: Drawn, handle: string, to: Point, held: Held): Changes {
  return new Map([[id, geometry.drag(shape, handle, to, limits, held)]]);
}

/** All of them by the same, as far as the one that is nearest to a side lets them. */
export function moved(shapes: readonly Drawn[], dx: number, dy: number): Changes {
  let by = { dx, dy };
  for (const { bounds, limits } of shapes) by = movable(bounds, by.dx, by.dy, limits);
  return new Map(shapes.map(({ id, geometry, shape, limits }) => [id, geometry.move(shape, by.dx, by.dy, limits)]));
}

/** Shapes without the vertices that are within the radius. @param so far what was erased in this stroke already. */
export function erased(shapes: Iterable<Drawn>, point: Point, radius: number, soFar: Changes): Changes {
  const changes = new Map(soFar);
  for (const { id, geometry, shape, limits } of shapes) {
    const now = changes.get(id) ?? shape;
    const near = geometry.handles(now, 1).flatMap((handle) => {
      const index = vertexOf(handle.id);
      return index !== undefined && apart(handle, point) <= radius ? [index] : [];
    });
    const next = near.length > 0 ? geometry.vertices?.remove(now, near, limits) : undefined;
    if (next) changes.set(id, next);
  }
  return changes;
}

/** Whether a click here ends what is drawn by vertices: on the first one, or again on the last. */
export function endsAt(points: readonly Point[], point: Point, reach: number, isClosed: boolean): boolean {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return false;
  if (isClosed && points.length >= 3 && apart(first, point) <= reach) return true;
  return points.length >= 2 && apart(last, point) <= reach;
}

export const boxAround = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** A click, not a drag, gives the tool its points. */
export const isClicked = (tool: Tool): boolean =>
  tool.kind === 'draw' && (tool.wanted.geometry.drawnBy === 'click' || tool.wanted.geometry.drawnBy === 'vertices');
