/** What mouse, pen and fingers do on the picture: draw, select, move, reshape, erase, link, pan, pinch. */
import { type PointerEvent, useRef, useState } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { pan, pinch, toPicture, type View } from '../view.ts';
import type { Drawn } from './drawn.ts';
import { type Point, vertexHandle, vertexOf } from './geometry.ts';
import {
  boxAround,
  type Changes,
  type Doing,
  dragged,
  endsAt,
  erased,
  type Gesture,
  handleWithin,
  isClicked,
  moved,
} from './gesture.ts';
import type { Near } from './near.ts';
import { ERASER } from './paint-overlay.ts';
import { type Snap, snapTo } from './snapping.ts';
import type { Tool } from './tools.ts';

export interface GestureTarget {
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
  setView(next: (view: View) => View): void;
  /** The space bar is down. */
  panning: boolean;
  active: boolean;
  snapping: boolean;
  /** Corners by two clicks, not by a drag. */
  twoClicks: boolean;
  /** @returns false where the points are to stay, for more to come. */
  onDraw(shape: JsonObject): boolean;
  onChange(changes: Changes, what: 'moved' | 'reshaped' | 'erased'): void;
  onSelect(ids: readonly string[]): void;
  onVertex(handle: string | undefined): void;
  onRemoveVertex(one: Drawn, index: number): void;
  onLink(to: Drawn): void;
}

/** Screen pixels. A hand that clicks moves a little; a fingertip covers a lot. */
const STILL = 4;
const REACH = { mouse: 7, pen: 10, touch: 18 } as Record<string, number>;

interface Press {
  gesture: Gesture;
  from: Point;
  start: Point;
  wasMoved: boolean;
}

