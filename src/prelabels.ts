/** Pre-labels of a create are of the form of the response (api-facts E.1), so they are checked like one. */
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import type { Json, JsonObject, Problem, TaskType } from '../task-types/kit.ts';
import { errors } from './errors.ts';
import { hashUuid } from './rules/hash-uuid.ts';
import { checkMade } from './rules/schema-check.ts';

/**
 * @param params checked already.
 * @returns them, with an id for each annotation that came without one ("uuids optional, made by the server").
 * @throws ApiError 400 naming the place.
 */
export function withPrelabels(type: TaskType, params: JsonObject): JsonObject {
  const { prelabels } = type;
  const { hypothesis, base_annotations: base } = params;
  if (!prelabels || (hypothesis === undefined && base === undefined)) return params;
  const partial = prelabels.partial(params);
  const schema = type.responseSchema(partial);
  const checked = (name: string, given: Json | undefined): JsonObject => {
    if (given === undefined) return {};
    const whole = Array.isArray(given) ? { annotations: given } : (given as JsonObject);
    const named = { ...whole, ...withIds(whole, prelabels.id) };
    // Within the param, so that a refusal names the place in it.
    checkMade(Type.Object({ [name]: schema }), { [name]: named });
    refuse(name, type.checkResponse?.(partial, named));
    return { [name]: Array.isArray(given) ? (named.annotations as Json) : named };
  };
  return { ...params, ...checked('hypothesis', hypothesis), ...checked('base_annotations', base) };
}

function withIds({ annotations }: JsonObject, key: 'uuid' | 'id'): JsonObject {
  if (!Array.isArray(annotations)) return {};
  return {
    annotations: annotations.map((one, index) =>
      typeof one !== 'object' || one === null || Array.isArray(one) || one[key] !== undefined
        ? one
        : { [key]: uuidOf(`${index} ${JSON.stringify(one)}`), ...one },
    ),
  };
}

/** The same create makes the same params. */
const uuidOf = (text: string): string => hashUuid(createHash('sha256').update(text).digest('hex'));

function refuse(name: string, problem: Problem | undefined): void {
  if (problem) throw errors.invalidParameter(`"${[name, problem.path].filter(Boolean).join('.')}" ${problem.message}`);
}
