/**
 * What an answer may do with the base annotations that came with its task (api-facts E.1). A lock that is not given is
 * open. Attributes are never locked: they are what is asked about annotations that stay where they are.
 */

import type { Draw } from '../draw.ts';
import type { Json, JsonObject, Prelabels, Problem } from '../kit.ts';
import type { Annotation } from './annotations.ts';
import type { AttributeRule } from './attribute-rules.ts';
import { sampleAttributes } from './attribute-samples.ts';
import { firstProblem, isObject } from './json.ts';

type Id = Prelabels['id'];

/** The base annotations of a task; none where they are not a list. `base_annotations` may be the list, or hold it. */
export function baseOf({ base_annotations: base }: JsonObject): JsonObject[] {
  const list = isObject(base) ? base.annotations : base;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Something may not be done with them. Without base annotations a lock locks nothing. */
export const isLocked = (params: JsonObject): boolean =>
  params.base_annotations !== undefined &&
  [
    'can_add_base_annotations',
    'can_edit_base_annotations',
    'can_edit_base_annotation_labels',
    'can_delete_base_annotations',
  ].some((lock) => params[lock] === false);

/**
 * Which annotation of an answer breaks a lock. @param annotations of the answer, each with its id.
 * @param id what annotations are known by. @param place of the list in the answer.
 */
export function lockedProblem(
  params: JsonObject,
  annotations: readonly JsonObject[],
  id: Id = 'uuid',
  place = 'annotations',
): Problem | undefined {
  if (!isLocked(params)) return undefined;
  const base = new Map(baseOf(params).map((one) => [one[id], one]));
  const given = new Set(annotations.map((one) => one[id]));
  const lost = [...base.keys()].find((key) => !given.has(key as Json));
  if (params.can_delete_base_annotations === false && lost !== undefined) {
    return { path: place, message: `must keep the base annotation ${lost}` };
  }
  return firstProblem(annotations, (one, index) => {
    const before = base.get(one[id]);
    const at = `${place}.${index}`;
    if (!before) {
      if (params.can_add_base_annotations !== false) return undefined;
      return { path: at, message: 'must be one of the base annotations: none may be added' };
    }
    if (params.can_edit_base_annotation_labels === false && one.label !== before.label) {
      return { path: `${at}.label`, message: 'must stay that of the base annotation' };
    }
    const moved = params.can_edit_base_annotations === false && changedKey(before, one, id);
    return moved ? { path: `${at}.${moved}`, message: 'must stay that of the base annotation' } : undefined;
  });
}

/** How an annotation is named is no part of where it is; both names of its geometry mean the same. */
const NOT_PLACE = new Set(['label', 'attributes', 'type', 'geometry']);

function changedKey(before: JsonObject, after: JsonObject, id: Id): string | undefined {
  const kindOf = ({ type, geometry }: JsonObject) => type ?? geometry;
  if (kindOf(before) !== kindOf(after)) return 'type' in after ? 'type' : 'geometry';
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].find((key) => key !== id && !NOT_PLACE.has(key) && textOf(before[key]) !== textOf(after[key]));
}

/** The same text for equal values, however their keys are ordered. */
function textOf(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`).join()}}`;
}

/** What a test key answers where something is locked: the base annotations, with the attributes that are asked for. */
export function sampleOfBase(params: JsonObject, attributes: AttributeRule[], draw: Draw): Annotation[] {
  const base = baseOf(params) as Annotation[];
  return base.map((one) => ({
    ...one,
    attributes: sampleAttributes(attributes, one.label, base, draw, one, one.attributes),
  }));
}
