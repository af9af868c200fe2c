/** Answers to fields: their schema, and what it cannot say (api-facts E.15). */
import { type TSchema, Type } from 'typebox';
import { likeness, type Part, vote } from '../agreement.ts';
import type { Json, JsonObject, Problem } from '../kit.ts';
import { firstProblem, isObject, own } from '../shared/json.ts';
import { type NamedProperty, namedProperties } from '../shared/named-properties.ts';
import { textLikeness } from '../shared/text-likeness.ts';
import { holds, type ValuesOf } from './conditions.ts';
import {
  choicesOf,
  choiceValues,
  type Field,
  hasChoices,
  isGroup,
  responsesOf,
  type UnitField,
  unitFields,
} from './fields.ts';

/** A date, or a date with a time, in ISO 8601. */
const DATE_TIME = '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$';

/** One value of a field. */
function valueSchema({ type, required, max_characters, min, max, choices }: Field): { [keyword: string]: unknown } {
  switch (type) {
    case 'text':
      return {
        type: 'string',
        minLength: required ? 1 : 0,
        ...(max_characters !== undefined && { maxLength: max_characters }),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
    case 'datetime':
      return { type: 'string', pattern: DATE_TIME };
    case 'time_range': {
      const time = { type: ['number', 'string'] };
      return { type: 'object', required: ['start', 'end'], properties: { start: time, end: time } };
    }
    default:
      return { enum: choiceValues(choices ?? []) };
  }
}

/** `{type, field_id, response: [[value]]}`: one list of values for each response. */
function typedAnswer(field: Field, value: object, always: boolean) {
  const { least, most } = responsesOf(field);
  const chosen = hasChoices(field) ? choicesOf(field) : { least: 1, most: 1 };
  return {
    type: 'object',
    required: ['response'],
    properties: {
      type: { const: field.type },
      field_id: { const: field.field_id },
      response: {
        type: 'array',
        minItems: always ? least : 0,
        maxItems: most,
        items: {
          type: 'array',
          items: value,
          minItems: chosen.least,
          maxItems: chosen.most,
          ...(chosen.most > 1 && { uniqueItems: true }),
        },
      },
    },
  };
}

/** Typed, or just the value or a list of values (api-facts I.11). */
function answerSchema(field: Field, always: boolean): TSchema {
  const value = valueSchema(field);
  const typed = typedAnswer(field, value, always);
  const list = hasChoices(field)
    ? { type: 'array', items: value, maxItems: choicesOf(field).most, uniqueItems: true }
    : { type: 'array', items: value, maxItems: responsesOf(field).most };
  // One schema says all three forms: what it says of strings does not touch lists. It is compiled,
  // which happens for each task, several times faster than a union, and its errors say more.
  const forms = { ...list, ...typed };
  if (hasChoices(field)) {
    const scalar = ['string', 'number', 'boolean'];
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    return Type.Unsafe<unknown>({ ...forms, type: [...scalar, 'array', 'object'], if: { type: scalar }, then: value });
  }
  // Both the range and the typed form are objects.
  if (field.type === 'time_range') return Type.Unsafe<unknown>({ anyOf: [value, list, typed] });
  return Type.Unsafe<unknown>({ ...forms, ...value, type: [value.type, 'array', 'object'] });
}

/** `annotations` of a response: one entry for each field answered, groups may be named too. */
export function annotationsAnswer(fields: readonly Field[]): TSchema {
  const units = unitFields(fields).map(({ field, conditions }): NamedProperty => {
    const always = field.required === true && conditions.length === 0;
    return { name: field.field_id, schema: answerSchema(field, always), required: always };
  });
  const groups = groupsIn(fields).map(({ field_id }): NamedProperty => {
    return { name: field_id, schema: Type.Unsafe<unknown>({}), required: false };
  });
  return namedProperties([...units, ...groups]);
}

const groupsIn = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => (isGroup(field) ? [field, ...groupsIn(field.fields ?? [])] : []));

/** Either form of an answer as a list of responses, each a list of values. */
export function responses(field: Field, answer: Json | undefined): Json[][] {
  if (answer === undefined) return [];
  if (isObject(answer) && Array.isArray(answer.response)) return answer.response as Json[][];
  if (!Array.isArray(answer)) return [[answer]];
  return hasChoices(field) ? [answer] : answer.map((value) => [value]);
}

/** What each field was given, for the conditions of others. @param answerTo the answer to a field id so far. */
export function valuesIn(units: readonly UnitField[], answerTo: (id: string) => Json | undefined): ValuesOf {
  const fields = new Map(units.map(({ field }) => [field.field_id, field]));
  return (id) => {
    const field = fields.get(id);
    return field ? responses(field, answerTo(id)).flat() : [];
  };
}

/** Whether the field is asked for; undefined when its conditions are of a form that we cannot judge. */
export function isAsked({ conditions }: UnitField, ids: Set<string>, valuesOf: ValuesOf): boolean | undefined {
  const verdicts = conditions.map((condition) => holds(condition, valuesOf, (id) => ids.has(id)));
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

export function annotationsProblem(fields: readonly Field[], annotations: JsonObject): Problem | undefined {
  const units = unitFields(fields);
  const ids = new Set(units.map(({ field }) => field.field_id));
  const valuesOf = valuesIn(units, (id) => own(annotations, id));
  return firstProblem(units, (unit) => {
    const { field } = unit;
    const path = `annotations.${field.field_id}`;
    const given = responses(field, own(annotations, field.field_id));
    if (given.length === 0) {
      return field.required && isAsked(unit, ids, valuesOf) ? { path, message: 'is required' } : undefined;
    }
    const { least } = responsesOf(field);
    if (given.length < least) return { path, message: `must contain at least ${least} responses` };
    return firstProblem(given, (values) => valuesProblem(field, values, path));
  });
}

function valuesProblem(field: Field, values: readonly Json[], path: string): Problem | undefined {
  const { least } = choicesOf(field);
  if (hasChoices(field) && values.length < least) return { path, message: `must contain at least ${least} choices` };
  return firstProblem(values, (value) => {
    if (field.type === 'datetime' && Number.isNaN(Date.parse(String(value)))) {
      return { path, message: 'must be a date that exists' };
    }
    if (field.type !== 'time_range' || !isObject(value)) return undefined;
    const { start, end } = value;
    return typeof start === 'number' && typeof end === 'number' && end < start
      ? { path, message: 'must not end before it starts' }
      : undefined;
  });
}

/** Each field is compared by itself: text by how alike it is, all else by majority. */
export function fieldsAgreement(fields: readonly Field[]): Part[] {
  return unitFields(fields).map(({ field }) => {
    const given = (answer: JsonObject) => responses(field, own(answer.annotations as JsonObject, field.field_id));
    if (field.type !== 'text') return vote((answer) => given(answer).flat());
    const text = (answer: JsonObject) => given(answer).flat().join('\n');
    return likeness((a, b) => textLikeness(text(a), text(b)));
  });
}
