/** What geometries that can be turned share. Angles are radians, clockwise as the screen shows them. Pure. */
import type { Handle, Held, Point } from './geometry.ts';

/** The handle to turn by stands off the shape. Screen pixels. */
const OFF = 22;
/** Turning with Shift goes from one of these to the next: 15 degrees. */
const NOTCH = Math.PI / 12;

export const rotate = ({ x, y }: Point, angle: number): Point => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
};

/** Above -180 and up to 180 degrees. */
export function normal(angle: number): number {
  const rest = angle % (2 * Math.PI);
  if (rest > Math.PI) return rest - 2 * Math.PI;
  return rest <= -Math.PI ? rest + 2 * Math.PI : rest;
}

export const toDegrees = (angle: number): number => Math.round((angle * 18_000) / Math.PI) / 100 + 0;
export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

const CURSORS = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'];

/** The cursor for pulling into a direction. */
export const cursorOf = (angle: number): string => CURSORS[Math.round(((normal(angle) + Math.PI) / Math.PI) * 4) % 4]!;

/** Away from the middle over the end of the shape's upper side, or below it where that is above the picture. */
export function turnHandle(middle: Point, upper: Point, scale: number): Handle {
  const reach = Math.hypot(upper.x - middle.x, upper.y - middle.y);
  const part = reach > 0 ? (reach + OFF / scale) / reach : 1;
  const off = (way: 1 | -1): Point => ({
    x: middle.x + (upper.x - middle.x) * part * way,
    y: middle.y + (upper.y - middle.y) * part * way,
  });
  const isAbove = off(1).y >= 0;
  return { id: isAbove ? 'turn' : 'turn below', ...off(isAbove ? 1 : -1), kind: 'turn', cursor: 'grab' };
}

export const isTurn = (handle: string): boolean => handle.startsWith('turn');

/** The rotation that a shape gets when its handle is dragged there. @param rotation 0 has the upper side above. */
export function turnedTo(handle: string, middle: Point, to: Point, { shift }: Held): number {
  const away = Math.atan2(to.y - middle.y, to.x - middle.x);
  const rotation = normal(away + (handle === 'turn' ? Math.PI / 2 : -Math.PI / 2));
  return shift ? normal(Math.round(rotation / NOTCH) * NOTCH) : rotation;
}
