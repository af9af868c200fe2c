/** What a test key answers where annotations are all of one geometry (api-facts E.5, E.7, E.8, E.25). */
import type { Draw } from '../draw.ts';
import type { JsonObject } from '../kit.ts';
import type { AnnotationsResponse } from './annotations.ts';
import { linkTargetLabels, sampleAttributes } from './attribute-samples.ts';
import { isLocked, sampleOfBase } from './base-annotations.ts';
import type { Geometry, GeometryName } from './geometry-params.ts';
import { sampleShape } from './geometry-samples.ts';
import { leaves } from './labels.ts';
import { attributesOf, type Count, globalsOf, type OneGeometryParams } from './one-geometry-params.ts';
import { sampleUuid } from './sample-uuid.ts';

/** Of a drawn sample, where the params let it. */
const USUALLY_MOST = 4;

/** Labels of annotations that required links need to point at, two each. */
export function linkTargets(given: OneGeometryParams): string[] {
  const rules = [...attributesOf(given), ...globalsOf(given)];
  return [...linkTargetLabels(rules, given.objects_to_annotate)].flatMap((label) => [label, label]);
}

/** Whether annotations may join those that came with the task. */
export const mayAdd = (given: JsonObject): boolean =>
  given.base_annotations === undefined || given.can_add_base_annotations !== false;

const labelsDrawn = ({ objects_to_annotate }: OneGeometryParams, count: number, draw: Draw): string[] => {
  const choices = leaves(objects_to_annotate);
  return Array.from({ length: count }, () => draw.one(choices));
};

const freshShapes = (name: GeometryName, given: OneGeometryParams, geometry: Geometry, labels: string[], draw: Draw) =>
  labels.map((label): JsonObject & { label?: string } => ({
    ...sampleShape(name, geometry, draw),
    ...(given.with_labels && { label }),
  }));

/** Recorded: one shape and nothing else. What attributes need is added where they are asked for. */
export function sampleOneGeometry(
  name: GeometryName,
  given: OneGeometryParams,
  geometry: Geometry,
  { least, most }: Count,
  draw: Draw,
): AnnotationsResponse {
  const [attributes, globals] = [attributesOf(given), globalsOf(given)];
  if (isLocked(given as JsonObject)) {
    const base = sampleOfBase(given as JsonObject, attributes, draw);
    const missing = Math.max(0, least - base.length);
    const added = freshShapes(name, given, geometry, labelsDrawn(given, missing, draw), draw).map((shape, index) => ({
      uuid: sampleUuid(index),
      ...shape,
      ...(attributes.length > 0 && { attributes: sampleAttributes(attributes, shape.label, base, draw) }),
    }));
    return {
      annotations: [...base, ...added],
      ...(globals.length > 0 && { global_attributes: sampleAttributes(globals, undefined, base, draw) }),
    };
  }
  const targets = linkTargets(given);
  const room = most - targets.length;
  const fewest = Math.min(room, Math.max(1, least - targets.length));
  const count = draw.whole(fewest, Math.min(room, Math.max(fewest, USUALLY_MOST)), fewest);
  const labels = [...labelsDrawn(given, count, draw), ...targets];
  const shapes = freshShapes(name, given, geometry, labels, draw).map((shape, index) => ({
    ...shape,
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
