/** What mouse, pen and fingers do on the picture: draw, select, move, reshape, erase, link, pan, pinch. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { pan, pinch, toPicture, type View } from '../view.ts';
import { Aim, type Aimed, type Hover } from './aim.ts';
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
  isClicked,
  moved,
} from './gesture.ts';
import { ERASER } from './paint-overlay.ts';

export interface GestureTarget extends Aimed {
  setView(next: (view: View) => View): void;
  /** The space bar is down. */
  panning: boolean;
  active: boolean;
  /** Corners by two clicks, not by a drag. */
  twoClicks: boolean;
  /** @returns false where the points are to stay, for more to come. */
  onDraw(shape: JsonObject): boolean;
  onChange(changes: Changes): void;
  onSelect(ids: readonly string[]): void;
  onVertex(handle: string | undefined): void;
  onRemoveVertex(one: Drawn, index: number): void;
  onLink(to: Drawn): void;
}

/** Screen pixels: a hand that clicks moves a little. */
const STILL = 4;
const NONE: Changes = new Map();
/** What is put exactly somewhere. */
const MAGNIFIED: ReadonlySet<Gesture['kind']> = new Set(['handle', 'edge', 'draw']);

interface Press {
  gesture: Gesture;
  from: Point;
  start: Point;
  wasMoved: boolean;
}

const keysOf = (event: PointerEvent) => ({
  alt: event.altKey,
  adds: event.shiftKey || event.ctrlKey || event.metaKey,
});

function screenPoint(event: { clientX: number; clientY: number; currentTarget: Element }): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

