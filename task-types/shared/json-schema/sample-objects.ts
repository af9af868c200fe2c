/** Objects for a sample. */
import type { Json, JsonObject } from '../../kit.ts';
import { own } from '../json.ts';
import { compilePattern } from '../patterns/match.ts';
import { patternText } from '../patterns/sample.ts';
import type { Making } from './making.ts';
import type { Schema } from './schema.ts';

/** More are not made. */
const MOST_KEYS = 1000;

/** With all properties that it names; only those required where that does not fit. */
export function sampleObject(schema: JsonObject, nth: number, making: Making): JsonObject | undefined {
  const properties = (schema.properties ?? {}) as { [name: string]: Schema };
  const required = (schema.required ?? []) as string[];
  const all = [...new Set([...Object.keys(properties), ...required])];
  for (const names of [all, required]) {
    const made = withMore(objectOf(names, schema, nth, making), schema, nth, making);
    if (made && making.fits(schema, made)) return made;
  }
  return making.fits(schema, {}) ? {} : undefined;
}

function objectOf(names: readonly string[], schema: JsonObject, nth: number, { make }: Making): JsonObject {
  const made: [string, Json][] = [];
  for (const name of names) {
    const value = make(schemaOf(name, schema), nth);
    if (value !== undefined) made.push([name, value]);
  }
  return Object.fromEntries(made);
}

/** What a value under the name must be. */
function schemaOf(name: string, schema: JsonObject): Schema {
  const named = own((schema.properties ?? {}) as { [name: string]: Schema }, name);
  const fitting = Object.entries((schema.patternProperties ?? {}) as { [pattern: string]: Schema })
    .filter(([pattern]) => compilePattern(pattern).fits(name))
    .map(([, one]) => one);
  const all = [...(named === undefined ? [] : [named]), ...fitting];
  if (all.length === 0) return (schema.additionalProperties ?? true) as Schema;
  return all.length === 1 ? all[0]! : { allOf: all };
}

/** Keys of any name, until there are enough. */
function withMore(made: JsonObject, schema: JsonObject, nth: number, making: Making): JsonObject | undefined {
  const least = Number(schema.minProperties ?? 0);
  if (least > MOST_KEYS) return undefined;
  const names = (schema.propertyNames ?? true) as Schema;
  const sources = Object.keys((schema.patternProperties ?? {}) as object);
  const entries = new Map(Object.entries(made));
  for (let n = 0; entries.size < least && n < 2 * least; n++) {
    const source = schema.additionalProperties === false ? sources[n % sources.length] : undefined;
    const name =
      source !== undefined
        ? patternText(compilePattern(source).tree, making.draw, Math.floor(n / sources.length))
        : names === true
          ? `key${n + 1}`
          : making.make({ allOf: [names], type: 'string' }, n);
    if (typeof name !== 'string' || entries.has(name)) continue;
    const value = making.make(schemaOf(name, schema), nth);
    if (value !== undefined) entries.set(name, value);
  }
  return Object.fromEntries(entries);
}
