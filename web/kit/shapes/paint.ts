/** Paints shapes in one pass: thousands of them are one drawing, not thousands of things to keep. In screen pixels. */
import type { View } from '../view.ts';
import type { Drawn } from './drawn.ts';
import type { Box, Handle, Outline, Path, Point } from './geometry.ts';
import type { Near } from './near.ts';

export interface Look {
  colour: string;
  name: string;
  /** Of a warning: painted in the colour of trouble. */
  isWrong?: boolean;
  isSelected?: boolean;
  /** May not be moved. */
  isFixed?: boolean;
}

const FONT = '600 12px system-ui, sans-serif';
/** A dark line beneath keeps the colour apart from a picture of the same colour. */
const UNDER = 'rgba(10, 12, 15, 0.65)';
const INK = '#101418';
const WRONG = '#ff453a';
/** More names than this hide the picture: then only large shapes say theirs. */
const MANY_NAMES = 250;
const ROOM_FOR_NAME = 24;
const ROOM_AMONG_MANY = 72;
/** Smaller than this on the screen, a shape is a speck. Pixels. */
const SPECK = 3;
/** More than this are painted colour by colour, without the dark line beneath. */
const MANY_SHAPES = 800;

export interface Scene {
  near: Near;
  hidden: ReadonlySet<string>;
  /** Painted by somebody else, above. */
  skip: ReadonlySet<string>;
}

/** @param seen what of the screen is painted. */
export function paintScene(
  context: CanvasRenderingContext2D,
  { near, hidden, skip }: Scene,
  view: View,
  seen: Box,
): void {
  const part = {
    left: (seen.left - view.x) / view.scale,
    top: (seen.top - view.y) / view.scale,
    width: seen.width / view.scale,
    height: seen.height / view.scale,
  };
  const shown = [...near.meeting(part)].filter(({ id }) => !hidden.has(id) && !skip.has(id));
  const room = shown.length > MANY_NAMES ? ROOM_AMONG_MANY : ROOM_FOR_NAME;
  const isSpeck = ({ bounds, outline }: Drawn) =>
    Math.max(bounds.width, bounds.height) * view.scale < SPECK && outline.dots.length === 0;
  const specks = shown.filter(isSpeck);
  const others = specks.length === 0 ? shown : shown.filter((one) => !isSpeck(one));
  for (const one of specks) paintSpeck(context, one, view);
  if (others.length > MANY_SHAPES) paintMany(context, others, view);
  else for (const one of others) paintOutline(context, one.outline, { ...one, isFixed: one.locks.place }, view);
  prepareNames(context);
  for (const one of shown)
    if (one.bounds.width * view.scale > room) paintName(context, one.name, one.colour, one, view);
}

/** Above the others. */
export function paintShape(
  context: CanvasRenderingContext2D,
  one: Pick<Drawn, 'outline' | 'bounds'>,
  look: Look,
  view: View,
) {
  paintOutline(context, one.outline, look, view);
  prepareNames(context);
  paintName(context, look.name, look.colour, one, view);
}

function paintSpeck(context: CanvasRenderingContext2D, { bounds, colour }: Drawn, view: View): void {
  context.fillStyle = colour;
  context.fillRect(bounds.left * view.scale + view.x - 1, bounds.top * view.scale + view.y - 1, SPECK, SPECK);
}

/** All of one colour in one go: a canvas is quick with long paths, and slow with many. */
function paintMany(context: CanvasRenderingContext2D, shapes: readonly Drawn[], view: View): void {
  const byColour = Map.groupBy(shapes, ({ colour }) => colour);
  context.lineJoin = 'miter';
  context.lineWidth = 2;
  for (const [colour, some] of byColour) {
    const paths = some.flatMap(({ outline }) => outline.paths);
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.globalAlpha = 0.08;
    context.beginPath();
    for (const path of paths) if (path.isFilled) trace(context, path, view);
    context.fill();
    context.globalAlpha = 1;
    context.beginPath();
    for (const path of paths) trace(context, path, view);
    context.stroke();
    for (const { outline } of some) for (const dot of outline.dots) paintDot(context, dot, colour, 5, view);
  }
}

/** Adds to the path that was begun. */
function trace(context: CanvasRenderingContext2D, { points, isClosed }: Path, { scale, x, y }: View): void {
  for (const [index, point] of points.entries()) {
    if (index === 0) context.moveTo(point.x * scale + x, point.y * scale + y);
    else context.lineTo(point.x * scale + x, point.y * scale + y);
  }
  // Closing costs more the more there is in the path already; going back to the first point does not.
  const [first] = points;
  if (isClosed && first) context.lineTo(first.x * scale + x, first.y * scale + y);
}