export function useGestures(target: GestureTarget) {
  const { near, selected, hidden, tool, view, setView, panning, active, isFixed } = target;
  const press = useRef<Press>(undefined);
  const fingers = useRef(new Map<number, Point>());
  /** The points so far of what is being drawn, also between clicks. */
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [doing, showDoing] = useState<Doing>();
  /** The same, also between two events that come before the page is painted. */
  const latest = useRef<Doing>(undefined);
  const setDoing = (next: Doing | undefined) => {
    latest.current = next;
    showDoing(next);
  };
  const [hover, setHover] = useState<Hover>();
  /** Under a finger nothing is seen: where it points, while it is down. */
  const [covered, setCovered] = useState<Point>();

  // What was begun with one tool is not gone on with by another.
  useEffect(() => setPoints((before) => (before.length > 0 ? [] : before)), [tool]);

  const aimOf = (event: PointerEvent) => new Aim(target, event.pointerType);
  const hoverOf = (event: PointerEvent, at: Point) => aimOf(event).hover(at, points.length > 0, keysOf(event));
  const cancel = () => {
    press.current = undefined;
    setDoing(undefined);
    setPoints([]);
  };

  const onPointerDown = (event: PointerEvent) => {
    if (!active || event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = screenPoint(event);
    if (event.pointerType === 'touch') fingers.current.set(event.pointerId, start);
    press.current = undefined;
    setDoing(undefined);
    setCovered(undefined);
    if (fingers.current.size > 1) return;
    const from = toPicture(view, start);
    const isPan = panning || event.button === 1;
    const gesture: Gesture = isPan ? { kind: 'pan' } : aimOf(event).begins(from, points.length > 0, keysOf(event));
    press.current = { gesture, from, start, wasMoved: false };
    if (gesture.kind === 'erase') rub(from);
    else if (gesture.kind === 'draw') setHover(hoverOf(event, from));
  };

  const rub = (at: Point) => {
    const radius = ERASER / view.scale;
    const among = selected.length > 0 ? selected : [...near.around(at, radius)];
    const free = among.filter((one) => !hidden.has(one.id) && !isFixed(one));
    setDoing({
      kind: 'erase',
      changes: erased(free, at, radius, latest.current?.kind === 'erase' ? latest.current.changes : NONE),
    });
  };

  const follow = (event: PointerEvent, { gesture, from, start }: Press, screen: Point) => {
    const to = toPicture(view, screen);
    const aim = aimOf(event);
    if (event.pointerType === 'touch' && MAGNIFIED.has(gesture.kind)) setCovered(to);
    switch (gesture.kind) {
      case 'pan':
        press.current = { gesture, from, start: screen, wasMoved: true };
        return setView((now) => pan(now, screen.x - start.x, screen.y - start.y));
      case 'erase':
        return rub(to);
      case 'draw':
        if (points.length > 0 || isClicked(tool)) return;
        return setDoing({ kind: 'draw', points: [from, to].map(aim.snapped) });
      case 'band':
        return setDoing({ kind: 'band', from, to });
      case 'move':
        return setDoing({ kind: 'change', changes: moved(gesture.shapes, to.x - from.x, to.y - from.y) });
      case 'handle': {
        const { one, handle, offset } = gesture;
        const at = { x: to.x + offset.x, y: to.y + offset.y };
        const snap = handle.kind === 'corner' || handle.kind === 'vertex' ? aim.snap(at, one.id) : undefined;
        const changes = dragged(one, handle.id, snap?.at ?? at, { shift: event.shiftKey, alt: event.altKey });
        return setDoing({ kind: 'change', changes, snap });
      }
      case 'edge': {
        const { one, index } = gesture;
        const snap = aim.snap(to, one.id);
        const next = one.geometry.vertices!.insert(one.shape, index, snap?.at ?? to, one.limits);
        return next && setDoing({ kind: 'change', changes: new Map([[one.id, next]]), snap });
      }
    }
  };

  const onPointerMove = (event: PointerEvent) => {
    const screen = screenPoint(event);
    const before = [...fingers.current.values()];
    if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, screen);
    const after = [...fingers.current.values()];
    if (after.length === 2) return setView((now) => pinch(now, before as [Point, Point], after as [Point, Point]));
    const now = press.current;
    if (!now || now.gesture.kind === 'draw' || now.gesture.kind === 'erase') {
      setHover(hoverOf(event, toPicture(view, screen)));
    }
    if (!now) return;
    now.wasMoved ||= Math.hypot(screen.x - now.start.x, screen.y - now.start.y) >= STILL;
    if (now.wasMoved || now.gesture.kind === 'erase') follow(event, now, screen);
  };

  /** Takes the points, and ends the drawing where it is done. */
  const drawTo = (more: readonly Point[]) => {
    if (tool.kind !== 'draw') return;
    if (tool.wanted.geometry.isDone(more, tool.limits)) return finish(more);
    // Label and figures are those of the new shape from now on.
    if (points.length === 0 && selected.length > 0) target.onSelect([]);
    setPoints(more);
  };

  const finish = (all: readonly Point[]) => {
    if (tool.kind !== 'draw') return;
    const shape = tool.wanted.geometry.draw(all, tool.limits);
    if (!shape || target.onDraw(shape) || tool.wanted.geometry.drawnBy !== 'vertices') setPoints([]);
    else setPoints(all);
  };

  const place = (aim: Aim, { from, wasMoved }: Press, at: Point) => {
    if (tool.kind !== 'draw') return;
    const { drawnBy, isClosed = false } = tool.wanted.geometry;
    if (drawnBy === 'vertices' && endsAt(points, at, aim.reach, isClosed)) return finish(points);
    if (isClicked(tool) || points.length > 0) return drawTo([...points, aim.snapped(at)]);
    if (wasMoved) return drawTo([from, at].map(aim.snapped));
    return target.twoClicks ? drawTo([aim.snapped(at)]) : select(aim, at);
  };

  const select = (aim: Aim, at: Point) => {
    const one = aim.pick(at);
    target.onSelect(one ? [one.id] : []);
  };

  const click = (event: PointerEvent, now: Press, at: Point) => {
    const { gesture } = now;
    const aim = aimOf(event);
    const one = aim.pick(at);
    switch (gesture.kind) {
      case 'link':
        return one && target.targets?.has(one.id) && target.onLink(one);
      case 'handle': {
        const index = vertexOf(gesture.handle.id);
        return index !== undefined && event.altKey
          ? target.onRemoveVertex(gesture.one, index)
          : target.onVertex(gesture.handle.id);
      }
      case 'band': {
        if (!gesture.adds) return target.onSelect([]);
        const ids = selected.map(({ id }) => id);
        return one && target.onSelect(ids.includes(one.id) ? ids.filter((id) => id !== one.id) : [...ids, one.id]);
      }
      case 'edge':
      case 'move':
        if (isClicked(tool) && !aim.isOnPoint(at)) return place(aim, now, at);
        return gesture.kind === 'edge' ? insert(gesture.one, gesture.index, gesture.at) : select(aim, at);
    }
  };

  const insert = (one: Drawn, index: number, at: Point) => {
    const next = one.geometry.vertices!.insert(one.shape, index, at, one.limits);
    if (!next) return;
    target.onChange(new Map([[one.id, next]]));
    target.onVertex(vertexHandle(index));
  };

  const onPointerUp = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    const now = press.current;
    const done = latest.current;
    press.current = undefined;
    setDoing(undefined);
    setCovered(undefined);
    if (!now || now.gesture.kind === 'pan') return;
    const { gesture } = now;
    const at = toPicture(view, screenPoint(event));
    if (gesture.kind === 'draw') return place(aimOf(event), now, at);
    if (gesture.kind === 'erase')
      return done?.kind === 'erase' && done.changes.size > 0 && target.onChange(done.changes);
    if (!now.wasMoved) return click(event, now, at);
    if (gesture.kind === 'band') return band(now.from, at, gesture.adds);
    if (done?.kind === 'change' && done.changes.size > 0) dropped(gesture, done.changes);
  };

  const dropped = (gesture: Gesture, changes: Changes) => {
    target.onChange(changes);
    if (gesture.kind === 'edge') target.onVertex(vertexHandle(gesture.index));
    if (gesture.kind === 'handle' && gesture.handle.kind === 'vertex') target.onVertex(gesture.handle.id);
    if (gesture.kind === 'move') target.onSelect(gesture.shapes.map(({ id }) => id));
  };

  /** What is wholly within the frame. */
  const band = (from: Point, to: Point, adds: boolean) => {
    const box = boxAround(from, to);
    const within = [...near.inside(box)].filter((one) => !hidden.has(one.id) && !target.isLocked(one));
    const before = adds ? selected.map(({ id }) => id) : [];
    target.onSelect([...new Set([...before, ...within.map(({ id }) => id)])]);
  };

  const onPointerCancel = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    press.current = undefined;
    setDoing(undefined);
    setCovered(undefined);
  };

  const onDoubleClick = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    if (!active || points.length > 0 || target.targets || tool.kind === 'erase') return;
    const found = new Aim(target, 'mouse').vertexAt(toPicture(view, screenPoint(event)));
    const index = vertexOf(found?.handle);
    if (found && index !== undefined) target.onRemoveVertex(found.one, index);
  };

  return {
    points,
    doing,
    hover,
    covered,
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
