/** Answers of the older types: annotations that are all of one geometry (api-facts E.5, E.7, E.8). */
import { type TSchema, Type } from 'typebox';
import { likeness, type Part } from '../agreement.ts';
import { CONSTANT, type Draw } from '../draw.ts';
import type { JsonObject, Problem } from '../kit.ts';
import type { Mark } from '../marks.ts';
import { type Annotation, type AnnotationsResponse, annotationsProblem } from './annotations.ts';
import { attributesAnswer, isAlwaysRequired } from './attribute-answers.ts';
import { unrequired } from './attribute-params.ts';
import { attributeRules } from './attribute-rules.ts';
import { linkTargetLabels, sampleAttributes } from './attribute-samples.ts';
import { isLocked, lockedProblem, sampleOfBase } from './base-annotations.ts';
import { outsideProblem, type PictureSize } from './extents.ts';
import { shapeAnswer } from './geometry-answers.ts';
import type { Geometry, GeometryName } from './geometry-params.ts';
import { sampleShape } from './geometry-samples.ts';
import { leaves } from './labels.ts';
import { type OneGeometryParams, oneGeometryProblem } from './one-geometry-params.ts';
import { drawnHypothesis, drawnMarks } from './picture-marks.ts';
import { prelabelsProblem } from './prelabel-problems.ts';
import { partialParams } from './prelabels.ts';
import { sampleUuid } from './sample-uuid.ts';
import { shapeLikeness } from './shape-likeness.ts';

type Options = Omit<Geometry, 'objects_to_annotate'>;

/** How many annotations an answer may have. */
export interface Count {
  least: number;
  most: number;
}

const ANY: Count = { least: 0, most: Number.POSITIVE_INFINITY };
/** Of a drawn sample, where the params let it. */
const USUALLY_MOST = 4;

interface Asked<P> {
  /** Of the geometry. */
  options?(given: P): Options;
  count?(given: P): Count;
  /** A rule of the geometry that the schema cannot say. */
  check?(given: P, annotations: readonly Annotation[]): Problem | undefined;
}

export function oneGeometry<P extends OneGeometryParams>(
  name: GeometryName,
  { options = () => ({}), count = () => ANY, check = () => undefined }: Asked<P> = {},
) {
  const geometryOf = (given: P): Geometry => ({ objects_to_annotate: given.objects_to_annotate, ...options(given) });
  const rules = {
    responseSchema: (given: P) => responseSchema(name, given, geometryOf(given), count(given)),
    checkResponse: (given: P, response: AnnotationsResponse): Problem | undefined =>
      annotationsProblem(response, attributesOf(given), globalsOf(given)) ?? check(given, response.annotations),
  };
  // Fewer than asked for: the labeler adds the others.
  const anyLess = (given: P): Count => ({ ...count(given), least: 0 });
  const prelabelRules = {
    ...rules,
    responseSchema: (given: P) => responseSchema(name, given, geometryOf(given), anyLess(given)),
  };
  return {
    ...rules,
    // Pre-labels themselves are free of the locks, which are the answer's.
    checkResponse: (given: P, response: AnnotationsResponse): Problem | undefined =>
      rules.checkResponse(given, response) ?? lockedProblem(given as JsonObject, response.annotations),
    prelabels: { id: 'uuid' as const, partial: (given: P): P => ({ ...partialParams(given), min_annotations: 0 }) },
    checkParams: (given: P): Problem | undefined =>
      oneGeometryProblem(given) ?? countProblem(given, count(given)) ?? prelabelsProblem(unasked(given), prelabelRules),
    checkBounds: (_given: P, { annotations }: AnnotationsResponse, picture: PictureSize): Problem | undefined =>
      outsideProblem(annotations, picture),
    agreement: (): Part[] => [likeness((a, b) => shapeLikeness(annotationsIn(a), annotationsIn(b)))],
    pictures: {
      kinds: [name] as const,
      labels: ({ objects_to_annotate }: P): string[] => leaves(objects_to_annotate),
      marks: (_given: P, { annotations }: AnnotationsResponse) => drawnMarks(annotations, name),
      paramsFor: (given: JsonObject, { labels }: { labels: string[] }): JsonObject => ({
        objects_to_annotate: labels,
        with_labels: true,
        ...given,
      }),
      hypothesis: (given: JsonObject, marks: Mark[]): JsonObject =>
        drawnHypothesis(given, marks, given.with_labels !== false),
    },
    sample: (given: P, draw: Draw = CONSTANT) => sample(name, given, geometryOf(given), count(given), draw),
  };
}

const unasked = <P extends OneGeometryParams>(given: P): P => ({
  ...given,
  annotation_attributes: unrequired(given.annotation_attributes),
  global_attributes: unrequired(given.global_attributes),
});

const annotationsIn = ({ annotations }: JsonObject) => annotations as Annotation[];
const attributesOf = (given: OneGeometryParams) =>
  attributeRules(given.annotation_attributes, given.objects_to_annotate);
const globalsOf = (given: OneGeometryParams) => attributeRules(given.global_attributes, given.objects_to_annotate);

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
  if (most < least) return tooFew(`must be greater than or equal to ${least}, or 0`);
  if (most === Number.POSITIVE_INFINITY) return undefined;
  const linked = linkTargets(given).length;
  return most < linked
    ? tooFew(`must leave room for the ${linked} annotations that required links point at`)
    : undefined;
}

/** Labels of annotations that required links need to point at, two each. */
function linkTargets(given: OneGeometryParams): string[] {
  const rules = [...attributesOf(given), ...globalsOf(given)];
  return [...linkTargetLabels(rules, given.objects_to_annotate)].flatMap((label) => [label, label]);
}

/** Recorded: one shape and nothing else. What attributes need is added where they are asked for. */
function sample(
  name: GeometryName,
  given: OneGeometryParams,
  geometry: Geometry,
  { least, most }: Count,
  draw: Draw,
): AnnotationsResponse {
  const [attributes, globals] = [attributesOf(given), globalsOf(given)];
  if (isLocked(given as JsonObject)) {
    const annotations = sampleOfBase(given as JsonObject, attributes, draw);
    return { annotations, global_attributes: sampleAttributes(globals, undefined, annotations, draw) };
  }
  const targets = linkTargets(given);
  const choices = leaves(given.objects_to_annotate);
  const room = most - targets.length;
  const fewest = Math.min(room, Math.max(1, least - targets.length));
  const count = draw.whole(fewest, Math.min(room, Math.max(fewest, USUALLY_MOST)), fewest);
  const drawn = Array.from({ length: count }, () => draw.one(choices));
  const shapes = [...drawn, ...targets].map((label, index) => ({
    ...sampleShape(name, geometry, draw),
    ...(given.with_labels && { label }),
    ...(targets.length > 0 && { uuid: sampleUuid(index) }),
  }));
  return {
    annotations: shapes.map((shape) => ({
      ...shape,
      ...(attributes.length > 0 && { attributes: sampleAttributes(attributes, shape.label, shapes, draw, shape) }),
    })),
    ...(globals.length > 0 && { global_attributes: sampleAttributes(globals, undefined, shapes, draw) }),
  };
}
