/** Where a drawn shape is: the smallest upright rectangle around it, and whether that is inside the picture. */
import type { Json, JsonObject, Problem } from '../kit.ts';
import { firstProblem } from './json.ts';

/** Pixels. */
export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PictureSize {
  width: number;
  height: number;
}

type Corner = { x: number; y: number };

const around = (corners: readonly Corner[]): Extent => {
  const extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of corners) {
    extent.left = Math.min(extent.left, x);
    extent.top = Math.min(extent.top, y);
    extent.right = Math.max(extent.right, x);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent;
};

/** @param shape of a response that its schema admits; undefined for one without a place. */
export function extentOf(shape: JsonObject): Extent | undefined {
  const { vertices, left, top, width, height, x, y } = shape;
  if (Array.isArray(vertices) && vertices.length > 0) return around(vertices as Corner[]);
  if (typeof left === 'number' && typeof top === 'number') {
    const [w, h] = [Number(width ?? 0), Number(height ?? 0)];
    return { left, top, right: left + w, bottom: top + h };
  }
  return typeof x === 'number' && typeof y === 'number' ? around([{ x, y }]) : undefined;
}

/** Sums of fractions are not exact. Pixels. */
const ROUNDING = 1e-6;

/** How a rotated box lies is only known from its corners; without them its middle is held against the picture. */
function judged(shape: JsonObject, extent: Extent): Extent {
  const rotated = Boolean(shape.rotation) && !Array.isArray(shape.vertices);
  if (!rotated) return extent;
  return around([{ x: (extent.left + extent.right) / 2, y: (extent.top + extent.bottom) / 2 }]);
}

/** Every annotation lies inside the picture. @returns the first that does not. */
export function outsideProblem(annotations: readonly Json[], { width, height }: PictureSize): Problem | undefined {
  return firstProblem(annotations as readonly JsonObject[], (shape, index) => {
    const extent = extentOf(shape);
    if (!extent) return undefined;
    const { left, top, right, bottom } = judged(shape, extent);
    const inside = left >= -ROUNDING && top >= -ROUNDING && right <= width + ROUNDING && bottom <= height + ROUNDING;
    if (inside) return undefined;
    return {
      path: `annotations.${index}`,
      message: `must be inside the picture, which is ${width} x ${height} pixels`,
    };
  });
}
