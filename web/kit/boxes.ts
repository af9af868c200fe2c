/** Geometry of boxes. Everything is in pixels of the picture, from its upper left corner. Pure. */

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** What the task asks of its boxes, and where they may be. */
export interface Limits {
  minWidth: number;
  minHeight: number;
  /** Whole pixels only. */
  integer: boolean;
  /** The picture and the padding around it. */
  area: Box;
}

/** The handles by compass; what each moves. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** Finer than a hundredth of a pixel is noise of the zoom. */
const snap = (value: number, integer: boolean): number => (integer ? Math.round(value) : Math.round(value * 100) / 100);
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The box between two corners, in whichever order they come, cut to the area and snapped. */
export function boxBetween(a: Point, b: Point, { area, integer }: Pick<Limits, 'area' | 'integer'>): Box {
  const x = (value: number) => snap(clamp(value, area.left, area.left + area.width), integer);
  const y = (value: number) => snap(clamp(value, area.top, area.top + area.height), integer);
  const left = Math.min(x(a.x), x(b.x));
  const top = Math.min(y(a.y), y(b.y));
  const width = snap(Math.max(x(a.x), x(b.x)) - left, integer);
  const height = snap(Math.max(y(a.y), y(b.y)) - top, integer);
  return { left, top, width, height };
}

/** Moved as far as the area lets it. */
export function moveBox(box: Box, dx: number, dy: number, { area, integer }: Limits): Box {
  const left = clamp(snap(box.left + dx, integer), area.left, area.left + area.width - box.width);
  const top = clamp(snap(box.top + dy, integer), area.top, area.top + area.height - box.height);
  return { ...box, left: snap(left, integer), top: snap(top, integer) };
}

/** With one side or corner moved; it stops at the area and at the least size, and the other sides stay where they are. */
export function resizeBox(box: Box, handle: Handle, dx: number, dy: number, limits: Limits): Box {
  const { area, integer } = limits;
  const [leastWidth, leastHeight] = [Math.max(limits.minWidth, 1), Math.max(limits.minHeight, 1)];
  let [left, top, right, bottom] = [box.left, box.top, box.left + box.width, box.top + box.height];
  if (handle.includes('w')) left = clamp(snap(left + dx, integer), area.left, Math.max(right - leastWidth, area.left));
  if (handle.includes('e')) {
    const edge = area.left + area.width;
    right = clamp(snap(right + dx, integer), Math.min(left + leastWidth, edge), edge);
  }
  if (handle.includes('n')) top = clamp(snap(top + dy, integer), area.top, Math.max(bottom - leastHeight, area.top));
  if (handle.includes('s')) {
    const edge = area.top + area.height;
    bottom = clamp(snap(bottom + dy, integer), Math.min(top + leastHeight, edge), edge);
  }
  const [width, height] = [snap(right - left, integer), snap(bottom - top, integer)];
  return { left: snap(left, integer), top: snap(top, integer), width, height };
}

/** With one figure set: a side that is moved takes the box along, a size keeps its left upper corner. */
export function placeBox(box: Box, side: keyof Box, value: number, limits: Limits): Box {
  const by = value - box[side];
  if (side === 'left') return moveBox(box, by, 0, limits);
  if (side === 'top') return moveBox(box, 0, by, limits);
  return side === 'width' ? resizeBox(box, 'e', by, 0, limits) : resizeBox(box, 's', 0, by, limits);
}

/** Where a handle sits. */
export function handlePoint({ left, top, width, height }: Box, handle: Handle): Point {
  const x = handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5;
  const y = handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5;
  return { x: left + width * x, y: top + height * y };
}

/** Screen pixels that a side must have for a handle in its middle. */
const ROOM = 40;

/** The handles that a box has room for at this scale: the corners always. */
export function handlesOf({ width, height }: Box, scale: number): Handle[] {
  return HANDLES.filter((handle) => {
    if (handle.length === 2) return true;
    return (handle === 'n' || handle === 's' ? width : height) * scale >= ROOM;
  });
}

export const isInside = ({ left, top, width, height }: Box, { x, y }: Point, reach = 0): boolean =>
  x >= left - reach && x <= left + width + reach && y >= top - reach && y <= top + height + reach;
