/** Lines between shapes as they are painted: links, and the skeleton of points. Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { connectionsOf, linesBetween } from './connections.ts';
import type { Drawn } from './drawn.ts';
import type { Arrow } from './links.ts';
import { anchorOf, type PaintedArrow } from './paint-aids.ts';
import type { ShapeSpec } from './spec.ts';

export interface OverlayArrow extends PaintedArrow {
  /** Of a selected shape: with its name. */
  isLoud: boolean;
}

/** An arrow whose end is not there is not painted. */
export function overlayArrows(
  arrows: readonly Arrow[],
  drawn: readonly Drawn[],
  selected: readonly string[],
): OverlayArrow[] {
  if (arrows.length === 0) return [];
  const byId = new Map(drawn.map((one) => [one.id, one]));
  return arrows.flatMap(({ from, to, name, bothWays }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    if (!start || !end) return [];
    const isLoud = selected.includes(from) || selected.includes(to);
    return [{ from: anchorOf(start), to: anchorOf(end), name, bothWays, isLoud }];
  });
}

export interface Bone {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** Lines between points that the params ask for. */
export function bonesOf(drawn: readonly Drawn[], { wanted }: ShapeSpec): Bone[] {
  const connections = wanted.flatMap(({ params }) => connectionsOf((params as unknown as JsonObject).connections));
  if (connections.length === 0) return [];
  const points = drawn.flatMap(({ id, label, shape, annotation: { attributes = {} } }) => {
    const { x, y } = shape;
    if (typeof x !== 'number' || typeof y !== 'number') return [];
    return [{ id, label, x, y, attributes: isObject(attributes) ? attributes : {} }];
  });
  return linesBetween(points, connections).map(([from, to]) => ({ from, to }));
}
