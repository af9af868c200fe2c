/** What is above the other shapes: the selected ones with their handles, what is being drawn, and aids. */
import type { Size, View } from '../view.ts';
import type { Bone, OverlayArrow } from './arrows.ts';
import type { Drawn } from './drawn.ts';
import type { Box, Limits, Point } from './geometry.ts';
import { boxAround, type Doing } from './gesture.ts';
import type { Near } from './near.ts';
import { paintHandles, paintShape } from './paint.ts';
import {
  anchorOf,
  paintArrow,
  paintBand,
  paintBones,
  paintEraser,
  paintFrame,
  paintGuides,
  paintLoupe,
  paintNote,
  paintSnap,
} from './paint-aids.ts';
import type { Snap } from './snapping.ts';
import type { Tool } from './tools.ts';

export interface Overlay {
  near: Near;
  hidden: ReadonlySet<string>;
  selected: readonly Drawn[];
  isFixed(one: Drawn): boolean;
  vertex: string | undefined;
  arrows: readonly OverlayArrow[];
  bones: readonly Bone[];
  candidate: string | undefined;
  linkFrom: Drawn | undefined;
  tool: Tool;
  guides: boolean;
  /** The picture with the room around it that may be drawn on; undefined where there is none. */
  padded: Box | undefined;
  pen: { colour: string; name: string };
  points: readonly Point[];
  doing: Doing | undefined;
  hover: { at: Point; over: string | undefined; snap: Snap | undefined } | undefined;
  /** Where a finger points. */
  covered: Point | undefined;
  picture: { element: HTMLImageElement };
  view: View;
  size: Size;
}

/** Of the eraser of vertices, on the screen. */
export const ERASER = 16;
/** More shapes than this get no handles: they are moved together. */
const WITH_HANDLES = 1;

export function paintOverlay(context: CanvasRenderingContext2D, overlay: Overlay): void {
  const { selected, hidden, vertex, doing, hover, view, size, tool } = overlay;
  const { near, linkFrom, padded } = overlay;
  if (padded) paintFrame(context, padded, view);
  const changes = doing?.kind === 'change' || doing?.kind === 'erase' ? doing.changes : undefined;
  // What is dragged without being selected is in the scene where it was, and here where it will be.
  const others = changes
    ? near.drawn.filter(({ id }) => changes.has(id) && !selected.some((one) => one.id === id))
    : [];
  const seen = selected.length > 50 ? new Set([...near.meeting(onPicture(view, size))].map(({ id }) => id)) : undefined;
  for (const one of [...others, ...selected]) {
    if (hidden.has(one.id) || (seen && !seen.has(one.id))) continue;
    const now = changes?.get(one.id);
    paintChosen(context, now ? asShaped(one, now) : one, overlay, vertex);
  }
  const overId = hover?.over ?? overlay.candidate;
  const over = overId === undefined ? undefined : near.drawn.find(({ id }) => id === overId);
  if (over && !selected.includes(over)) {
    paintShape(context, over, { colour: over.colour, name: over.name, isSelected: true }, view);
  }
  paintBones(context, overlay.bones, view);
  for (const arrow of overlay.arrows) paintArrow(context, arrow, view, arrow.isLoud);
  const end = over ? anchorOf(over) : hover?.at;
  if (linkFrom && end) {
    paintArrow(context, { from: anchorOf(linkFrom), to: end, name: '', bothWays: false }, view, true);
  }
  if (doing?.kind === 'band') paintBand(context, boxAround(doing.from, doing.to), view);
  if (tool.kind === 'draw') paintDrawing(context, overlay, tool.limits);
  if (tool.kind === 'erase' && hover) paintEraser(context, hover.at, ERASER, view);
  const snap = doing?.kind === 'change' ? doing.snap : doing ? undefined : hover?.snap;
  if (snap) paintSnap(context, snap.at, snap.onto, view);
  if (overlay.covered) paintLoupe(context, overlay.picture.element, overlay.covered, view, size);
}

function paintChosen(
  context: CanvasRenderingContext2D,
  one: Drawn,
  overlay: Overlay,
  vertex: string | undefined,
): void {
  const { selected, view, isFixed } = overlay;
  const { geometry, shape, limits, colour, name } = one;
  const fixed = isFixed(one);
  const isWrong = selected.length <= WITH_HANDLES && geometry.problem(shape, limits) !== undefined;
  paintShape(context, one, { colour, name, isSelected: true, isFixed: fixed, isWrong }, view);
  if (selected.length > WITH_HANDLES || fixed) return;
  paintHandles(context, geometry.handles(shape, view.scale), vertex, view);
}

/** The shape as it would be if the pointer went up now. */
function paintDrawing(context: CanvasRenderingContext2D, overlay: Overlay, limits: Limits): void {
  const { tool, points, doing, hover, view, size, pen, guides } = overlay;
  if (tool.kind !== 'draw') return;
  const at = hover && (hover.snap?.at ?? hover.at);
  const { geometry } = tool.wanted;
  const all = doing?.kind === 'draw' ? doing.points : points.length > 0 && at ? [...points, at] : points;
  if (guides && at && !(doing && doing.kind !== 'draw')) paintGuides(context, at, view, size);
  const shape = all.length > 0 ? geometry.draw(all, limits) : undefined;
  if (!shape) return;
  const bounds = geometry.bounds(shape);
  const isWrong = geometry.problem(shape, limits)?.kind === 'crosses';
  const look = { colour: pen.colour, name: '', isSelected: true, isWrong };
  paintShape(context, { outline: geometry.outline(shape), bounds }, look, view);
  const dots = points.map(({ x, y }, index) => ({ id: String(index), x, y, kind: 'vertex' as const, cursor: '' }));
  paintHandles(context, dots, geometry.isClosed && points.length > 2 ? '0' : undefined, view);
  if (geometry.drawnBy === 'vertices') return;
  const size2 = `${Math.round(bounds.width)} × ${Math.round(bounds.height)}`;
  const corner = { x: bounds.left + bounds.width / 2, y: bounds.top + bounds.height };
  paintNote(context, size2, { x: corner.x * view.scale + view.x, y: corner.y * view.scale + view.y + 18 });
}

const asShaped = (one: Drawn, shape: Drawn['shape']): Drawn => ({
  ...one,
  shape,
  outline: one.geometry.outline(shape),
  bounds: one.geometry.bounds(shape),
});

const onPicture = (view: View, { width, height }: Size) => ({
  left: -view.x / view.scale,
  top: -view.y / view.scale,
  width: width / view.scale,
  height: height / view.scale,
});
