/** All geometries by name. */
import type { GeometryName } from '../../../task-types/shared/geometry-params.ts';
import { box } from './box.ts';
import type { Geometry } from './geometry.ts';
import { curve, line } from './line.ts';
import { polygon } from './polygon.ts';

const GEOMETRIES: Partial<Record<GeometryName, Geometry>> = { box, polygon, line };

/** What makes another geometry of the same name. */
export interface Kind {
  canRotate?: boolean;
  splines?: boolean;
}

/** @returns undefined for one that cannot be drawn here. */
export function geometryOf(name: GeometryName, { splines = false }: Kind = {}): Geometry | undefined {
  return name === 'line' && splines ? curve : GEOMETRIES[name];
}
