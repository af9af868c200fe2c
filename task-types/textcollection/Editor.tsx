/** The fields as a form. Answers may have several shapes (answers.ts); this one gives the plain value, or a list of them. */
import type { ReactNode } from 'react';
import type { EditorProps } from '../../web/kit/editor.ts';
import { startOf } from '../../web/kit/schema-form/begin.ts';
import { SchemaAnswer } from '../../web/kit/schema-form/SchemaAnswer.tsx';
import type { Json, JsonObject } from '../kit.ts';
import { isObject, own } from '../shared/json.ts';
import { isAsked, valuesIn } from './answers.ts';
import { type Choice, choicesOf, type Field, hasChoices, responsesOf, unitFields } from './fields.ts';

type Params = JsonObject & { fields: Field[] };

export default function TextCollectionEditor(props: EditorProps<Params>): ReactNode {
  const { task, value, onChange } = props;
  const { fields } = task.params;
  const change = (next: JsonObject, together?: string) => {
    const given = isObject(next.annotations) ? next.annotations : {};
    const asked = new Set(askedOf(fields, given).map(({ field_id }) => field_id));
    const known = new Set(unitFields(fields).map(({ field }) => field.field_id));
    // What a changed answer makes superfluous is not asked any more, and must not stay.
    const kept = Object.entries(given).filter(([id]) => asked.has(id) || !known.has(id));
    onChange({ ...next, annotations: Object.fromEntries(kept) }, together);
  };
  return <SchemaAnswer {...props} responseSchema={formOf(fields, value)} onChange={change} />;
}

export const start = (params: JsonObject): JsonObject => startOf(params, formOf(params.fields as Field[], {}));

/** The fields whose conditions hold; those whose conditions nobody can judge too. */
function askedOf(fields: Field[], annotations: JsonObject): Field[] {
  const units = unitFields(fields);
  const ids = new Set(units.map(({ field }) => field.field_id));
  const valuesOf = valuesIn(units, (id) => own(annotations, id));
  return units.filter((unit) => isAsked(unit, ids, valuesOf) !== false).map(({ field }) => field);
}

function formOf(fields: Field[], { annotations }: JsonObject): JsonObject {
  const asked = askedOf(fields, isObject(annotations) ? annotations : {});
  const form = {
    type: 'object',
    title: 'Fields',
    required: asked.filter(({ required }) => required).map(({ field_id }) => field_id),
    properties: Object.fromEntries(asked.map((field) => [field.field_id, fieldOf(field)])),
  };
  return { type: 'object', required: ['annotations'], properties: { annotations: form } };
}

function fieldOf(field: Field): JsonObject {
  const { title, description, hint } = field;
  const said = { title, description: [description, hint].filter(Boolean).join(' ') };
  const { least, most } = hasChoices(field) ? choicesOf(field) : responsesOf(field);
  if (most <= 1) return { ...oneValue(field), ...said };
  const bounds = { minItems: field.required ? least : 0, maxItems: most };
  return { ...said, type: 'array', items: oneValue(field), ...bounds, ...(hasChoices(field) && { uniqueItems: true }) };
}

function oneValue({ type, choices = [], max_characters, min, max }: Field): JsonObject {
  switch (type) {
    case 'text':
      return { type: 'string', minLength: 1, ...(max_characters !== undefined && { maxLength: max_characters }) };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
    case 'datetime':
      return { type: 'string', minLength: 1, examples: ['2026-01-31T12:00:00Z'], maxLength: 40 };
    case 'time_range': {
      const time: Json = { type: ['number', 'string'] };
      return { type: 'object', required: ['start', 'end'], properties: { start: time, end: time } };
    }
    default:
      return { oneOf: leaves(choices) };
  }
}

/** Choices with choices below them are their names. */
function leaves(choices: readonly Choice[], groups = ''): Json[] {
  return choices.flatMap(({ label, value, subchoices }): Json[] =>
    subchoices?.length ? leaves(subchoices, `${groups}${label} / `) : [{ const: value, title: groups + label }],
  );
}
