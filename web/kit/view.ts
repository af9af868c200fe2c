/** How a picture lies on the screen: scale (screen pixels for one of the picture) and where its corner is. Pure. */
import type { Box, Point } from './boxes.ts';

export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

const LEAST_SCALE = 0.02;
const MOST_SCALE = 64;

/** The whole area in the middle of the screen; small pictures are not blown up beyond `most`. */
export function fit(area: Box, screen: Size, margin = 16, most = 4): View {
  const wide = (screen.width - 2 * margin) / area.width;
  const high = (screen.height - 2 * margin) / area.height;
  const scale = Math.max(Math.min(wide, high, most), LEAST_SCALE);
  return {
    scale,
    x: (screen.width - area.width * scale) / 2 - area.left * scale,
    y: (screen.height - area.height * scale) / 2 - area.top * scale,
  };
}

/** What lies under `at` on the screen stays there. */
export function zoom(view: View, factor: number, at: Point): View {
  const scale = Math.min(Math.max(view.scale * factor, LEAST_SCALE), MOST_SCALE);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

export const pan = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });

/** Screen to picture. */
export const toPicture = ({ scale, x, y }: View, at: Point): Point => ({
  x: (at.x - x) / scale,
  y: (at.y - y) / scale,
});

/** Two fingers: zoom by how far apart they are, around and along with the middle between them. */
export function pinch(view: View, before: [Point, Point], after: [Point, Point]): View {
  const apart = ([a, b]: [Point, Point]) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
  const middle = ([a, b]: [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [from, to] = [middle(before), middle(after)];
  return zoom(pan(view, to.x - from.x, to.y - from.y), apart(after) / apart(before), to);
}

/** Where one looks, whatever the size of the screen: the scale, and which part of the area is in the middle (0 to 1). */
export interface Spot {
  scale: number;
  x: number;
  y: number;
}

export const spotOf = ({ scale, x, y }: View, area: Box, screen: Size): Spot => ({
  scale,
  x: ((screen.width / 2 - x) / scale - area.left) / area.width,
  y: ((screen.height / 2 - y) / scale - area.top) / area.height,
});

export function viewOf({ scale, x, y }: Spot, area: Box, screen: Size): View {
  const kept = Math.min(Math.max(scale, LEAST_SCALE), MOST_SCALE);
  return {
    scale: kept,
    x: screen.width / 2 - (area.left + x * area.width) * kept,
    y: screen.height / 2 - (area.top + y * area.height) * kept,
  };
}
