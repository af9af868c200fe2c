/** Boxes in an answer, and answers that begin with boxes. */
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { isObject } from '../../task-types/shared/json.ts';
import type { Box } from './boxes.ts';
import type { Refusal } from './editor.ts';
import { uuid } from './uuid.ts';

export type BoxAnnotation = JsonObject & Box & { uuid: string; label?: string };

const isBox = (one: Json): one is BoxAnnotation =>
  isObject(one) &&
  typeof one.uuid === 'string' &&
  (['left', 'top', 'width', 'height'] as const).every((side) => typeof one[side] === 'number');

const NONE: BoxAnnotation[] = [];

/** The same array for the same answer. What is no box is not shown. */
export function boxesOf({ annotations }: JsonObject): BoxAnnotation[] {
  if (!Array.isArray(annotations)) return NONE;
  return annotations.every(isBox) ? annotations : annotations.filter(isBox);
}

/** The answer with other boxes; what else it holds, such as polygons that came with the task, stays. */
export function withBoxes(answer: JsonObject, boxes: BoxAnnotation[]): JsonObject {
  const others = Array.isArray(answer.annotations) ? answer.annotations.filter((one) => !isBox(one)) : [];
  return { ...answer, annotations: [...boxes, ...others] };
}

/** The answer to begin with: the pre-labels of the task, each with a uuid. */
export function startWithPrelabels(params: JsonObject): JsonObject {
  const given = [params.base_annotations, params.hypothesis].flatMap((source) => {
    const list = isObject(source ?? null) ? (source as JsonObject).annotations : source;
    return Array.isArray(list) ? list : [];
  });
  const annotations = given
    .filter(isObject)
    .map((one): JsonObject => ({ ...one, uuid: typeof one.uuid === 'string' && one.uuid ? one.uuid : uuid() }));
  return { annotations };
}

/** The uuid of the annotation that a refusal is about. */
export function refusedAnnotation({ annotations }: JsonObject, refusal: Refusal | undefined): string | undefined {
  const index = /^annotations\.(\d+)/.exec(refusal?.path ?? '')?.[1];
  const one = index !== undefined && Array.isArray(annotations) ? annotations[Number(index)] : undefined;
  return isObject(one) ? String(one.uuid) : undefined;
}
