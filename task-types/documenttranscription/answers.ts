/** What was found on the pages: its schema, and the rules between the annotations (api-facts E.18). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../kit.ts';
import type { Annotation, AnnotationsResponse } from '../shared/annotations.ts';
import { annotationsProblem } from '../shared/annotations.ts';
import { firstProblem } from '../shared/json.ts';
import { type Feature, nameOf, namesOf } from './features.ts';

export type Found = Annotation & { page?: number; text?: string; location?: JsonObject; refs?: string[] };
export type Response = AnnotationsResponse & { annotations: Found[] };

const number = { type: 'number' };
const side = { type: 'number', minimum: 0 };

const LOCATIONS = {
  box: {
    type: 'object',
    required: ['left', 'top', 'width', 'height'],
    properties: { type: { const: 'box' }, left: number, top: number, width: side, height: side },
  },
  polygon: {
    type: 'object',
    required: ['vertices'],
    properties: {
      type: { const: 'polygon' },
      vertices: {
        type: 'array',
        minItems: 3,
        items: { type: 'object', required: ['x', 'y'], properties: { x: number, y: number } },
      },
    },
  },
};
export type Geometry = keyof typeof LOCATIONS;

/** What an annotation of one type of feature needs. */
const needs = (labels: string[], required: string[], properties: object) => ({
  if: { type: 'object', required: ['label'], properties: { label: { type: 'string', enum: labels } } },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: {
    type: 'object',
    required,
    properties: { page: true, text: true, location: true, refs: true, ...properties },
  },
});

/** @param pages how many there are, where that is known. */
export function annotationsAnswer(
  features: readonly Feature[],
  geometry: Geometry,
  pages: number | undefined,
): TSchema {
  const [texts, blocks, groups] = (['text', 'block', 'group'] as const).map((type) => namesOf(features, type));
  const ref = { type: 'string', minLength: 1, description: 'uuid of another annotation' };
  return Type.Unsafe<unknown>({
    type: 'array',
    items: {
      type: 'object',
      required: ['uuid', 'label'],
      properties: {
        uuid: { type: 'string', minLength: 1 },
        page: { type: 'integer', minimum: 1, ...(pages !== undefined && { maximum: pages }) },
        label: { type: 'string', enum: features.map(nameOf) },
        text: { type: 'string' },
        location: LOCATIONS[geometry],
        refs: { type: 'array', uniqueItems: true, items: ref },
      },
      allOf: [
        ...(texts!.length ? [needs(texts!, ['page', 'text', 'location'], {})] : []),
        ...(blocks!.length ? [needs(blocks!, ['page', 'location'], {})] : []),
        ...(groups!.length ? [needs(groups!, ['refs'], { refs: { type: 'array', minItems: 1 } })] : []),
      ],
    },
  });
}

/** Each uuid once; refs that point at other annotations, of a group at those that it may hold, and never round. */
export function foundProblem(features: readonly Feature[], response: Response): Problem | undefined {
  const byUuid = new Map(response.annotations.map((one) => [one.uuid, one]));
  const held = new Map(features.map((feature) => [nameOf(feature), feature.labels && new Set(feature.labels)]));
  return (
    annotationsProblem(response, [], []) ??
    firstProblem(response.annotations, (one, index) =>
      firstProblem(one.refs ?? [], (uuid, place) => {
        const at = `annotations.${index}.refs.${place}`;
        const target = byUuid.get(uuid);
        if (!target || target === one) return { path: at, message: 'must be the uuid of another annotation' };
        const permitted = held.get(one.label as string);
        if (!permitted || permitted.has(target.label as string)) return undefined;
        return { path: at, message: `must not point at an annotation labeled ${target.label}` };
      }),
    ) ??
    roundProblem(response.annotations, namesOf(features, 'group'))
  );
}

/** A group that holds itself, directly or through others. Walked without recursion: chains may be long. */
function roundProblem(annotations: readonly Found[], groups: readonly string[]): Problem | undefined {
  const isGroup = new Set(groups);
  const index = new Map(annotations.map((one, at) => [one.uuid, at]));
  const inner = annotations.map(({ label, refs = [] }) =>
    isGroup.has(label as string) ? refs.map((uuid) => index.get(uuid)!) : [],
  );
  // Take away whatever holds nothing that is left (Kahn 1962).
  const left = inner.map((list) => list.length);
  const holders: number[][] = annotations.map(() => []);
  for (const [holder, list] of inner.entries()) for (const member of list) holders[member]!.push(holder);
  const free = left.flatMap((count, at) => (count === 0 ? [at] : []));
  let taken = 0;
  for (let at = free.pop(); at !== undefined; at = free.pop()) {
    taken++;
    for (const holder of holders[at]!) if (--left[holder]! === 0) free.push(holder);
  }
  if (taken === annotations.length) return undefined;
  return {
    path: `annotations.${left.findIndex((count) => count > 0)}.refs`,
    message: 'must not lead back to the group itself',
  };
}
