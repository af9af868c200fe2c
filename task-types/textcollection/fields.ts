/** The fields of a text collection, as they are asked for (api-facts E.15). */
import { type TSchema, Type } from 'typebox';
import type { Json } from '../kit.ts';
import { type Region, region } from '../shared/regions.ts';

export type FieldType =
  | 'text'
  | 'boolean'
  | 'number'
  | 'datetime'
  | 'time_range'
  | 'category'
  | 'select'
  | 'field_set'
  | 'form';

export type ChoiceValue = string | number | boolean;
export type Choice = { label: string; value: ChoiceValue; hint?: string; subchoices?: Choice[] };

export type Field = {
  type: FieldType;
  field_id: string;
  title: string;
  description?: string;
  hint?: string;
  required?: boolean;
  min_responses_required?: number;
  max_responses_required?: number;
  conditions?: Json;
  max_characters?: number;
  min?: number;
  max?: number;
  choices?: Choice[];
  min_choices?: number;
  max_choices?: number;
  region?: Region;
  fields?: Field[];
};

const TYPES: FieldType[] = [
  'text',
  'boolean',
  'number',
  'datetime',
  'time_range',
  'category',
  'select',
  'field_set',
  'form',
];
/** In all: the check of an answer takes milliseconds for each. */
export const MOST_FIELDS = 200;
const MOST_RESPONSES = 100;
const MOST_CHOICES = 10_000;

const text = (description: string, minLength = 0) => Type.String({ minLength, description });
const count = (minimum: number, maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum, maximum, description }));

const value = { type: ['string', 'number', 'boolean'], description: 'What the response gives.' };
const choice = {
  type: 'object',
  required: ['label', 'value'],
  properties: {
    label: { type: 'string', description: 'What the labeler sees.' },
    value,
    hint: { type: 'string', description: 'Shown as a tooltip.' },
    subchoices: {
      type: 'array',
      description: 'Choices below this one, in the same form; the choice itself can then not be chosen.',
      items: { type: 'object' },
    },
  },
};

/** @param depth how many levels of fields may be below: a form holds sets, a set holds plain fields. */
const fieldSchema = (depth: number): TSchema =>
  Type.Object({
    type: Type.String({ enum: TYPES, description: 'Kind of field.' }),
    field_id: text('Key of the answer; unique in the task.', 1),
    title: text('Title shown to the labeler.', 1),
    description: Type.Optional(text('What the answer should be.')),
    hint: Type.Optional(text('Longer explanation, shown as a tooltip.')),
    required: Type.Optional(Type.Boolean({ description: 'Whether it must be answered. False when left out.' })),
    min_responses_required: count(1, MOST_RESPONSES, 'Least number of responses; 1 when left out.'),
    max_responses_required: count(1, MOST_RESPONSES, 'Largest number of responses; 1 when left out.'),
    conditions: Type.Optional(
      Type.Unsafe<Json>({
        type: ['array', 'object'],
        description: 'When the field is asked for: field_id to value. A list is or, an object is and, `not` is not.',
      }),
    ),
    max_characters: count(1, 10_000_000, 'text: the longest answer.'),
    min: Type.Optional(Type.Number({ description: 'number: the least value.' })),
    max: Type.Optional(Type.Number({ description: 'number: the largest value.' })),
    choices: Type.Optional(
      Type.Unsafe<Choice[]>({
        type: 'array',
        minItems: 1,
        maxItems: MOST_CHOICES,
        description: 'category, select: what to choose from.',
        items: choice,
      }),
    ),
    min_choices: count(0, MOST_CHOICES, 'category, select: how many must be chosen; 1 when left out.'),
    max_choices: count(1, MOST_CHOICES, 'category, select: how many may be chosen; 1 when left out.'),
    region: Type.Optional(region('Ours: where on the picture the answer is; shown beside the field.')),
    ...(depth > 0 && { fields: Type.Optional(fieldList(depth - 1, 'field_set, form: the fields in it.')) }),
  });

const fieldList = (depth: number, description: string): TSchema =>
  Type.Array(fieldSchema(depth), { minItems: 1, maxItems: MOST_FIELDS, description });

export const fieldsParam = Type.Unsafe<Field[]>(fieldList(2, 'What to collect.'));

export const isGroup = ({ type }: Field): boolean => type === 'field_set' || type === 'form';
export const hasChoices = ({ type }: Field): boolean => type === 'category' || type === 'select';

/** A field that takes an answer, with the conditions of the groups it is in. */
export interface UnitField {
  field: Field;
  path: string;
  conditions: Json[];
}

/** Groups only arrange: the fields in them are answered under their own ids. */
export function unitFields(fields: readonly Field[], path = 'fields', outer: Json[] = []): UnitField[] {
  return fields.flatMap((field, index) => {
    const at = `${path}.${index}`;
    const conditions = field.conditions === undefined ? outer : [...outer, field.conditions];
    return isGroup(field)
      ? unitFields(field.fields ?? [], `${at}.fields`, conditions)
      : [{ field, path: at, conditions }];
  });
}

/** The values that can be chosen, in order. */
export const choiceValues = (choices: readonly Choice[]): ChoiceValue[] =>
  choices.flatMap(({ value, subchoices }) => (subchoices?.length ? choiceValues(subchoices) : [value]));

/** How many there may be; without an upper limit it is 1, or the lower limit if that is more. */
export const responsesOf = ({ min_responses_required: least = 1, max_responses_required: most }: Field) => ({
  least,
  most: most ?? Math.max(1, least),
});
export const choicesOf = ({ min_choices: least = 1, max_choices: most }: Field) => ({
  least,
  most: most ?? Math.max(1, least),
});
