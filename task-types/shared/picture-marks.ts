/** Drawn annotations (api-facts E.6) <-> marks, for the formats of pictures. */
import type { Json, JsonObject } from '../kit.ts';
import type { Corner, Kind, Mark, PictureMarks, Shape } from '../marks.ts';
import type { Annotation, AnnotationsResponse } from './annotations.ts';
import { geometryNames } from './geometry-params.ts';
import { type LabelDescription, leaves } from './labels.ts';

/** All that can be drawn. */
export const drawnKinds: readonly Kind[] = geometryNames;

/** @param usual the geometry of those that name none. @param unnamed the label of those without one. */
export function drawnMarks(annotations: readonly Annotation[], usual: Kind, unnamed = 'object'): Mark[] {
  return annotations.flatMap((annotation) => {
    const shape = shapeOf(annotation, usual);
    if (!shape) return [];
    const { uuid, label, attributes } = annotation;
    return [
      {
        label: label ?? unnamed,
        shape,
        ...(uuid !== undefined && { uuid }),
        ...(attributes && Object.keys(attributes).length > 0 && { attributes }),
      },
    ];
  });
}

function shapeOf(annotation: Annotation, usual: Kind): Shape | undefined {
  const kind = String(annotation.type ?? annotation.geometry ?? usual) as Kind;
  const { x, y, left, top, width, height, rotation } = annotation as { [key: string]: number };
  const vertices = annotation.vertices as Corner[] | undefined;
  if (kind === 'point') return { kind, x: x!, y: y! };
  if (kind !== 'box') return vertices && { kind: kind as 'polygon', vertices };
  return {
    kind,
    left: left!,
    top: top!,
    // A rotated one may be given by its corners alone: the first two are its upper side.
    width: width ?? distance(vertices?.[0], vertices?.[1]),
    height: height ?? distance(vertices?.[1], vertices?.[2]),
    ...(rotation && { rotation }),
    ...(rotation && vertices && { vertices }),
  };
}

const distance = (a?: Corner, b?: Corner): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);

/**
 * Pre-labels of these marks. Attributes that the params do not ask for are left out, and links to what is not among them.
 * @param labeled whether they have labels.
 */
export function drawnHypothesis(params: JsonObject, marks: Mark[], labeled = true): JsonObject {
  const asked = new Map(Object.entries((params.annotation_attributes as JsonObject | undefined) ?? {}));
  const uuids = new Set(marks.map(({ uuid }) => uuid));
  const keeps = ([name, value]: [string, Json]): boolean => {
    const definition = asked.get(name) as JsonObject | undefined;
    return definition?.type === 'linked' ? [value].flat().every((one) => uuids.has(one as string)) : asked.has(name);
  };
  return {
    annotations: marks.map(({ label, uuid, attributes = {}, shape }) => {
      const { kind, ...place } = shape as { kind: Kind } & { [key: string]: Json };
      const kept = Object.entries(attributes).filter(keeps);
      return {
        ...(uuid !== undefined && { uuid }),
        type: kind,
        geometry: kind,
        ...(labeled && { label }),
        ...(kept.length > 0 && { attributes: Object.fromEntries(kept) }),
        ...place,
      };
    }),
  };
}

/** Of a type whose annotations are all of one kind. */
export function oneKind<P extends { objects_to_annotate: LabelDescription[] }>(
  kind: Kind,
): PictureMarks<P, AnnotationsResponse> {
  return {
    kinds: [kind],
    labels: ({ objects_to_annotate }) => leaves(objects_to_annotate),
    marks: (_given, { annotations }) => drawnMarks(annotations, kind),
    paramsFor: (given, { labels }) => ({ objects_to_annotate: labels, with_labels: true, ...given }),
    hypothesis: (given, marks) => drawnHypothesis(given, marks, given.with_labels !== false),
  };
}
