/** Paints all boxes at once: a thousand of them are one drawing, not a thousand things to keep. */
import { type Box, handlePoint, handlesOf } from './boxes.ts';
import type { View } from './view.ts';

export interface PaintedBox extends Box {
  colour: string;
  name: string;
}

export interface Painting {
  boxes: readonly PaintedBox[];
  /** With its handles, above the others. */
  selected: PaintedBox | undefined;
  view: View;
}

const HANDLE = 9;
const FONT = '600 12px system-ui, sans-serif';

/** In screen pixels, so that lines are as wide at every zoom. */
export function paintBoxes(context: CanvasRenderingContext2D, { boxes, selected, view }: Painting): void {
  context.font = FONT;
  context.textBaseline = 'middle';
  for (const box of boxes) paintBox(context, box, view, false);
  if (!selected) return;
  paintBox(context, selected, view, true);
  for (const handle of handlesOf(selected, view.scale)) {
    const { x, y } = handlePoint(onScreen(selected, view), handle);
    context.fillStyle = '#ffffff';
    context.strokeStyle = '#101418';
    context.lineWidth = 1;
    context.fillRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
    context.strokeRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
  }
}

function onScreen({ left, top, width, height }: Box, { scale, x, y }: View): Box {
  return { left: left * scale + x, top: top * scale + y, width: width * scale, height: height * scale };
}

function paintBox(context: CanvasRenderingContext2D, box: PaintedBox, view: View, isSelected: boolean): void {
  const { left, top, width, height } = onScreen(box, view);
  context.globalAlpha = isSelected ? 0.16 : 0.08;
  context.fillStyle = box.colour;
  context.fillRect(left, top, width, height);
  context.globalAlpha = 1;
  // A dark line beneath keeps the colour apart from a picture of the same colour.
  context.strokeStyle = 'rgba(10, 12, 15, 0.65)';
  context.lineWidth = isSelected ? 5 : 4;
  context.strokeRect(left, top, width, height);
  context.strokeStyle = box.colour;
  context.lineWidth = isSelected ? 3 : 2;
  context.strokeRect(left, top, width, height);
  if (box.name && width > 24) paintName(context, box, left, top, Math.max(width, 48));
}

function paintName(context: CanvasRenderingContext2D, box: PaintedBox, left: number, top: number, room: number): void {
  const wide = Math.min(context.measureText(box.name).width + 10, room);
  const above = top >= 20 ? top - 19 : top + 1;
  context.save();
  context.beginPath();
  context.rect(left - 2, above, wide, 18);
  context.clip();
  context.fillStyle = box.colour;
  context.fillRect(left - 2, above, wide, 18);
  context.fillStyle = '#101418';
  context.fillText(box.name, left + 3, above + 9.5);
  context.restore();
}
