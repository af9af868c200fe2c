/** One schema out of several that must all hold, as far as samples need it. The check of the sample has the last word. */
import type { Json, JsonObject } from '../../kit.ts';
import { isObject } from '../json.ts';
import type { Schema } from './schema.ts';
import { definitionOf } from './validate.ts';

const LEAST = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains']);
const MOST = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains']);

function joined(key: string, a: Json, b: Json): Json {
  if (LEAST.has(key)) return Math.max(a as number, b as number);
  if (MOST.has(key)) return Math.min(a as number, b as number);
  if (key === 'required') return [...new Set([...(a as string[]), ...(b as string[])])];
  if (key === 'enum') {
    const others = new Set((b as Json[]).map((one) => JSON.stringify(one)));
    return (a as Json[]).filter((one) => others.has(JSON.stringify(one)));
  }
  if (key === 'type') {
    const others = [b].flat() as string[];
    const types = ([a].flat() as string[]).filter(
      (one) => others.includes(one) || (one === 'integer' && others.includes('number')),
    );
    return types.length > 0 ? types : b;
  }
  if (key === 'properties' && isObject(a) && isObject(b)) {
    const entries = Object.entries(b).map(([name, schema]): [string, Json] => [
      name,
      Object.hasOwn(a, name) ? { allOf: [a[name]!, schema] } : schema,
    ]);
    return { ...a, ...Object.fromEntries(entries) };
  }
  if (key === 'items') return { allOf: [a, b] };
  return b;
}

/** What both say. */
export function merged(a: JsonObject, b: Schema): JsonObject {
  if (typeof b === 'boolean') return b ? a : { ...a, enum: [] };
  const result = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const before = result.get(key);
    result.set(key, before === undefined ? value : joined(key, before, value));
  }
  return Object.fromEntries(result);
}

/** The schema with its $ref and allOf written into it. */
export function flattened(schema: JsonObject, definitions: JsonObject): JsonObject {
  const { $ref, allOf, ...rest } = schema;
  let result: JsonObject = rest;
  const parts = [
    ...(typeof $ref === 'string' ? [definitionOf(definitions, $ref) ?? true] : []),
    ...((allOf ?? []) as Schema[]),
  ];
  for (const part of parts) {
    const { anyOf, oneOf, if: condition, ...plain } = result;
    const inner = typeof part === 'boolean' ? part : flattened(part, definitions);
    result = merged(plain, inner);
    // Alternatives of both must hold: those of one as alternatives, those of the other are tried by the check.
    for (const [key, value] of Object.entries({ anyOf, oneOf, if: condition })) {
      if (value !== undefined && result[key] === undefined) result = { ...result, [key]: value };
    }
  }
  return result;
}
