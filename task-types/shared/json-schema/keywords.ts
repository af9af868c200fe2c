/** What a JSON Schema that came from a client may be made of. */
import type { Json, Problem } from '../../kit.ts';
import { firstProblem, isObject, listed } from '../json.ts';
import { compilePattern } from '../patterns/match.ts';
import { PatternRefused } from '../patterns/parse.ts';
import { FORMATS } from './formats.ts';
import { below } from './schema.ts';

/** Sees a value of a keyword; `visit` goes on into schemas below it. */
type KeywordRule = (
  value: Json,
  at: string,
  visit: (schema: Json, at: string) => Problem | undefined,
) => Problem | undefined;

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const MOST_CHOICES = 10_000;

const must =
  (fits: (value: Json) => boolean, message: string): KeywordRule =>
  (value, path) =>
    fits(value) ? undefined : { path, message };

const isText = (value: Json): value is string => typeof value === 'string';
const isCount = (value: Json): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isNames = (value: Json): boolean =>
  Array.isArray(value) && value.every(isText) && new Set(value).size === value.length;

const anything: KeywordRule = () => undefined;
const text = must(isText, 'must be a string');
const number = must((value) => typeof value === 'number', 'must be a number');
const flag = must((value) => typeof value === 'boolean', 'must be a boolean');
const count = must(isCount, 'must be a whole number of at least 0');
const names = must(isNames, 'must be an array of different strings');
const one: KeywordRule = (value, at, visit) => visit(value, at);
const several: KeywordRule = (value, at, visit) =>
  Array.isArray(value) && value.length > 0
    ? firstProblem(value, (schema, index) => visit(schema, below(at, index)))
    : { path: at, message: 'must be an array of at least one schema' };
const named: KeywordRule = (value, at, visit) =>
  isObject(value)
    ? firstProblem(Object.entries(value), ([name, schema]) => visit(schema, below(at, name)))
    : { path: at, message: 'must be an object' };

const pattern: KeywordRule = (value, at) => {
  if (!isText(value)) return { path: at, message: 'must be a string' };
  try {
    compilePattern(value);
    return undefined;
  } catch (error) {
    if (error instanceof PatternRefused) return { path: at, message: error.message };
    throw error;
  }
};

const patterns: KeywordRule = (value, at, visit) =>
  (isObject(value)
    ? firstProblem(Object.keys(value), (source) => pattern(source, below(at, source), visit))
    : undefined) ?? named(value, at, visit);

const type = must(
  (value) => {
    const types = [value].flat();
    return (
      types.length > 0 &&
      types.every((item) => isText(item) && TYPES.includes(item)) &&
      new Set(types).size === types.length
    );
  },
  `must be one of ${listed(TYPES)}, or several of them`,
);

const choices = must(
  (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_CHOICES,
  `must be an array of 1 to ${MOST_CHOICES} values`,
);

const dependent = must(
  (value) => isObject(value) && Object.values(value).every(isNames),
  'must be an object of lists of names',
);

export const KEYWORDS: ReadonlyMap<string, KeywordRule> = new Map(
  Object.entries({
    $schema: must(
      (value) => isText(value) && /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(value),
      'must be https://json-schema.org/draft/2020-12/schema',
    ),
    $comment: text,
    title: text,
    description: text,
    default: anything,
    examples: must(Array.isArray, 'must be an array'),
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
    $defs: named,
    $ref: text,
    type,
    const: anything,
    enum: choices,
    multipleOf: must((value) => typeof value === 'number' && value > 0, 'must be a number above 0'),
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    minLength: count,
    maxLength: count,
    pattern,
    format: must((value) => isText(value) && FORMATS.has(value), `must be one of ${listed(FORMATS.keys())}`),
    minItems: count,
    maxItems: count,
    uniqueItems: flag,
    items: one,
    prefixItems: several,
    contains: one,
    minContains: count,
    maxContains: count,
    minProperties: count,
    maxProperties: count,
    required: names,
    properties: named,
    patternProperties: patterns,
    additionalProperties: one,
    propertyNames: one,
    dependentRequired: dependent,
    dependentSchemas: named,
    allOf: several,
    anyOf: several,
    oneOf: several,
    not: one,
    if: one,
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: one,
    else: one,
  }),
);
