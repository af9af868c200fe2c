/** Answers that begin with annotations, and the annotation that a refusal is about. */
import type { JsonObject } from '../../task-types/kit.ts';
import { isObject } from '../../task-types/shared/json.ts';
import type { Refusal } from './editor.ts';
import { uuid } from './uuid.ts';

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
