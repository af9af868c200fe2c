/** The answers of a form while somebody fills it in. Pure. */
import type { Json, JsonObject } from '../kit.ts';
import { isObject, own } from '../shared/json.ts';
import { isAsked, responses, valuesIn } from './answers.ts';
import { choicesOf, choiceValues, type Field, hasChoices, isGroup, responsesOf, unitFields } from './fields.ts';

/** What is asked of somebody who answered so: the fields whose conditions hold, or cannot be judged. */
export function askedIn(fields: readonly Field[], annotations: JsonObject): Set<string> {
  const units = unitFields(fields);
  const ids = new Set(units.map(({ field }) => field.field_id));
  const valuesOf = valuesIn(units, (id) => own(annotations, id));
  return new Set(units.filter((unit) => isAsked(unit, ids, valuesOf) !== false).map(({ field }) => field.field_id));
}

/** Groups without anything that is asked in them are not there. */
export const shownFields = (fields: readonly Field[], asked: ReadonlySet<string>): Field[] =>
  fields.flatMap((field): Field[] => {
    if (!isGroup(field)) return asked.has(field.field_id) ? [field] : [];
    const inner = shownFields(field.fields ?? [], asked);
    return inner.length > 0 ? [{ ...field, fields: inner }] : [];
  });

/**
 * What is not asked any more is put aside, and comes back when it is asked again: nothing that was written is lost by
 * a slip, and nothing is submitted that nobody asked for.
 */
export function settled(
  fields: readonly Field[],
  annotations: JsonObject,
  aside: JsonObject,
): { annotations: JsonObject; aside: JsonObject } {
  const units = unitFields(fields).map(({ field }) => field.field_id);
  let given = annotations;
  let kept = aside;
  // Each round may ask for more, or for less. Conditions that go round in circles end without what they ask for.
  for (let round = 0; round < 2 * units.length + 2; round++) {
    const asked = askedIn(fields, given);
    const goes = units.filter((id) => !asked.has(id) && own(given, id) !== undefined);
    const isAgain = (id: string) => asked.has(id) && own(given, id) === undefined && own(kept, id) !== undefined;
    const comes = round <= units.length ? units.filter(isAgain) : [];
    if (goes.length === 0 && comes.length === 0) break;
    const back = pick(kept, (id) => comes.includes(id));
    kept = { ...pick(kept, (id) => !comes.includes(id)), ...pick(given, (id) => goes.includes(id)) };
    given = { ...pick(given, (id) => !goes.includes(id)), ...back };
  }
  return { annotations: given, aside: kept };
}

const pick = (of: JsonObject, wanted: (id: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(of).filter(([id]) => wanted(id)));

/** Answers in any of their forms, as the typed one (api-facts E.15); what is of no field stays as it is. */
export function typed(fields: readonly Field[], annotations: JsonObject): JsonObject {
  const units = new Map(unitFields(fields).map(({ field }) => [field.field_id, field]));
  return Object.fromEntries(
    Object.entries(annotations).map(([id, answer]) => {
      const field = units.get(id);
      return [id, field ? answerOf(field, responses(field, answer)) : answer];
    }),
  );
}

const answerOf = ({ type, field_id }: Field, given: Json[][]): JsonObject => ({ type, field_id, response: given });

export const responsesTo = (field: Field, annotations: JsonObject): Json[][] =>
  responses(field, own(annotations, field.field_id));

const isEmpty = (values: readonly Json[]): boolean => values.every((value) => value === '');

/** With these responses; empty ones at the end are none, and without any the field is not answered. */
export function withResponses(field: Field, annotations: JsonObject, given: readonly Json[][]): JsonObject {
  const last = given.findLastIndex((values) => !isEmpty(values));
  const isThere = own(annotations, field.field_id) !== undefined;
  const rest = pick(annotations, (id) => id !== field.field_id);
  if (last < 0) return rest;
  const answer = answerOf(field, given.slice(0, last + 1));
  // In its old place: the answer keeps its order.
  return isThere ? { ...annotations, [field.field_id]: answer } : { ...rest, [field.field_id]: answer };
}

/** To choose all of them says nothing but their order. */
export function isRanking(field: Field): boolean {
  if (!hasChoices(field)) return false;
  const count = choiceValues(field.choices ?? []).length;
  return count > 1 && choicesOf(field).least === count;
}

export type Trouble =
  | { kind: 'required' }
  | { kind: 'fewResponses'; least: number }
  | { kind: 'fewChoices'; least: number }
  | { kind: 'long'; most: number }
  | { kind: 'low'; least: number }
  | { kind: 'high'; most: number }
  | { kind: 'noDate' }
  | { kind: 'half' }
  | { kind: 'backwards' };

/** What is wrong with the answer to a field, as far as it can be said before it is submitted. */
export function troubleWith(field: Field, given: readonly Json[][]): Trouble | undefined {
  if (given.length === 0) return field.required ? { kind: 'required' } : undefined;
  const { least } = responsesOf(field);
  if (given.length < least) return { kind: 'fewResponses', least };
  for (const values of given) {
    const found = troubleWithOne(field, values);
    if (found) return found;
  }
  return undefined;
}

function troubleWithOne(field: Field, values: readonly Json[]): Trouble | undefined {
  const { type, required, max_characters: most, min, max } = field;
  if (hasChoices(field)) {
    const { least } = choicesOf(field);
    return values.length < least ? { kind: 'fewChoices', least } : undefined;
  }
  const [value] = values;
  if (value === undefined) return { kind: 'half' };
  if (type === 'text' && required && value === '') return { kind: 'required' };
  if (type === 'text' && most !== undefined && [...String(value)].length > most) return { kind: 'long', most };
  if (type === 'number' && min !== undefined && Number(value) < min) return { kind: 'low', least: min };
  if (type === 'number' && max !== undefined && Number(value) > max) return { kind: 'high', most: max };
  if (type === 'datetime' && Number.isNaN(Date.parse(String(value)))) return { kind: 'noDate' };
  if (type !== 'time_range' || !isObject(value)) return undefined;
  const { start, end } = value;
  if (start === undefined || end === undefined) return { kind: 'half' };
  return typeof start === 'number' && typeof end === 'number' && end < start ? { kind: 'backwards' } : undefined;
}
