/** What is under the pointer, and what a press there would begin. Pure. */
import type { View } from '../view.ts';
import type { Drawn } from './drawn.ts';
import type { Point } from './geometry.ts';
import { type Gesture, handleWithin } from './gesture.ts';
import type { Near } from './near.ts';
import { type Snap, snapTo } from './snapping.ts';
import type { Tool } from './tools.ts';

/** The shapes and the tool that a pointer meets. */
export interface Aimed {
  near: Near;
  selected: readonly Drawn[];
  hidden: ReadonlySet<string>;
  /** May not be moved: by the task's lock or the labeler's. */
  isFixed(one: Drawn): boolean;
  /** Not to be selected by a click. */
  isLocked(one: Drawn): boolean;
  tool: Tool;
  /** The shapes that a link may end at, while one is being drawn. */
  targets: ReadonlySet<string> | undefined;
  view: View;
  /** Points go onto vertices and edges near them. */
  snapping: boolean;
}

/** Screen pixels. A fingertip covers a lot. */
const REACH = { mouse: 7, pen: 10, touch: 18 } as Record<string, number>;
/** An edge is grasped from less far away than a handle, a snap catches from further away. */
const EDGE = 0.7;
const CATCH = 1.3;

export interface Hover {
  at: Point;
  cursor: string;
  /** The shape that a click would take. */
  over: string | undefined;
  snap: Snap | undefined;
}

/** What was held when the pointer went down or moved. */
export interface Keys {
  alt: boolean;
  /** Shift, Ctrl or Command: to select besides. */
  adds: boolean;
}

export class Aim {
  readonly #on: Aimed;
  readonly reach: number;
  readonly #isTouch: boolean;

  /** @param pointerType as pointer events have it. */
  constructor(on: Aimed, pointerType: string) {
    this.#on = on;
    this.reach = (REACH[pointerType] ?? REACH.mouse!) / on.view.scale;
    this.#isTouch = pointerType === 'touch';
  }

  pick(at: Point): Drawn | undefined {
    const { near, hidden, isLocked } = this.#on;
    return near.at(at, this.reach / 2, (one) => hidden.has(one.id) || isLocked(one));
  }

  /** @param skip the shape that is being moved itself. */
  snap(at: Point, skip?: string): Snap | undefined {
    const { snapping, near, hidden } = this.#on;
    return snapping ? snapTo(near, at, this.reach * CATCH, ({ id }) => id === skip || hidden.has(id)) : undefined;
  }

  /** The point, or what it snaps to. */
  snapped = (at: Point): Point => this.snap(at)?.at ?? at;

  /** The one selected shape, if it can be reshaped. */
  get #only(): Drawn | undefined {
    const { selected, isFixed, hidden } = this.#on;
    const one = selected.length === 1 ? selected[0] : undefined;
    return one && !isFixed(one) && !hidden.has(one.id) ? one : undefined;
  }

  vertexAt(at: Point): { one: Drawn; handle: string } | undefined {
    const one = this.#only;
    const handle = one && handleWithin(one, at, this.reach, this.#on.view.scale);
    return one && handle && { one, handle: handle.id };
  }

  #edgeAt(at: Point) {
    const one = this.#only;
    const edge = one?.geometry.vertices?.edgeAt(one.shape, at, this.reach * EDGE);
    return one && edge && { one, ...edge };
  }

  /** @param isDrawing some points are there already. */
  begins(from: Point, isDrawing: boolean, { adds }: Keys): Gesture {
    const { tool, targets, selected, hidden, isFixed, view } = this.#on;
    if (targets) return { kind: 'link' };
    if (isDrawing) return { kind: 'draw' };
    if (tool.kind === 'erase') return { kind: 'erase' };
    if (adds) return { kind: 'band', adds: true };
    const one = this.#only;
    const handle = one && handleWithin(one, from, this.reach, view.scale);
    if (handle) return { kind: 'handle', one, handle, offset: { x: handle.x - from.x, y: handle.y - from.y } };
    const edge = this.#edgeAt(from);
    if (edge) return { kind: 'edge', ...edge };
    if (selected.some((other) => other.geometry.hit(other.shape, from, 0) && !hidden.has(other.id))) {
      const free = selected.filter((other) => !isFixed(other));
      if (free.length > 0) return { kind: 'move', shapes: free };
    }
    const there = this.pick(from);
    // A point that is there already is taken hold of: nobody puts a second one on it.
    const isTaken = tool.kind !== 'draw' || (this.#putsPoints && there?.geometry.drawnBy === 'click');
    if (!isTaken) return { kind: 'draw' };
    if (there) return { kind: 'move', shapes: isFixed(there) ? [] : [there] };
    return this.#isTouch ? { kind: 'pan' } : { kind: 'band', adds: false };
  }

  get #putsPoints(): boolean {
    const { tool } = this.#on;
    return tool.kind === 'draw' && tool.wanted.geometry.drawnBy === 'click';
  }

  /** A click on a point, with the tool that puts points. */
  isOnPoint = (at: Point): boolean => this.#putsPoints && this.pick(at)?.geometry.drawnBy === 'click';

  hover(at: Point, isDrawing: boolean, { alt }: Keys): Hover {
    const { tool, targets, selected, isFixed, view } = this.#on;
    const base = { at, over: undefined, snap: undefined };
    if (targets) {
      const over = this.pick(at);
      const fits = over && targets.has(over.id);
      return { ...base, cursor: fits ? 'alias' : 'not-allowed', over: fits ? over.id : undefined };
    }
    if (tool.kind === 'erase') return { ...base, cursor: 'none' };
    const one = isDrawing ? undefined : this.#only;
    const handle = one && handleWithin(one, at, this.reach, view.scale);
    if (handle) return { ...base, cursor: alt && handle.kind === 'vertex' ? 'not-allowed' : handle.cursor };
    if (one && this.#edgeAt(at)) return { ...base, cursor: 'copy' };
    const isOver = !isDrawing && selected.some((other) => !isFixed(other) && other.geometry.hit(other.shape, at, 0));
    if (tool.kind === 'draw') return { ...base, cursor: isOver ? 'move' : 'crosshair', snap: this.snap(at) };
    const over = this.pick(at);
    return { ...base, cursor: isOver ? 'move' : over ? 'pointer' : 'default', over: over?.id };
  }
}
