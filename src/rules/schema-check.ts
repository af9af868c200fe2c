import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { errors } from '../errors.ts';
import { coerce } from './coerce.ts';
import { type SchemaError, schemaProblem } from './schema-problem.ts';

const options = { useDefaults: true, strict: true, allErrors: false, allowUnionTypes: true } as const;
const shared = new Ajv2020(options);
const asGiven = new Ajv2020({ ...options, useDefaults: false });

/** @param name what to call the value itself where it is wrong as a whole. */
export type SchemaCheck<T> = (value: unknown, options?: { form?: boolean; name?: string }) => T;

/**
 * A check that gives back the value with strings turned into what the schema wants and defaults filled
 * in, or throws ApiError 400 naming the place. Compiled when first used: compiling all at start would
 * take longer than the rest of it.
 */
export function schemaCheck<S extends TSchema>(schema: S): SchemaCheck<Static<S>> {
  let validate: ValidateFunction | undefined;
  return (value, { form = false, name = 'value' } = {}) => {
    validate ??= shared.compile(schema);
    return passed(validate, coerce(schema, value, form), name) as Static<S>;
  };
}

/**
 * A check of some of an object's properties: each that is given must be one that the schema names and of its
 * form; none is required and nothing is filled in. A schema that names none takes any.
 */
export function partCheck(schema: TSchema): SchemaCheck<Record<string, unknown>> {
  const { properties = {} } = schema as { properties?: object };
  const any = Object.keys(properties).length === 0;
  const part = { type: 'object', properties, additionalProperties: any } as TSchema;
  let validate: ValidateFunction | undefined;
  return (value, { form = false, name = 'value' } = {}) => {
    validate ??= asGiven.compile(part);
    return passed(validate, coerce(part, value, form), name) as Record<string, unknown>;
  };
}

// Compiled code that runs once is not worth optimizing, and schemas of ours not worth validating: 15 ms become 5.
const passing = new Ajv2020({ ...options, useDefaults: false, validateSchema: false, code: { optimize: false } });

/** The same for a schema that is used once and must not stay in memory (each params object has a response schema of its own). */
export function checkOnce(schema: TSchema, value: unknown, name = 'value'): void {
  try {
    passed(passing.compile(schema), value, name);
  } finally {
    passing.removeSchema(schema);
  }
}

function passed(validate: ValidateFunction, value: unknown, name: string): unknown {
  if (validate(value)) return value;
  throw errors.invalidParameter(schemaProblem((validate.errors ?? []) as SchemaError[], name));
}

/** Explicit nulls are what some clients send for "not given" (api-facts A.7). */
export function withoutNulls(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null));
}
