/** All geometries by name. */
import type { GeometryName } from '../../../task-types/shared/geometry-params.ts';
import { box } from './box.ts';
import type { Geometry } from './geometry.ts';

const GEOMETRIES: Partial<Record<GeometryName, Geometry>> = { box: box as Geometry };

/** @param canRotate of boxes. @returns undefined for one that cannot be drawn here. */
export const geometryOf = (name: GeometryName, _canRotate = false): Geometry | undefined => GEOMETRIES[name];
