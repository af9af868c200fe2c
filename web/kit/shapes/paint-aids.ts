/** What helps with drawing: guides through the pointer, arrows of links, the place something snaps to. In screen pixels. */
import type { View } from '../view.ts';
import type { Box, Point } from './geometry.ts';
import { middleOf } from './plane.ts';

const LIGHT = '#ffffff';
const DARK = 'rgba(10, 12, 15, 0.75)';

const onScreen = ({ x, y }: Point, view: View): Point => ({ x: x * view.scale + view.x, y: y * view.scale + view.y });

function twice(context: CanvasRenderingContext2D, colour: string, width: number): void {
  context.strokeStyle = DARK;
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** Through the whole canvas. */
export function paintGuides(
  context: CanvasRenderingContext2D,
  at: Point,
  view: View,
  size: Pick<Box, 'width' | 'height'>,
) {
  const { x, y } = onScreen(at, view);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, 0);
  context.lineTo(Math.round(x) + 0.5, size.height);
  context.moveTo(0, Math.round(y) + 0.5);
  context.lineTo(size.width, Math.round(y) + 0.5);
  context.strokeStyle = 'rgba(10, 12, 15, 0.45)';
  context.lineWidth = 1;
  context.stroke();
  context.setLineDash([4, 4]);
  context.strokeStyle = 'rgba(255, 255, 255, 0.85)';
  context.stroke();
  context.setLineDash([]);
}

export interface PaintedArrow {
  from: Point;
  to: Point;
  name: string;
  bothWays: boolean;
}

const HEAD = 10;

export function paintArrow(context: CanvasRenderingContext2D, arrow: PaintedArrow, view: View, isLoud: boolean): void {
  const [from, to] = [onScreen(arrow.from, view), onScreen(arrow.to, view)];
  const along = Math.atan2(to.y - from.y, to.x - from.x);
  context.globalAlpha = isLoud ? 1 : 0.6;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  head(context, to, along);
  if (arrow.bothWays) head(context, from, along + Math.PI);
  twice(context, LIGHT, 2);
  context.globalAlpha = 1;
  if (isLoud && arrow.name) paintNote(context, arrow.name, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
}

function head(context: CanvasRenderingContext2D, { x, y }: Point, along: number): void {
  for (const side of [along + 2.6, along - 2.6]) {
    context.moveTo(x, y);
    context.lineTo(x + HEAD * Math.cos(side), y + HEAD * Math.sin(side));
  }
}

/** Lines without a direction. */
export function paintBones(
  context: CanvasRenderingContext2D,
  bones: readonly { from: Point; to: Point }[],
  view: View,
): void {
  if (bones.length === 0) return;
  context.beginPath();
  for (const bone of bones) {
    const [from, to] = [onScreen(bone.from, view), onScreen(bone.to, view)];
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  twice(context, LIGHT, 2);
}

/** A few words on a dark ground, with their middle at a place of the screen. */
export function paintNote(context: CanvasRenderingContext2D, text: string, { x, y }: Point): void {
  context.font = '600 12px system-ui, sans-serif';
  context.textBaseline = 'middle';
  const wide = context.measureText(text).width + 12;
  context.fillStyle = DARK;
  context.fillRect(x - wide / 2, y - 10, wide, 20);
  context.fillStyle = LIGHT;
  context.fillText(text, x - wide / 2 + 6, y + 0.5);
}

/** Round the place: a ring for a vertex, a square for an edge. */
export function paintSnap(context: CanvasRenderingContext2D, at: Point, onto: 'vertex' | 'edge', view: View): void {
  const { x, y } = onScreen(at, view);
  context.beginPath();
  if (onto === 'vertex') context.arc(x, y, 9, 0, 2 * Math.PI);
  else context.rect(x - 7, y - 7, 14, 14);
  twice(context, '#ffd60a', 2);
}

/** What is being put a frame around, to select it. */
export function paintBand(context: CanvasRenderingContext2D, { left, top, width, height }: Box, view: View): void {
  const at = onScreen({ x: left, y: top }, view);
  context.fillStyle = 'rgba(53, 176, 255, 0.12)';
  context.fillRect(at.x, at.y, width * view.scale, height * view.scale);
  context.beginPath();
  context.rect(at.x, at.y, width * view.scale, height * view.scale);
  context.setLineDash([5, 4]);
  twice(context, LIGHT, 1);
  context.setLineDash([]);
}

/** Half of its width, on the screen. */
const LOUPE = 56;
const MAGNIFIED = 3;

/** What is under a finger, larger, in a corner where the finger is not. */
export function paintLoupe(
  context: CanvasRenderingContext2D,
  picture: HTMLImageElement,
  at: Point,
  view: View,
  { width }: Pick<Box, 'width' | 'height'>,
): void {
  const isRight = onScreen(at, view).x < width / 2;
  const middle = { x: isRight ? width - LOUPE - 8 : LOUPE + 8, y: LOUPE + 8 };
  const half = LOUPE / (view.scale * MAGNIFIED);
  context.save();
  context.beginPath();
  context.arc(middle.x, middle.y, LOUPE, 0, 2 * Math.PI);
  context.fillStyle = DARK;
  context.fill();
  context.clip();
  context.drawImage(
    picture,
    ...([at.x - half, at.y - half, 2 * half, 2 * half] as const),
    ...([middle.x - LOUPE, middle.y - LOUPE, 2 * LOUPE, 2 * LOUPE] as const),
  );
  context.beginPath();
  context.moveTo(middle.x - 12, middle.y);
  context.lineTo(middle.x + 12, middle.y);
  context.moveTo(middle.x, middle.y - 12);
  context.lineTo(middle.x, middle.y + 12);
  twice(context, LIGHT, 1);
  context.restore();
  context.beginPath();
  context.arc(middle.x, middle.y, LOUPE, 0, 2 * Math.PI);
  twice(context, LIGHT, 2);
}

/** How far one may draw. */
export function paintFrame(context: CanvasRenderingContext2D, { left, top, width, height }: Box, view: View): void {
  const at = onScreen({ x: left, y: top }, view);
  context.strokeStyle = 'rgba(127, 127, 127, 0.9)';
  context.lineWidth = 1;
  context.setLineDash([6, 5]);
  context.strokeRect(at.x + 0.5, at.y + 0.5, width * view.scale, height * view.scale);
  context.setLineDash([]);
}

/** @param radius on the screen. */
export function paintEraser(context: CanvasRenderingContext2D, at: Point, radius: number, view: View): void {
  const { x, y } = onScreen(at, view);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = 'rgba(255, 69, 58, 0.2)';
  context.fill();
  twice(context, LIGHT, 1.5);
}

/** Where an arrow begins and ends. */
export const anchorOf = ({ bounds }: { bounds: Box }): Point => middleOf(bounds);
