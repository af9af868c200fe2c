/** An answer to every field that is asked for, in the typed form (api-facts E.15, I.11). */
import type { Json, JsonObject } from '../kit.ts';
import { isAsked, valuesIn } from './answers.ts';
import { choicesOf, choiceValues, type Field, responsesOf, unitFields } from './fields.ts';

function sampleValues(field: Field): Json[] {
  switch (field.type) {
    case 'text':
      return [[...'test response'].slice(0, field.max_characters).join('')];
    case 'boolean':
      return [true];
    case 'number':
      return [Math.min(Math.max(1, field.min ?? 1), field.max ?? Number.MAX_VALUE)];
    case 'datetime':
      return ['2020-01-01T00:00:00.000Z'];
    case 'time_range':
      return [{ start: 0, end: 1 }];
    default: {
      const { least } = choicesOf(field);
      return choiceValues(field.choices ?? []).slice(0, Math.max(1, least));
    }
  }
}

const sampleAnswer = (field: Field): JsonObject => ({
  type: field.type,
  field_id: field.field_id,
  response: Array.from({ length: responsesOf(field).least }, () => sampleValues(field)),
});

export function sampleAnnotations(fields: readonly Field[]): JsonObject {
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
      if (!answers.has(id) && isAsked(unit, ids, valuesOf) !== false) answers.set(id, sampleAnswer(unit.field));
    }
  }
  return Object.fromEntries(answers);
}