export function useGestures(target: GestureTarget) {
  const { near, selected, hidden, tool, view, setView, panning, active, isFixed } = target;
  const press = useRef<Press>(undefined);
  const fingers = useRef(new Map<number, Point>());
  /** The points so far of what is being drawn, also between clicks. */
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [doing, setDoing] = useState<Doing>();
  const [hover, setHover] = useState<{ at: Point; cursor: string; over: string | undefined; snap: Snap | undefined }>();

  const only = selected.length === 1 ? selected[0] : undefined;
  const reachOf = (event: PointerEvent) => (REACH[event.pointerType] ?? REACH.mouse!) / view.scale;
  const screenPoint = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const pick = (at: Point, reach: number) => near.at(at, reach / 2, hiddenOrLocked());
  const hiddenOrLocked = () => {
    const locked = near.drawn.filter((one) => target.isLocked(one)).map(({ id }) => id);
    return locked.length === 0 ? hidden : new Set([...hidden, ...locked]);
  };
  const snapped = (at: Point, reach: number, skip?: string): Snap | undefined =>
    target.snapping ? snapTo(near, at, reach * 1.3, ({ id }) => id === skip || hidden.has(id)) : undefined;

  const cancel = () => {
    press.current = undefined;
    setDoing(undefined);
    setPoints([]);
  };

  const begin = (event: PointerEvent, from: Point): Gesture => {
    if (panning || event.button === 1) return { kind: 'pan' };
    if (target.targets) return { kind: 'link' };
    if (points.length > 0) return { kind: 'draw' };
    if (tool.kind === 'erase') return { kind: 'erase' };
    if (event.shiftKey || event.ctrlKey || event.metaKey) return { kind: 'band', adds: true };
    const reach = reachOf(event);
    if (only && !isFixed(only) && !hidden.has(only.id)) {
      const handle = handleWithin(only, from, reach, view.scale);
      if (handle) return { kind: 'handle', one: only, handle, offset: { x: handle.x - from.x, y: handle.y - from.y } };
      const edge = only.geometry.vertices?.edgeAt(only.shape, from, reach * 0.7);
      if (edge) return { kind: 'edge', one: only, ...edge };
    }
    if (selected.some((one) => one.geometry.hit(one.shape, from, 0) && !hidden.has(one.id))) {
      const free = selected.filter((one) => !isFixed(one));
      if (free.length > 0) return { kind: 'move', shapes: free };
    }
    if (tool.kind === 'draw') {
      // A point that is there already is taken hold of: nobody puts a second one on it.
      const there = tool.wanted.geometry.drawnBy === 'click' ? pick(from, reach) : undefined;
      if (there?.geometry.drawnBy !== 'click') return { kind: 'draw' };
      return { kind: 'move', shapes: isFixed(there) ? [] : [there] };
    }
    const one = pick(from, reach);
    if (one) return { kind: 'move', shapes: isFixed(one) ? [] : [one] };
    return event.pointerType === 'touch' ? { kind: 'pan' } : { kind: 'band', adds: false };
  };

  const onPointerDown = (event: PointerEvent) => {
    if (!active || event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = screenPoint(event);
    if (event.pointerType === 'touch') fingers.current.set(event.pointerId, start);
    press.current = undefined;
    setDoing(undefined);
    if (fingers.current.size > 1) return;
    const from = toPicture(view, start);
    const gesture = begin(event, from);
    press.current = { gesture, from, start, wasMoved: false };
    if (gesture.kind === 'erase') rub(from);
    else if (gesture.kind === 'draw') setHover(hoverOf(event, from));
  };

  const rub = (at: Point) => {
    const radius = ERASER / view.scale;
    const among = selected.length > 0 ? selected : [...near.around(at, radius)];
    const free = among.filter((one) => !hidden.has(one.id) && !isFixed(one));
    const soFar = doing?.kind === 'erase' ? doing.changes : new Map();
    setDoing({ kind: 'erase', changes: erased(free, at, radius, soFar) });
  };

  const follow = (event: PointerEvent, { gesture, from, start }: Press, screen: Point) => {
    const to = toPicture(view, screen);
    const held = { shift: event.shiftKey, alt: event.altKey };
    switch (gesture.kind) {
      case 'pan':
        press.current = { gesture, from, start: screen, wasMoved: true };
        return setView((now) => pan(now, screen.x - start.x, screen.y - start.y));
      case 'erase':
        return rub(to);
      case 'draw': {
        if (points.length > 0 || isClicked(tool)) return;
        const reach = reachOf(event);
        const ends = [from, to].map((one) => snapped(one, reach)?.at ?? one);
        return setDoing({ kind: 'draw', points: ends });
      }
      case 'band':
        return setDoing({ kind: 'band', from, to });
      case 'move':
        return setDoing({ kind: 'change', changes: moved(gesture.shapes, to.x - from.x, to.y - from.y) });
      case 'handle': {
        const aim = { x: to.x + gesture.offset.x, y: to.y + gesture.offset.y };
        const isPoint = gesture.handle.kind === 'corner' || gesture.handle.kind === 'vertex';
        const snap = isPoint ? snapped(aim, reachOf(event), gesture.one.id) : undefined;
        const changes = dragged(gesture.one, gesture.handle.id, snap?.at ?? aim, held);
        return setDoing({ kind: 'change', changes, snap });
      }
      case 'edge': {
        const { one, index } = gesture;
        const snap = snapped(to, reachOf(event), one.id);
        const next = one.geometry.vertices!.insert(one.shape, index, snap?.at ?? to, one.limits);
        return next && setDoing({ kind: 'change', changes: new Map([[one.id, next]]), snap });
      }
    }
  };

  const hoverOf = (event: PointerEvent, at: Point) => {
    const reach = reachOf(event);
    const base = { at, over: undefined, snap: undefined };
    if (target.targets) {
      const over = pick(at, reach);
      const fits = over && target.targets.has(over.id);
      return { ...base, cursor: fits ? 'alias' : 'not-allowed', over: fits ? over.id : undefined };
    }
    if (tool.kind === 'erase') return { ...base, cursor: 'none' };
    const isDrawing = points.length > 0;
    if (!isDrawing && only && !isFixed(only)) {
      const handle = handleWithin(only, at, reach, view.scale);
      if (handle) return { ...base, cursor: event.altKey && handle.kind === 'vertex' ? 'not-allowed' : handle.cursor };
      if (only.geometry.vertices?.edgeAt(only.shape, at, reach * 0.7)) return { ...base, cursor: 'copy' };
    }
    const isOver = !isDrawing && selected.some((one) => !isFixed(one) && one.geometry.hit(one.shape, at, 0));
    if (tool.kind === 'draw') {
      return { ...base, cursor: isOver ? 'move' : 'crosshair', snap: snapped(at, reach) };
    }
    const over = pick(at, reach);
    return { ...base, cursor: isOver ? 'move' : over ? 'pointer' : 'default', over: over?.id };
  };

  const onPointerMove = (event: PointerEvent) => {
    const screen = screenPoint(event);
    const before = [...fingers.current.values()];
    if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, screen);
    const after = [...fingers.current.values()];
    if (after.length === 2) return setView((now) => pinch(now, before as [Point, Point], after as [Point, Point]));
    const now = press.current;
    if (!now || now.gesture.kind === 'draw') setHover(hoverOf(event, toPicture(view, screen)));
    if (!now) return;
    now.wasMoved ||= Math.hypot(screen.x - now.start.x, screen.y - now.start.y) >= STILL;
    if (now.wasMoved || now.gesture.kind === 'erase') follow(event, now, screen);
  };

  /** Takes a point more, and ends the drawing where it is done. */
  const drawTo = (more: readonly Point[], limitsOf = tool) => {
    if (limitsOf.kind !== 'draw') return;
    const { wanted, limits } = limitsOf;
    if (!wanted.geometry.isDone(more, limits)) return setPoints(more);
    finish(more);
  };

  const finish = (all: readonly Point[]) => {
    if (tool.kind !== 'draw') return;
    const shape = tool.wanted.geometry.draw(all, tool.limits);
    if (!shape || target.onDraw(shape) || tool.wanted.geometry.drawnBy !== 'vertices') setPoints([]);
    else setPoints(all);
  };

  const drawn = (event: PointerEvent, { from, wasMoved }: Press, at: Point) => {
    if (tool.kind !== 'draw') return;
    const { geometry } = tool.wanted;
    const reach = reachOf(event);
    const aim = snapped(at, reach)?.at ?? at;
    if (geometry.drawnBy === 'vertices') {
      if (endsAt(points, at, reach, geometry.isClosed === true)) return finish(points);
      return drawTo([...points, aim]);
    }
    if (geometry.drawnBy === 'click' || points.length > 0) return drawTo([...points, aim]);
    if (wasMoved) return drawTo([snapped(from, reach)?.at ?? from, aim]);
    if (target.twoClicks) return drawTo([aim]);
    select(event, at);
  };

  const select = (event: PointerEvent, at: Point) => {
    const one = pick(at, reachOf(event));
    target.onSelect(one ? [one.id] : []);
  };

  const click = (event: PointerEvent, { gesture }: Press, at: Point) => {
    switch (gesture.kind) {
      case 'link': {
        const one = pick(at, reachOf(event));
        return one && target.targets?.has(one.id) && target.onLink(one);
      }
      case 'handle': {
        const { one, handle } = gesture;
        const index = vertexOf(handle.id);
        if (index !== undefined && event.altKey) return target.onRemoveVertex(one, index);
        return target.onVertex(handle.id);
      }
      case 'band': {
        if (!gesture.adds) return target.onSelect([]);
        const one = pick(at, reachOf(event));
        const ids = selected.map(({ id }) => id);
        return one && target.onSelect(ids.includes(one.id) ? ids.filter((id) => id !== one.id) : [...ids, one.id]);
      }
      case 'edge':
      case 'move':
        if (isClicked(tool) && !isOnPoint(event, at)) return drawn(event, { ...press.current!, gesture }, at);
        if (gesture.kind === 'edge') return insert(gesture.one, gesture.index, gesture.at);
        return select(event, at);
    }
  };

  const isOnPoint = (event: PointerEvent, at: Point) => pick(at, reachOf(event))?.geometry.drawnBy === 'click';

  const insert = (one: Drawn, index: number, at: Point) => {
    const next = one.geometry.vertices!.insert(one.shape, index, at, one.limits);
    if (!next) return;
    target.onChange(new Map([[one.id, next]]), 'reshaped');
    target.onVertex(vertexHandle(index));
  };

  const onPointerUp = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    const now = press.current;
    const at = toPicture(view, screenPoint(event));
    setDoing(undefined);
    if (!now || now.gesture.kind === 'pan') return end();
    const { gesture } = now;
    if (gesture.kind === 'draw') drawn(event, now, at);
    else if (gesture.kind === 'erase') {
      if (doing?.kind === 'erase' && doing.changes.size > 0) target.onChange(doing.changes, 'erased');
    } else if (!now.wasMoved) click(event, now, at);
    else if (gesture.kind === 'band') band(now.from, at, gesture.adds);
    else if (doing?.kind === 'change' && doing.changes.size > 0) dropped(gesture, doing.changes);
    end();
  };

  const end = () => {
    press.current = undefined;
  };

  const dropped = (gesture: Gesture, changes: Changes) => {
    target.onChange(changes, gesture.kind === 'move' ? 'moved' : 'reshaped');
    if (gesture.kind === 'edge') target.onVertex(vertexHandle(gesture.index));
    if (gesture.kind === 'handle' && gesture.handle.kind === 'vertex') target.onVertex(gesture.handle.id);
    if (gesture.kind === 'move' && selected.length === 0) target.onSelect(gesture.shapes.map(({ id }) => id));
  };

  const band = (from: Point, to: Point, adds: boolean) => {
    const box = boxAround(from, to);
    const within = [...near.meeting(box)].filter(({ id, bounds }) => {
      const isInside = bounds.left >= box.left && bounds.top >= box.top;
      const ends =
        bounds.left + bounds.width <= box.left + box.width && bounds.top + bounds.height <= box.top + box.height;
      return isInside && ends && !hidden.has(id);
    });
    const before = adds ? selected.map(({ id }) => id) : [];
    target.onSelect([...new Set([...before, ...within.filter((one) => !target.isLocked(one)).map(({ id }) => id)])]);
  };

  const onPointerCancel = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    press.current = undefined;
    setDoing(undefined);
  };

  const onDoubleClick = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    if (!active || !only || isFixed(only) || points.length > 0 || target.targets) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = toPicture(view, { x: event.clientX - left, y: event.clientY - top });
    const index = vertexOf(handleWithin(only, at, REACH.mouse! / view.scale, view.scale)?.id);
    if (index !== undefined) target.onRemoveVertex(only, index);
  };

  return {
    points,
    doing,
    hover,
    cancel,
    /** Something is being drawn or moved. */
    isBusy: () => points.length > 0 || (press.current !== undefined && doing !== undefined),
    finish: () => finish(points),
    /** Takes the last point back. */
    back: () => setPoints(points.slice(0, -1)),
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel,
      onPointerLeave: () => setHover(undefined),
      onDoubleClick,
    },
  };
}

export type Gestures = ReturnType<typeof useGestures>;
