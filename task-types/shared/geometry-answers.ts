/** Shapes in a response: their schema, and what it cannot say (api-facts E.6). */
import { type TSchema, Type } from 'typebox';
import type { Json, Problem } from '../kit.ts';
import { attributesAnswer, isAlwaysRequired } from './attribute-answers.ts';
import type { AttributeDefinitions } from './attribute-params.ts';
import { entriesOf, type Geometries, type Geometry, type GeometryName } from './geometry-params.ts';
import { firstProblem } from './json.ts';
import { leaves } from './labels.ts';

export interface Shape {
  required: string[];
  properties: Record<string, TSchema>;
  anyOf?: object[];
}

const number = Type.Number();
const vertex = { type: 'object', required: ['x', 'y'], properties: { x: number, y: number } };
const vertexList = (minItems: number, maxItems?: number): TSchema =>
  Type.Unsafe<unknown>({ type: 'array', items: vertex, minItems, ...(maxItems !== undefined && { maxItems }) });
/** The corners of a cuboid have names (recorded: `face-topleft`, `side-bottomcorner`; `type` is `vertex`). */
const corner = {
  type: 'object',
  required: ['x', 'y'],
  properties: { type: { type: 'string' }, description: { type: 'string' }, x: number, y: number },
};
const cornerList = Type.Unsafe<unknown>({ type: 'array', items: corner, minItems: 6, maxItems: 8 });
const openObjects = Type.Unsafe<unknown>({ type: 'array', items: { type: 'object' } });

/** Fields that go together, as an alternative; ajv's strict mode wants them described where they are required. */
const together = (...names: string[]) => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, {}])),
});

/** Position and size of a box. Only a rotated one may give its corners instead of its size. */
export function boxShape({ min_width = 0, min_height = 0, can_rotate, integer_pixels }: Partial<Geometry>): Shape {
  const pixel = (options: { minimum?: number } = {}) =>
    integer_pixels && !can_rotate ? Type.Integer(options) : Type.Number(options);
  const properties = {
    left: pixel(),
    top: pixel(),
    width: pixel({ minimum: min_width }),
    height: pixel({ minimum: min_height }),
  };
  if (!can_rotate) {
    const rotation = Type.Unsafe<number>({ type: 'number', const: 0, description: 'Not asked for.' });
    return { required: ['left', 'top', 'width', 'height'], properties: { ...properties, rotation } };
  }
  return {
    required: ['left', 'top'],
    properties: { ...properties, rotation: number, vertices: vertexList(4, 4) },
    anyOf: [together('width', 'height'), together('rotation', 'vertices')],
  };
}

/** Where no limit is given a polygon has three vertices and a line two, if the upper limit allows it. */
export function vertexLimits({ min_vertices, max_vertices }: Geometry, natural: number): [number, number?] {
  const most = max_vertices ?? undefined;
  return [min_vertices ?? Math.min(natural, most ?? natural), most];
}

const verticesShape = (geometry: Geometry, natural: number): Shape => ({
  required: ['vertices'],
  properties: { vertices: vertexList(...vertexLimits(geometry, natural)) },
});

const SHAPES: Record<GeometryName, (geometry: Geometry) => Shape> = {
  box: boxShape,
  polygon: (geometry) => verticesShape(geometry, 3),
  line: (geometry) => verticesShape(geometry, 2),
  point: () => ({ required: ['x', 'y'], properties: { x: number, y: number } }),
  ellipse: () => ({ required: ['vertices'], properties: { vertices: vertexList(4, 4) } }),
  cuboid: () => ({
    required: ['vertices'],
    properties: { vertices: cornerList, edges: openObjects, points_2d: openObjects, points_3d: openObjects },
  }),
};

/** The fields of one geometry. */
export const shapeAnswer = (name: GeometryName, geometry: Geometry): Shape => SHAPES[name](geometry);

const isShape = (name: GeometryName) => ({
  anyOf: ['type', 'geometry'].map((key) => ({
    type: 'object',
    required: [key],
    properties: { [key]: { const: name } },
  })),
});

/** One annotation of any of the geometries asked for. It names its geometry as `type`, as `geometry`, or both. */
export function annotationAnswer(geometries: Geometries, attributes: AttributeDefinitions | undefined): TSchema {
  const entries = entriesOf(geometries);
  const discriminator = { type: 'string', enum: entries.map(([name]) => name) };
  const attributesNeeded = Object.values(attributes ?? {}).some(isAlwaysRequired);
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['uuid', 'label', ...(attributesNeeded ? ['attributes'] : [])],
    properties: {
      uuid: { type: 'string', minLength: 1 },
      type: discriminator,
      geometry: discriminator,
      label: { type: 'string' },
      attributes: attributesAnswer(attributes),
    },
    anyOf: [together('type'), together('geometry')],
    allOf: entries.map(([name, geometry]) => {
      const { properties, ...rest } = SHAPES[name](geometry);
      const label = { type: 'string', enum: leaves(geometry.objects_to_annotate) };
      return {
        if: isShape(name),
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
        then: {
          type: 'object',
          ...rest,
          properties: { type: { const: name }, geometry: { const: name }, label, ...properties },
        },
      };
    }),
  });
}

type Drawn = { type?: string; geometry?: string; vertices?: { x: number; y: number }[] };

/** A cuboid has only vertices, so its least size is a rule between them. */
export function cuboidsProblem(annotations: readonly Json[], cuboid: Geometry | undefined): Problem | undefined {
  if (!cuboid) return undefined;
  return firstProblem(annotations as readonly Drawn[], ({ type, geometry, vertices = [] }, index) =>
    (type ?? geometry) === 'cuboid' ? cuboidProblem(vertices, cuboid, `annotations.${index}`) : undefined,
  );
}

/** @param path of the shape that has the vertices. */
export function cuboidProblem(
  vertices: readonly { x: number; y: number }[],
  { min_width = 0, min_height = 0 }: Partial<Geometry>,
  path: string,
): Problem | undefined {
  const extent = (axis: 'x' | 'y') => {
    const values = vertices.map((corner) => corner[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const side = extent('x') < min_width ? `${min_width} wide` : extent('y') < min_height ? `${min_height} high` : '';
  return side ? { path: `${path}.vertices`, message: `must be at least ${side}` } : undefined;
}
