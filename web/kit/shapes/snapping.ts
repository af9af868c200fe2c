/** Brings a point onto a vertex or an edge of a shape near it. Pure. */
import type { Drawn } from './drawn.ts';
import type { Point } from './geometry.ts';
import type { Near } from './near.ts';
import { apart, nearestOnPath } from './plane.ts';

export interface Snap {
  at: Point;
  onto: 'vertex' | 'edge';
}

/** A vertex within reach wins over an edge, however near. @param skip shapes that are being moved themselves. */
export function snapTo(near: Near, point: Point, reach: number, skip: (one: Drawn) => boolean): Snap | undefined {
  let vertex: { at: Point; off: number } | undefined;
  let edge: { at: Point; off: number } | undefined;
  for (const one of near.around(point, reach)) {
    if (skip(one)) continue;
    for (const at of [...one.outline.dots, ...one.outline.paths.flatMap(({ points }) => points)]) {
      const off = apart(at, point);
      if (off <= (vertex?.off ?? reach)) vertex = { at, off };
    }
    for (const path of one.outline.paths) {
      const found = nearestOnPath(path, point, edge?.off ?? reach);
      if (found) edge = found;
    }
  }
  if (vertex) return { at: vertex.at, onto: 'vertex' };
  return edge && { at: edge.at, onto: 'edge' };
}
