/** Values that break a schema, made from the schema itself and a value that obeys it. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from '../../task-types/kit.ts';

export interface SchemaBreakage {
  /** Dotted, from the whole value. */
  place: string;
  /** The keyword that it breaks. */
  keyword: string;
  value: Json;
}

type Schema = { [keyword: string]: Json } & { properties?: { [name: string]: Schema } };
type Put = (value: Json | undefined) => Json;

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/**
 * One for each keyword at each place that the value has. What stands only in alternatives (anyOf, oneOf, not) is left out:
 * what breaks one of them may fit another.
 */
export function* breakagesOf(schema: unknown, value: Json): Generator<SchemaBreakage> {
  yield* at(schema as Schema, value, [], (changed) => changed as Json);
}

function* at(schema: Schema, value: Json, place: string[], put: Put): Generator<SchemaBreakage> {
  if (typeof schema !== 'object' || schema === null) return;
  const broken = (keyword: string, changed: Json | undefined, ...below: string[]): SchemaBreakage => ({
    place: [...place, ...below].join('.'),
    keyword,
    value: put(changed),
  });
  for (const [keyword, changed] of ownBreakages(schema, value)) yield broken(keyword, changed);
  for (const part of partsFor(schema, value)) yield* at(part, value, place, put);
  if (isObject(value)) {
    for (const name of (schema.required as string[] | undefined) ?? []) {
      const { [name]: gone, ...rest } = value;
      if (gone !== undefined) yield broken('required', rest, name);
    }
    if (schema.additionalProperties === false)
      yield broken('additionalProperties', { ...value, unasked: 1 }, 'unasked');
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!Object.hasOwn(value, name)) continue;
      yield* at(property, value[name]!, [...place, name], (changed) => put({ ...value, [name]: changed! }));
    }
  }
  if (Array.isArray(value)) {
    const first = (schema.prefixItems as Schema[] | undefined) ?? [];
    for (const [i, item] of value.entries()) {
      const rule = first[i] ?? schema.items ?? null;
      if (!isObject(rule)) continue;
      yield* at(rule as Schema, item, [...place, String(i)], (changed) => put(value.with(i, changed!)));
    }
  }
}

/** Members of the schema that hold for this value: all of allOf, and the branch of if that it takes. */
function* partsFor(schema: Schema, value: Json): Generator<Schema> {
  yield* (schema.allOf as Schema[] | undefined) ?? [];
  if (schema.if === undefined) return;
  const branch = ajv.validate(schema.if as object, value) ? schema.then : schema.else;
  if (branch !== undefined) yield branch as Schema;
}

const OTHER: { [type: string]: Json } = {
  string: 7,
  number: 'x',
  integer: 1.5,
  boolean: 'x',
  array: {},
  object: [],
  null: 'x',
};

function* ownBreakages(schema: Schema, value: Json): Generator<[keyword: string, value: Json]> {
  const { type, minimum, maximum, minItems, minLength } = schema;
  if (typeof type === 'string') yield ['type', OTHER[type]!];
  if (Array.isArray(schema.enum)) yield ['enum', `${schema.enum.join()} and more`];
  if (schema.const !== undefined) yield ['const', `not ${JSON.stringify(schema.const)}`];
  if (typeof minimum === 'number' && typeof value === 'number') yield ['minimum', minimum - 1];
  if (typeof maximum === 'number' && typeof value === 'number') yield ['maximum', maximum + 1];
  if (typeof minLength === 'number' && minLength > 0 && typeof value === 'string') yield ['minLength', ''];
  if (typeof minItems === 'number' && minItems > 0 && Array.isArray(value))
    yield ['minItems', value.slice(0, minItems - 1)];
  // ajv keeps the strings that it has seen as the keys of an object, where this one cannot be seen again.
  const again = Array.isArray(value) ? value.find((item) => item !== '__proto__') : undefined;
  if (schema.uniqueItems === true && again !== undefined) yield ['uniqueItems', [...(value as Json[]), again]];
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