function paintOutline(context: CanvasRenderingContext2D, outline: Outline, look: Look, view: View): void {
  const { isSelected = false, isFixed = false } = look;
  const colour = look.isWrong ? WRONG : look.colour;
  context.lineJoin = 'round';
  for (const path of outline.paths) {
    context.beginPath();
    trace(context, path, view);
    if (path.isClosed) context.closePath();
    if (path.isFilled) {
      context.globalAlpha = isSelected ? 0.16 : 0.08;
      context.fillStyle = colour;
      context.fill();
    }
    context.globalAlpha = path.isFaint ? 0.45 : 1;
    context.strokeStyle = UNDER;
    context.lineWidth = isSelected ? 5 : 4;
    context.stroke();
    if (isFixed) context.setLineDash([6, 4]);
    context.strokeStyle = colour;
    context.lineWidth = isSelected ? 3 : 2;
    context.stroke();
    if (isFixed) context.setLineDash([]);
    context.globalAlpha = 1;
  }
  for (const dot of outline.dots) paintDot(context, dot, colour, isSelected ? 6 : 5, view);
}

function paintDot(context: CanvasRenderingContext2D, point: Point, colour: string, radius: number, view: View): void {
  context.beginPath();
  context.arc(point.x * view.scale + view.x, point.y * view.scale + view.y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = UNDER;
  context.lineWidth = 1.5;
  context.stroke();
}

function prepareNames(context: CanvasRenderingContext2D): void {
  context.font = FONT;
  context.textBaseline = 'middle';
}

const widths = new Map<string, number>();

/** Measured once: it takes longer than to paint. */
function widthOf(context: CanvasRenderingContext2D, name: string): number {
  const known = widths.get(name);
  if (known !== undefined) return known;
  const width = context.measureText(name).width;
  widths.set(name, width);
  return width;
}

/** At the upper left of the shape, cut to its width; above it where there is room. */
function paintName(
  context: CanvasRenderingContext2D,
  name: string,
  colour: string,
  { bounds }: { bounds: Box },
  view: View,
): void {
  if (!name) return;
  const [left, top] = [bounds.left * view.scale + view.x, bounds.top * view.scale + view.y];
  const text = widthOf(context, name) + 10;
  const room = Math.max(bounds.width * view.scale, 48);
  const wide = Math.min(text, room);
  const above = top >= 20 ? top - 19 : top + 1;
  context.fillStyle = colour;
  context.fillRect(left - 2, above, wide, 18);
  context.fillStyle = INK;
  const isCut = text > room;
  if (isCut) {
    context.save();
    context.beginPath();
    context.rect(left - 2, above, wide, 18);
    context.clip();
  }
  context.fillText(name, left + 3, above + 9.5);
  if (isCut) context.restore();
}

const SQUARE = 9;
/** Closer than this on the screen, handles of vertices are small. Pixels. */
const CROWDED = 14;

export function paintHandles(
  context: CanvasRenderingContext2D,
  handles: readonly Handle[],
  chosen: string | undefined,
  view: View,
): void {
  const isCrowded = handles.some(({ x, y }, index) => {
    const before = handles[index - 1];
    return before !== undefined && Math.hypot(x - before.x, y - before.y) * view.scale < CROWDED;
  });
  paintStem(context, handles, view);
  context.lineWidth = 1;
  for (const { id, x, y, kind } of handles) {
    const at = { x: x * view.scale + view.x, y: y * view.scale + view.y };
    const isChosen = id === chosen;
    const size = isChosen ? SQUARE + 3 : isCrowded && kind === 'vertex' ? SQUARE - 4 : SQUARE;
    context.fillStyle = isChosen ? '#ffd60a' : '#ffffff';
    context.strokeStyle = INK;
    context.beginPath();
    if (kind === 'vertex' || kind === 'turn') context.arc(at.x, at.y, size / 2, 0, 2 * Math.PI);
    else context.rect(at.x - size / 2, at.y - size / 2, size, size);
    context.fill();
    context.stroke();
  }
}

/** From the handle that turns a shape to the nearest one that it stands off. */
function paintStem(context: CanvasRenderingContext2D, handles: readonly Handle[], { scale, x, y }: View): void {
  const turn = handles.find(({ kind }) => kind === 'turn');
  if (!turn) return;
  const off = (one: Handle) => Math.hypot(one.x - turn.x, one.y - turn.y);
  const corners = handles.filter(({ kind }) => kind !== 'turn');
  const [a, b] = corners.toSorted((one, other) => off(one) - off(other));
  if (!a || !b) return;
  // Without a handle in the middle of the side, it is between two corners.
  const foot = a.kind === 'corner' ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : a;
  context.beginPath();
  context.moveTo(turn.x * scale + x, turn.y * scale + y);
  context.lineTo(foot.x * scale + x, foot.y * scale + y);
  context.strokeStyle = UNDER;
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2;
  context.stroke();
}
