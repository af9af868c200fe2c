/** Answers of the older types: annotations that are all of one geometry (api-facts E.5, E.7, E.8). */
import { type TSchema, Type } from 'typebox';
import { likeness, type Part } from '../agreement.ts';
import { CONSTANT, type Draw } from '../draw.ts';
import type { JsonObject, Prelabels, Problem } from '../kit.ts';
import { type Annotation, type AnnotationsResponse, annotationsProblem } from './annotations.ts';
import { attributesAnswer, isAlwaysRequired } from './attribute-answers.ts';
import { baseOf, lockedProblem } from './base-annotations.ts';
import { outsideProblem, type PictureSize } from './extents.ts';
import { shapeAnswer } from './geometry-answers.ts';
import type { Geometry, GeometryName } from './geometry-params.ts';
import { leaves } from './labels.ts';
import {
  attributesOf,
  type Count,
  globalsOf,
  type OneGeometryParams,
  oneGeometryProblem,
} from './one-geometry-params.ts';
import { linkTargets, mayAdd, sampleOneGeometry } from './one-geometry-samples.ts';
import { oneKind } from './picture-marks.ts';
import { byUuid, partialParams } from './prelabels.ts';
import { shapeLikeness } from './shape-likeness.ts';

type Options = Omit<Geometry, 'objects_to_annotate'>;

const ANY: Count = { least: 0, most: Number.POSITIVE_INFINITY };

interface Asked<P> {
  /** Of the geometry. */
  options?(given: P): Options;
  count?(given: P): Count;
  /** A rule of the geometry that the schema cannot say. */
  check?(given: P, annotations: readonly Annotation[]): Problem | undefined;
  /** Of pre-labels less may be asked for than of an answer. */
  partial?(given: P): P;
}

export function oneGeometry<P extends OneGeometryParams>(
  name: GeometryName,
  { options = () => ({}), count = () => ANY, check = () => undefined, partial = (given) => given }: Asked<P> = {},
) {
  const geometryOf = (given: P): Geometry => ({ objects_to_annotate: given.objects_to_annotate, ...options(given) });
  return {
    checkParams: (given: P): Problem | undefined => oneGeometryProblem(given) ?? countProblem(given, count(given)),
    responseSchema: (given: P) => responseSchema(name, given, geometryOf(given), count(given)),
    checkResponse: (given: P, response: AnnotationsResponse): Problem | undefined =>
      annotationsProblem(response, attributesOf(given), globalsOf(given)) ??
      check(given, response.annotations) ??
      lockedProblem(given as JsonObject, response.annotations),
    checkBounds: (_given: P, { annotations }: AnnotationsResponse, picture: PictureSize): Problem | undefined =>
      outsideProblem(annotations, picture),
    agreement: (): Part[] => [likeness((a, b) => shapeLikeness(annotationsIn(a), annotationsIn(b)))],
    pictures: oneKind<P>(name),
    prelabels: { ...byUuid, partial: (given: P) => partial(partialParams(given as P & JsonObject)) } as Prelabels<
      P & JsonObject
    >,
    sample: (given: P, draw: Draw = CONSTANT) => sampleOneGeometry(name, given, geometryOf(given), count(given), draw),
  };
}

const annotationsIn = ({ annotations }: JsonObject) => annotations as Annotation[];

/** Recorded answers hold a shape and perhaps a label; those of live tasks also uuid, geometry and attributes. */
function responseSchema(name: GeometryName, given: OneGeometryParams, geometry: Geometry, count: Count): TSchema {
  const shape = shapeAnswer(name, geometry);
  const attributesNeeded = Object.values(given.annotation_attributes ?? {}).some(isAlwaysRequired);
  const globalsNeeded = Object.values(given.global_attributes ?? {}).some(isAlwaysRequired);
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations', ...(globalsNeeded ? ['global_attributes'] : [])],
    properties: {
      annotations: {
        type: 'array',
        ...(count.least > 0 && { minItems: count.least }),
        ...(count.most < Number.POSITIVE_INFINITY && { maxItems: count.most }),
        items: {
          type: 'object',
          required: [
            ...shape.required,
            ...(given.with_labels ? ['label'] : []),
            ...(attributesNeeded ? ['attributes'] : []),
          ],
          properties: {
            ...shape.properties,
            label: { type: 'string', enum: leaves(geometry.objects_to_annotate) },
            uuid: { type: 'string', minLength: 1 },
            type: { const: name },
            geometry: { const: name },
            attributes: attributesAnswer(given.annotation_attributes),
          },
        },
      },
      global_attributes: attributesAnswer(given.global_attributes),
      is_customer_fix: { type: 'boolean' },
    },
  });
}

/** The params have `min_annotations` and `max_annotations` where the type has a count. */
function countProblem(given: OneGeometryParams, { least, most }: Count): Problem | undefined {
  const tooFew = (message: string): Problem => ({ path: 'max_annotations', message });
  const base = baseOf(given as JsonObject).length;
  if (least > base && !mayAdd(given as JsonObject)) {
    return {
      path: 'min_annotations',
      message: `must not be more than the ${base} base annotations that none may join`,
    };
  }
  if (most < least) return tooFew(`must be greater than or equal to ${least}, or 0`);
  if (most === Number.POSITIVE_INFINITY) return undefined;
  const linked = linkTargets(given).length;
  return most < linked
    ? tooFew(`must leave room for the ${linked} annotations that required links point at`)
    : undefined;
}
