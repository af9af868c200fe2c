/** An answer to every field that is asked for, in the typed form (api-facts E.15, I.11). */
import { CONSTANT, type Draw } from '../draw.ts';
import type { Json, JsonObject } from '../kit.ts';
import { TEXTS } from '../shared/text-fields.ts';
import { isAsked, valuesIn } from './answers.ts';
import { choicesOf, choiceValues, type Field, responsesOf, unitFields } from './fields.ts';

/** Milliseconds. */
const A_YEAR = 366 * 24 * 60 * 60 * 1000;

function sampleValues(field: Field, draw: Draw): Json[] {
  switch (field.type) {
    case 'text':
      return [[...draw.one(TEXTS)].slice(0, field.max_characters).join('')];
    case 'boolean':
      return [draw.one([true, false])];
    case 'number':
      return [sampleNumber(field, draw)];
    case 'datetime':
      return [new Date(Date.UTC(2020, 0, 1) + draw.whole(0, A_YEAR, 0)).toISOString()];
    case 'time_range':
      return [sampleRange(draw)];
    default: {
      const { least, most } = choicesOf(field);
      return draw.some(choiceValues(field.choices ?? []), Math.max(1, least), most);
    }
  }
}

function sampleNumber({ min, max }: Field, draw: Draw): number {
  const usual = Math.min(Math.max(1, min ?? 1), max ?? Number.MAX_VALUE);
  const [least, most] = [Math.ceil(min ?? usual - 50), Math.floor(max ?? usual + 50)];
  return least > most ? usual : draw.whole(least, most, usual);
}

function sampleRange(draw: Draw): JsonObject {
  const start = draw.whole(0, 59, 0);
  return { start, end: start + draw.whole(1, 60, 1) };
}

const sampleAnswer = (field: Field, draw: Draw): JsonObject => ({
  type: field.type,
  field_id: field.field_id,
  response: Array.from({ length: responsesOf(field).least }, () => sampleValues(field, draw)),
});

export function sampleAnnotations(fields: readonly Field[], draw: Draw = CONSTANT): JsonObject {
  const units = unitFields(fields);
  const ids = new Set(units.map(({ field }) => field.field_id));
  const answers = new Map<string, Json>();
  const valuesOf = valuesIn(units, (id) => answers.get(id));
  // One answer may make another field asked for: go round until nothing is added. An answer that an
  // addition makes superfluous stays, which the rules permit.
  for (let size = -1; size !== answers.size; ) {
    size = answers.size;
    for (const unit of units) {
      const id = unit.field.field_id;
      if (!answers.has(id) && isAsked(unit, ids, valuesOf) !== false) answers.set(id, sampleAnswer(unit.field, draw));
    }
  }
  return Object.fromEntries(answers);
}
