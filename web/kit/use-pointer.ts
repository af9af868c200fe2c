/** What mouse, pen and fingers do on the canvas: draw, select, move, resize, pan, pinch. */
import { type PointerEvent, useRef, useState } from 'react';
import {
  type Box,
  boxAt,
  boxBetween,
  type Handle,
  handleAt,
  handlesOf,
  isInside,
  type Limits,
  moveBox,
  type Point,
  resizeBox,
} from './boxes.ts';
import { pan, pinch, toPicture, type View } from './view.ts';

type Gesture =
  | { kind: 'draw'; from: Point; start: Point }
  | { kind: 'move'; from: Point; start: Point; box: Box }
  | { kind: 'resize'; from: Point; start: Point; box: Box; handle: Handle }
  | { kind: 'pan'; start: Point };

export interface PointerTarget<B extends Box> {
  boxes: readonly B[];
  selected: B | undefined;
  limits: Limits;
  view: View;
  setView(next: (view: View) => View): void;
  /** The space bar is down. */
  panning: boolean;
  active: boolean;
  onDraw(box: Box): void;
  onReshape(box: Box): void;
  onSelect(box: B | undefined): void;
}

/** Screen pixels. A hand that clicks moves a little; a fingertip covers a lot. */
const STILL = 4;
const REACH = { mouse: 7, pen: 10, touch: 18 } as Record<string, number>;

export function usePointer<B extends Box>(target: PointerTarget<B>) {
  const { boxes, selected, limits, view, setView, panning, active, onDraw, onReshape, onSelect } = target;
  const gesture = useRef<Gesture>(undefined);
  const fingers = useRef(new Map<number, Point>());
  /** The box as it would be if the pointer went up now: a new one, or the selected one. */
  const [preview, setPreview] = useState<{ box: Box; isNew: boolean }>();
  const [hover, setHover] = useState<Handle | 'inside' | undefined>();

  const reachOf = (event: PointerEvent) => (REACH[event.pointerType] ?? REACH.mouse!) / view.scale;
  const screenPoint = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const cancel = () => {
    gesture.current = undefined;
    setPreview(undefined);
  };

  const begin = (event: PointerEvent, start: Point): Gesture => {
    const from = toPicture(view, start);
    if (panning || event.button === 1) return { kind: 'pan', start };
    const handle = selected && handleAt(selected, from, reachOf(event), handlesOf(selected, view.scale));
    if (selected && handle) return { kind: 'resize', from, start, box: selected, handle };
    if (selected && isInside(selected, from)) return { kind: 'move', from, start, box: selected };
    return { kind: 'draw', from, start };
  };

  const shapeOf = (doing: Exclude<Gesture, { kind: 'pan' }>, at: Point): Box => {
    const to = toPicture(view, at);
    const [dx, dy] = [to.x - doing.from.x, to.y - doing.from.y];
    if (doing.kind === 'draw') return boxBetween(doing.from, to, limits);
    if (doing.kind === 'move') return moveBox(doing.box, dx, dy, limits);
    return resizeBox(doing.box, doing.handle, dx, dy, limits);
  };
  const isClick = ({ start }: Gesture, at: Point) => Math.hypot(at.x - start.x, at.y - start.y) < STILL;

  const onPointerDown = (event: PointerEvent) => {
    if (!active || event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = screenPoint(event);
    if (event.pointerType === 'touch') fingers.current.set(event.pointerId, at);
    cancel();
    if (fingers.current.size < 2) gesture.current = begin(event, at);
  };

  const onPointerMove = (event: PointerEvent) => {
    const at = screenPoint(event);
    const before = [...fingers.current.values()];
    if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, at);
    const after = [...fingers.current.values()];
    if (after.length === 2) {
      return setView((now) => pinch(now, before as [Point, Point], after as [Point, Point]));
    }
    const doing = gesture.current;
    if (!doing) return setHover(hoverAt(event, at));
    if (doing.kind === 'pan') {
      const { start } = doing;
      gesture.current = { kind: 'pan', start: at };
      return setView((now) => pan(now, at.x - start.x, at.y - start.y));
    }
    if (preview || !isClick(doing, at)) setPreview({ box: shapeOf(doing, at), isNew: doing.kind === 'draw' });
  };

  const hoverAt = (event: PointerEvent, at: Point) => {
    if (!selected) return undefined;
    const point = toPicture(view, at);
    return (
      handleAt(selected, point, reachOf(event), handlesOf(selected, view.scale)) ??
      (isInside(selected, point) ? 'inside' : undefined)
    );
  };

  const onPointerUp = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    const doing = gesture.current;
    cancel();
    if (!doing || doing.kind === 'pan') return;
    const at = screenPoint(event);
    if (!preview) return onSelect(boxAt(boxes, toPicture(view, at), reachOf(event) / 2));
    if (doing.kind === 'draw') onDraw(shapeOf(doing, at));
    else onReshape(shapeOf(doing, at));
  };

  const onPointerCancel = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    cancel();
  };

  return {
    preview,
    hover,
    cancel,
    /** Something is being drawn or moved. */
    isBusy: () => gesture.current !== undefined,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
  };
}
