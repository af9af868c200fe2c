/** A value that obeys a JSON Schema, where one is found without much searching. */
import type { Draw } from '../../draw.ts';
import type { Json, JsonObject } from '../../kit.ts';
import { isObject } from '../json.ts';
import type { Making } from './making.ts';
import { flattened, merged } from './merge.ts';
import { sampleList } from './sample-lists.ts';
import { sampleObject } from './sample-objects.ts';
import { sampleNumber, sampleText } from './sample-scalars.ts';
import { type Schema, TooMuchWork } from './schema.ts';
import { holdingOf } from './validate.ts';

/** Values that are tried for one sample. */
const MOST_TRIES = 3000;
const TOO_DEEP = 40;

/** @param schema that `schemaProblem` lets through. @returns undefined where none was found. */
export function sampleOf(schema: Schema, draw: Draw): Json | undefined {
  try {
    return makingOf(schema, draw).make(schema, 0);
  } catch (error) {
    if (error instanceof TooMuchWork) return undefined;
    throw error;
  }
}

function makingOf(root: Schema, draw: Draw): Making {
  const holding = holdingOf(root);
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  let tries = 0;
  let depth = 0;
  const making: Making = {
    draw,
    fits: (schema, value) => !holding.hold(schema, value, ''),
    make(schema, nth) {
      if (typeof schema === 'boolean') return schema ? 'test response' : undefined;
      if (++tries > MOST_TRIES || depth > TOO_DEEP) return undefined;
      depth++;
      try {
        for (const value of candidates(flattened(schema, definitions), nth)) {
          if (value !== undefined && making.fits(schema, value)) return value;
        }
        return undefined;
      } finally {
        depth--;
      }
    },
  };
  function* candidates(schema: JsonObject, nth: number): Generator<Json | undefined> {
    if (schema.const !== undefined) yield schema.const;
    if (Array.isArray(schema.enum)) yield* turned(schema.enum, draw, nth);
    if (schema.default !== undefined && nth === 0) yield schema.default;
    if (Array.isArray(schema.examples)) yield* turned(schema.examples, draw, nth);
    for (const branch of branches(schema)) {
      const whole = merged(without(schema, 'anyOf', 'oneOf', 'if', 'then', 'else'), branch);
      if (whole.anyOf ?? whole.oneOf ?? whole.allOf ?? whole.$ref ?? whole.if) yield making.make(whole, nth);
      for (const type of typesOf(whole, draw)) yield ofType(type, whole, nth);
    }
  }
  function ofType(type: string, schema: JsonObject, nth: number): Json | undefined {
    if (type === 'object') return sampleObject(schema, nth, making);
    if (type === 'array') return sampleList(schema, nth, making);
    if (type === 'string') return sampleText(schema, nth, making);
    if (type === 'boolean') return draw.one(nth % 2 === 0 ? [true, false] : [false, true]);
    return type === 'null' ? null : sampleNumber(schema, type === 'integer', nth, making);
  }
  return making;
}

/** The ways in which the alternatives of a schema may hold. */
function branches({ anyOf, oneOf, if: condition, then, else: otherwise }: JsonObject): Schema[] {
  const alternatives = [...((anyOf ?? []) as Schema[]), ...((oneOf ?? []) as Schema[])];
  const chosen: Schema[] = alternatives.length > 0 ? alternatives : [true];
  if (condition === undefined) return chosen;
  const ways: Schema[] = [{ allOf: [condition, ...(then === undefined ? [] : [then])] }, (otherwise as Schema) ?? true];
  return chosen.flatMap((one) => ways.map((way): Schema => ({ allOf: [one, way] })));
}

const without = (schema: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));

/** The list beginning at the n-th, or at one that is drawn. */
function turned(list: readonly Json[], draw: Draw, nth: number): Json[] {
  if (list.length === 0) return [];
  const at = (nth + draw.whole(0, list.length - 1, 0)) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** By the keywords where no type is said. */
function typesOf(schema: JsonObject, draw: Draw): string[] {
  if (schema.type !== undefined) return turned([schema.type].flat(), draw, 0) as string[];
  const has = (...names: string[]) => names.some((name) => schema[name] !== undefined);
  if (has('properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties')) return ['object'];
  if (has('items', 'prefixItems', 'contains', 'minItems')) return ['array'];
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return ['number'];
  return ['string', 'object', 'number', 'array', 'boolean', 'null'];
}
