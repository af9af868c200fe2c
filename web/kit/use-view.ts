/** Zoom and pan: the wheel under the pointer, keys, and the whole picture at the beginning. */
import { type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Box } from './boxes.ts';
import { keep, kept } from './kept.ts';
import { fit, pan, type Size, type Spot, spotOf, type View, viewOf, zoom } from './view.ts';

/** A notch of a mouse wheel is about 100 pixels of it; a line of a wheel that counts lines 16. */
const WHEEL = 0.0018;
const PINCH = 0.01;
const LINE = 16;
const STEP = 1.25;

const isSpot = (value: unknown): value is Spot => {
  const { scale, x, y } = (value ?? {}) as Partial<Spot>;
  return [scale, x, y].every(Number.isFinite);
};

export interface ViewControl {
  view: View;
  setView(next: (view: View) => View): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomToFit(): void;
}

export function useView(element: RefObject<HTMLElement | null>, area: Box, size: Size): ViewControl {
  /** Undefined as long as nobody zoomed or panned: then it follows the window. */
  const [own, setOwn] = useState<View | undefined>(() => {
    const spot = kept('view', isSpot);
    return spot && viewOf(spot, area, size);
  });
  useEffect(() => keep('view', own && spotOf(own, area, size)), [own, area, size]);
  const fitted = fit(area, size);
  const view = own ?? fitted;
  const setView = useCallback(
    (next: (view: View) => View) => setOwn((before) => next(before ?? fit(area, size))),
    [area, size],
  );
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const { left, top } = element.current!.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    if (event.shiftKey) return setView((before) => pan(before, -(event.deltaX + event.deltaY) * unit, 0));
    // Browsers tell of two fingers on a touch pad as of a wheel with Ctrl.
    const factor = Math.exp(-event.deltaY * unit * (event.ctrlKey ? PINCH : WHEEL));
    setView((before) => zoom(before, factor, at));
  });
  useEffect(() => {
    const target = element.current!;
    const listener = (event: WheelEvent) => onWheel(event);
    // React's own wheel listeners may not keep the page from scrolling.
    target.addEventListener('wheel', listener, { passive: false });
    return () => target.removeEventListener('wheel', listener);
  }, [element]);
  const middle = { x: size.width / 2, y: size.height / 2 };
  return {
    view,
    setView,
    zoomIn: () => setView((before) => zoom(before, STEP, middle)),
    zoomOut: () => setView((before) => zoom(before, 1 / STEP, middle)),
    zoomToFit: () => setOwn(undefined),
  };
}
