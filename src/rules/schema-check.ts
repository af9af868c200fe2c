import { hash } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { errors } from '../errors.ts';
import { coerce } from './coerce.ts';
import { type SchemaError, schemaProblem } from './schema-problem.ts';

const options = { useDefaults: true, strict: true, allErrors: false, allowUnionTypes: true } as const;
/** Made when first used, as the checks are. */
const made = new Map<boolean, Ajv2020>();
function ajv(useDefaults: boolean): Ajv2020 {
  const one = made.get(useDefaults) ?? new Ajv2020({ ...options, useDefaults });
  made.set(useDefaults, one);
  return one;
}

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
    validate ??= ajv(true).compile(schema);
    return passed(validate, coerce(schema, value, form), name) as Static<S>;
  };
}

/**
 * A check of some of an object's properties: each that is given must be one that the schema names and of its
 * form; none is required and nothing is filled in. A schema that says so (`additionalProperties: true`) takes others too.
 */
export function partCheck(schema: TSchema): SchemaCheck<Record<string, unknown>> {
  const { properties = {}, additionalProperties } = schema as { properties?: object; additionalProperties?: unknown };
  const any = additionalProperties === true;
  const part = { type: 'object', properties, additionalProperties: any } as TSchema;
  let validate: ValidateFunction | undefined;
  return (value, { form = false, name = 'value' } = {}) => {
    validate ??= ajv(false).compile(part);
    return passed(validate, coerce(part, value, form), name) as Record<string, unknown>;
  };
}

/** So many schemas stay compiled; the tasks that are answered in one hour rarely have more. */
const MOST_COMPILED = 200;
const compiled = new Map<string, ValidateFunction>();

/**
 * The same for a schema that is made from a task's params: most tasks of a project make the same one. Each has an
 * ajv of its own, so that the ones not used lately can be forgotten; without the meta schemas, which take ten
 * times as long to compile as the schema.
 */
export function checkMade(schema: TSchema, value: unknown, name = 'value'): void {
  const key = hash('sha256', JSON.stringify(schema), 'base64url');
  const validate =
    compiled.get(key) ??
    new Ajv2020({ ...options, useDefaults: false, meta: false, validateSchema: false }).compile(schema);
  // Used last, forgotten last: a Map keeps the order of its insertions.
  compiled.delete(key);
  compiled.set(key, validate);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
  passed(validate, value, name);
}

function passed(validate: ValidateFunction, value: unknown, name: string): unknown {
  if (validate(value)) return value;
  throw errors.invalidParameter(schemaProblem((validate.errors ?? []) as SchemaError[], name));
}

/** Explicit nulls are what some clients send for "not given" (api-facts A.7). */
export function withoutNulls(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null));
}
