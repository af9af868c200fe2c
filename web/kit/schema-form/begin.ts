/** What an answer begins with: all that nobody has to be asked for. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { isObject, own } from '../../../task-types/shared/json.ts';
import type { Schema } from '../../../task-types/shared/json-schema/schema.ts';
import { uuid } from '../uuid.ts';
import { fits, partOf } from './parts.ts';

/** The schema of the answer: a param of the task, or what the server said of the type. */
export function schemaOf(params: JsonObject, responseSchema: JsonObject | undefined): JsonObject | undefined {
  return responseSchema ?? (isObject(params.response_schema) ? params.response_schema : undefined);
}

export const definitionsOf = (schema: JsonObject): JsonObject => (isObject(schema.$defs) ? schema.$defs : {});

/** Pre-labels if there are any, or what the schema leaves no choice about. */
export function startOf(params: JsonObject, responseSchema?: JsonObject): JsonObject {
  if (isObject(params.hypothesis)) return params.hypothesis;
  const schema = schemaOf(params, responseSchema);
  const begun = schema && begin(schema, definitionsOf(schema));
  return isObject(begun) ? begun : {};
}

const MOST_BEGUN = 20;

/** A place in a list cannot be empty: null stands there until somebody fills it in. */
export function newItem(schema: Schema, definitions: JsonObject, depth: number): Json {
  const begun = begin(schema, definitions, '', depth);
  return begun ?? (partOf(schema, undefined, definitions, depth).kind === 'text' ? '' : null);
}

/** @returns undefined where somebody has to say it. */
export function begin(schema: Schema, definitions: JsonObject, name = '', depth = 0): Json | undefined {
  const part = partOf(schema, undefined, definitions, depth);
  const { default: given, minLength = 0, pattern, format } = part.schema;
  if (given !== undefined) return given;
  switch (part.kind) {
    case 'constant':
      return part.value;
    case 'object':
      return withNeeded(schema, {}, definitions, depth);
    case 'array':
      return Array.from({ length: Math.min(part.least, MOST_BEGUN) }, (_, index) =>
        newItem(part.itemAt(index), definitions, depth + 1),
      );
    case 'text':
      if (name === 'uuid') return uuid();
      // An empty text is an answer where the schema takes one.
      return minLength === 0 && pattern === undefined && format === undefined ? '' : undefined;
    default:
      return undefined;
  }
}

/** The object with those required parts that begin as something. */
export function withNeeded(schema: Schema, value: JsonObject, definitions: JsonObject, depth = 0): JsonObject {
  const part = partOf(schema, value, definitions, depth);
  if (part.kind !== 'object') return value;
  const needed = part.fields.flatMap(({ name, schema: inner, required }): [string, Json][] => {
    const begun = required && own(value, name) === undefined ? begin(inner, definitions, name, depth + 1) : undefined;
    return begun === undefined ? [] : [[name, begun]];
  });
  return { ...value, ...Object.fromEntries(needed) };
}

/** The value as one of another alternative: of objects, what both have stays. */
export function turnedInto(
  schema: Schema,
  value: Json | undefined,
  definitions: JsonObject,
  depth: number,
): Json | undefined {
  if (value !== undefined && fits(schema, value, definitions)) return value;
  const part = partOf(schema, undefined, definitions, depth);
  if (part.kind !== 'object') {
    return begin(schema, definitions, '', depth);
  }
  const kept = Object.entries(isObject(value) ? value : {}).filter(([name, one]) => {
    const field = part.fields.find((each) => each.name === name);
    return field && fits(field.schema, one, definitions);
  });
  return withNeeded(schema, Object.fromEntries(kept), definitions, depth);
}
