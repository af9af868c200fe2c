/** What may be drawn, and how (api-facts E.6). Nothing is filled in: Scale's samples show geometries as they were sent. */
import { type TSchema, Type } from 'typebox';
import type { Json, Problem } from '../kit.ts';
import { firstProblem } from './json.ts';
import { type LabelDescription, labelsParam, labelsProblem } from './labels.ts';

export type GeometryName = 'box' | 'polygon' | 'line' | 'point' | 'cuboid' | 'ellipse';

/** One entry of geometries; which options it has depends on its name. */
export type Geometry = {
  objects_to_annotate: LabelDescription[];
  min_width?: number;
  min_height?: number;
  can_rotate?: boolean;
  integer_pixels?: boolean;
  min_vertices?: number;
  max_vertices?: number | null;
};
export type Geometries = { [name in GeometryName]?: Geometry };

/** Larger pictures do not exist; a bound keeps the arithmetic of samples exact. */
const MOST_PIXELS = 1_000_000;
/** A sample has as many vertices as are asked for. */
const MOST_VERTICES = 1000;

export const objectsToAnnotate = labelsParam('What to annotate: strings or label descriptions.');

export const leastSide = (side: 'width' | 'height', options: { default?: number } = {}) =>
  Type.Number({
    minimum: 0,
    maximum: MOST_PIXELS,
    description: `The least ${side} in pixels; 0 when left out.`,
    ...options,
  });
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));

export const sides = { min_height: Type.Optional(leastSide('height')), min_width: Type.Optional(leastSide('width')) };

const vertices = {
  min_vertices: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MOST_VERTICES, description: 'The least number of vertices.' }),
  ),
  max_vertices: Type.Optional(
    Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      minimum: 1,
      description: 'The largest number of vertices; null is no limit.',
    }),
  ),
};

const numbers = (required: string[], optional: string[], description: string) =>
  Type.Optional(
    Type.Unsafe<Json>({
      type: ['object', 'null'],
      required,
      description,
      properties: Object.fromEntries(
        [...required, ...optional].map((key) => [key, Type.Number({ description: `Its ${key}.` })]),
      ),
    }),
  );

export const camera = {
  camera_intrinsics: numbers(['fx', 'fy', 'cx', 'cy'], ['skew', 'scalefactor'], 'Intrinsics of the camera.'),
  camera_rotation_quaternion: numbers(['w', 'x', 'y', 'z'], [], 'Rotation of the camera in the world.'),
  camera_height: Type.Optional(
    Type.Unsafe<number | null>({ type: ['number', 'null'], description: 'Height of the camera in metres.' }),
  ),
};

const connections = Type.Optional(
  Type.Array(
    Type.Object({
      pair: Type.Array(Type.String(), { minItems: 2, maxItems: 2, description: 'Labels of the two points.' }),
      connection_attribute: Type.Optional(
        Type.String({ description: 'Linked attribute that tells which points belong together.' }),
      ),
    }),
    { description: 'Lines drawn between points as a visual aid.' },
  ),
);

const geometry = (description: string, options: Record<string, TSchema> = {}) =>
  Type.Object({ objects_to_annotate: objectsToAnnotate, ...options }, { description });

const GEOMETRIES: Record<GeometryName, TSchema> = {
  box: geometry('Boxes.', {
    ...sides,
    can_rotate: flag('Boxes may be rotated. False when left out.'),
    integer_pixels: flag('Whole pixels only, unless boxes can rotate. False when left out.'),
  }),
  polygon: geometry('Polygons.', vertices),
  line: geometry('Lines of one or more segments.', vertices),
  point: geometry('Points.', { connections }),
  cuboid: geometry('Cuboids in perspective.', { ...sides, ...camera }),
  ellipse: geometry('Ellipses.'),
};

export const geometryNames = Object.keys(GEOMETRIES) as GeometryName[];

/** Some of the geometries, for types that do not have all. */
export const geometriesOf = (names: readonly GeometryName[]) =>
  Type.Unsafe<Geometries>({
    type: 'object',
    description: 'What to draw: name of the geometry to its options.',
    minProperties: 1,
    properties: Object.fromEntries(names.map((name) => [name, GEOMETRIES[name]])),
    additionalProperties: false,
  });

export const geometriesParam = geometriesOf(geometryNames);

/** The geometries asked for, in the order they were given. */
export const entriesOf = (geometries: Geometries): [GeometryName, Geometry][] =>
  Object.entries(geometries) as [GeometryName, Geometry][];

/** Everything an annotation may be called. */
export const labelsOf = (geometries: Geometries): LabelDescription[] =>
  entriesOf(geometries).flatMap(([, { objects_to_annotate }]) => objects_to_annotate);

export function geometriesProblem(geometries: Geometries): Problem | undefined {
  return firstProblem(entriesOf(geometries), ([name, { objects_to_annotate, min_vertices, max_vertices }]) => {
    const at = `geometries.${name}`;
    if (max_vertices != null && min_vertices !== undefined && max_vertices < min_vertices) {
      return { path: `${at}.max_vertices`, message: `must be greater than or equal to ${min_vertices}` };
    }
    return labelsProblem(objects_to_annotate, `${at}.objects_to_annotate`);
  });
}
