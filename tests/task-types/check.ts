/** What the server does with a task type, in small: the schema, then the rules. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json, JsonObject, Problem, TaskType } from '../../task-types/kit.ts';
import { isObject } from '../../task-types/shared/json.ts';

const options = { useDefaults: true, strict: true, allErrors: false, allowUnionTypes: true } as const;
/** One for all: making one costs more than compiling a schema with it. */
const ajv = new Ajv2020(options);
const compiled = new Map<TaskType, ValidateFunction>();
const folder = new URL('../../task-types/', import.meta.url);

export type Outcome = { params: JsonObject; problem?: undefined } | { params?: undefined; problem: Problem };

/** Every definition in the folder. */
export async function definitions(): Promise<TaskType[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name === 'definition.ts');
  return Promise.all(files.map(async (file) => (await import(`${file.parentPath}/${file.name}`)).default as TaskType));
}

/** Where and why the schema refuses, as a problem. */
function problemOf(errors: ErrorObject[] | null | undefined): Problem {
  const error = errors?.at(-1) as ErrorObject;
  const place = error.instancePath.split('/').slice(1);
  const key = error.params.missingProperty ?? error.params.additionalProperty;
  return { path: [...place, ...(key === undefined ? [] : [key])].join('.'), message: error.keyword };
}

/** Params with defaults, or the problem; `given` itself is left alone. */
export function check(type: TaskType, given: JsonObject): Outcome {
  const validate = compiled.get(type) ?? ajv.compile(type.params);
  compiled.set(type, validate);
  const params = structuredClone(given);
  if (!validate(params)) return { problem: problemOf(validate.errors) };
  const problem = type.checkParams?.(params);
  return problem ? { problem } : { params };
}

/** Params that must be right. */
export function paramsOf(type: TaskType, given: JsonObject): JsonObject {
  const outcome = check(type, given);
  assert.equal(outcome.problem, undefined, JSON.stringify(given));
  return outcome.params as JsonObject;
}

/** A check of responses to these params. */
export function responseCheck(type: TaskType, params: JsonObject): (response: Json) => Problem | undefined {
  if (type.schemaFromClient) {
    // That a response is an object, the server's door sees to.
    const refused = { path: '', message: 'must be an object' };
    return (response) => (isObject(response) ? type.checkResponse?.(params, response) : refused);
  }
  const schema = type.responseSchema(params);
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  return (response) => {
    const copy = structuredClone(response);
    if (!validate(copy)) return problemOf(validate.errors);
    return type.checkResponse?.(params, copy as JsonObject);
  };
}

/** The params are refused, and the answer names the place. */
export function refuses(type: TaskType, given: JsonObject, path: string): void {
  const { problem } = check(type, given);
  assert.ok(problem, `accepted ${JSON.stringify(given)}`);
  assert.equal(problem.path, path, problem.message);
}

/** The sample obeys the type's own rules, twice the same. */
export function assertSample(type: TaskType, params: JsonObject): void {
  const before = structuredClone(params);
  const sample = type.sample(params);
  assert.deepEqual(responseCheck(type, params)(sample), undefined, JSON.stringify({ params, sample }));
  assert.deepEqual(type.sample(structuredClone(params)), sample);
  assert.deepEqual(params, before);
}

/**
 * What to do to a response: put a value at a place (undefined takes away what is there; '' is the
 * whole), or anything else.
 */
export type Breakage =
  | [name: string, place: string, value: Json | undefined]
  // biome-ignore lint/suspicious/noExplicitAny: it reaches into the response as it knows it
  | [name: string, breakIt: (response: any) => void];

function broken(response: JsonObject, [, how, value]: Breakage): Json {
  if (typeof how === 'function') {
    how(response);
    return response;
  }
  const keys = how.split('.');
  const last = keys.pop() as string;
  if (last === '') return value as Json;
  // biome-ignore lint/suspicious/noExplicitAny: any JSON on the way
  const holder = keys.reduce<any>((at, key) => at[key], response);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return response;
}

/** Each breakage of the sample is refused, and the sample is not. */
export function assertBreakages(type: TaskType, given: JsonObject, breakages: Breakage[]): void {
  const params = paramsOf(type, given);
  const problem = responseCheck(type, params);
  assert.equal(problem(type.sample(params)), undefined);
  for (const breakage of breakages) {
    assert.ok(problem(broken(structuredClone(type.sample(params)), breakage)), `accepted: ${breakage[0]}`);
  }
}

/** The example's params, without what belongs to the task. */
export function exampleParams({ example }: TaskType): JsonObject {
  const { callback_url: _url, instruction: _instruction, ...params } = structuredClone(example);
  return params;
}
