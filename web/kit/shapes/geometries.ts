/** All geometries by name. */
import type { GeometryName } from '../../../task-types/shared/geometry-params.ts';
import { box } from './box.ts';
import { cuboid } from './cuboid.ts';
import { ellipse } from './ellipse.ts';
import type { Geometry } from './geometry.ts';
import { curve, line } from './line.ts';
import { point } from './point.ts';
import { polygon } from './polygon.ts';
import { rotatedBox } from './rotated-box.ts';

const GEOMETRIES: Record<GeometryName, Geometry> = { box, polygon, line, point, ellipse, cuboid };

/** What makes another geometry of the same name. */
export interface Kind {
  canRotate?: boolean;
  splines?: boolean;
}

export function geometryOf(name: GeometryName, { canRotate = false, splines = false }: Kind = {}): Geometry {
  if (name === 'box' && canRotate) return rotatedBox;
  return name === 'line' && splines ? curve : GEOMETRIES[name];
}
