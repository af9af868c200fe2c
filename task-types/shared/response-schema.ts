/**
 * `response_schema`, a param of ours: a JSON Schema (draft 2020-12) that makes the check of the response and its sample.
 * With it a team has a task type of its own without code.
 */
import { type TSchema, Type } from 'typebox';
import { likeness, type Part, vote } from '../agreement.ts';
import { CONSTANT, type Draw } from '../draw.ts';
import type { Json, JsonObject, Problem, TaskType } from '../kit.ts';
import { isObject, own } from './json.ts';
import { schemaProblem } from './json-schema/check.ts';
import { flattened } from './json-schema/merge.ts';
import { sampleOf } from './json-schema/sample.ts';
import { valueProblem } from './json-schema/validate.ts';
import { prelabelsProblem } from './prelabel-problems.ts';
import { baseAnnotations, responseHypothesis } from './prelabels.ts';
import { textLikeness } from './text-likeness.ts';

const responseSchemaParam = Type.Unsafe<JsonObject>({
  type: 'object',
  description:
    'JSON Schema (draft 2020-12) of the response, an object. $ref only to its own $defs, none that leads back to itself; patterns without look-around and back-references.',
});

type Params = JsonObject & { response_schema?: JsonObject; hypothesis?: JsonObject; base_annotations?: Json };

/** Verdicts on schemas lately seen: the tasks of a project share one. */
const known = new Map<string, Problem | undefined>();
const MOST_KNOWN = 100;

function responseSchemaProblem(schema: JsonObject): Problem | undefined {
  const key = JSON.stringify(schema);
  const verdict = known.has(key) ? known.get(key) : judged(schema);
  known.delete(key);
  known.set(key, verdict);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
  return verdict;
}

function judged(schema: JsonObject): Problem | undefined {
  const at = 'response_schema';
  if (schema.type !== undefined && schema.type !== 'object') {
    return { path: `${at}.type`, message: 'must be object: a response is one' };
  }
  return (
    schemaProblem(schema, at) ??
    (sampleFor(schema, CONSTANT)
      ? undefined
      : { path: at, message: 'must be one that a sample answer is found for: make it simpler, or give "examples"' })
  );
}

/** @returns undefined where neither a value nor `{}` fits. */
function sampleFor(schema: JsonObject, draw: Draw): JsonObject | undefined {
  const found = sampleOf({ ...schema, type: 'object' }, draw) ?? sampleOf({ ...schema, type: 'object' }, CONSTANT);
  if (isObject(found)) return found;
  return valueProblem(schema, {}) ? undefined : {};
}

/** Each named part of the response by itself; texts may be more or less alike. */
function agreement({ response_schema: schema }: Params): Part[] {
  if (!schema) return [];
  const definitions = isObject(schema.$defs) ? schema.$defs : {};
  const { properties } = flattened(schema, definitions);
  return Object.entries(isObject(properties) ? properties : {}).map(([name, given]) => {
    const part = isObject(given) ? flattened(given, definitions) : {};
    const isText = part.type === 'string' && part.enum === undefined && part.const === undefined;
    if (!isText) return vote((answer) => own(answer, name));
    return likeness((a, b) => textLikeness(String(own(a, name) ?? ''), String(own(b, name) ?? '')));
  });
}

const anyObject = Type.Object({}, { additionalProperties: true, description: 'Any object.' });

const responseSchema = ({ response_schema }: Params): TSchema =>
  response_schema ? Type.Unsafe<unknown>(response_schema) : anyObject;

const checkResponse = ({ response_schema }: Params, response: JsonObject): Problem | undefined => {
  if (!isObject(response)) return { path: '', message: 'must be an object' };
  return response_schema && valueProblem(response_schema, response);
};

const checkSomeParams = ({ response_schema }: Partial<Params>): Problem | undefined =>
  response_schema && responseSchemaProblem(response_schema);

/** What an annotation is, and what it is to move one, is not known here. */
function locksProblem(given: Params): Problem | undefined {
  const lock = Object.keys(baseAnnotations).find((name) => name.startsWith('can_') && given[name] === false);
  return lock === undefined
    ? undefined
    : { path: lock, message: 'cannot be kept where response_schema makes the rules' };
}

/** What a type says of itself beside its response_schema. */
export interface OwnType {
  name: string;
  summary: string;
  /** It cannot do without a response_schema. */
  demanding?: boolean;
  /** The answer of a test key where there is no response_schema; `{}` when left out. */
  sample?: JsonObject;
  /** The create body for the documentation, beside a schema of its own where it has none. */
  example: JsonObject;
}

const RATING: JsonObject = {
  type: 'object',
  required: ['rating'],
  properties: {
    rating: { type: 'integer', minimum: 1, maximum: 5, description: 'From bad to good.' },
    reason: { type: 'string', maxLength: 2000 },
  },
};

/** A type that takes any params, and whose response is what its response_schema says, or any object. */
export function ownType({ name, summary, demanding = false, sample = {}, example }: OwnType): TaskType {
  const params = Type.Object(
    {
      response_schema: demanding ? responseSchemaParam : Type.Optional(responseSchemaParam),
      hypothesis: responseHypothesis,
      ...baseAnnotations,
    },
    // Of a project's params too.
    { additionalProperties: true },
  );
  const type: TaskType<Params> = {
    name,
    summary,
    attachment: 'own',
    params,
    checkSomeParams,
    checkParams: (given) =>
      checkSomeParams(given) ??
      (given.response_schema &&
        (locksProblem(given) ?? prelabelsProblem<Params, JsonObject>(given, { responseSchema }))),
    responseSchema,
    schemaFromClient: true,
    checkResponse,
    agreement,
    sample: ({ response_schema }, draw = CONSTANT) =>
      response_schema ? (sampleFor(response_schema, draw) as JsonObject) : structuredClone(sample),
    example: { response_schema: RATING, ...example },
  };
  return type as unknown as TaskType;
}
