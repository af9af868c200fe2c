/** What can be wrong with the fields beyond their schema (api-facts E.15). */
import type { Json, Problem } from '../kit.ts';
import { firstProblem, isObject } from '../shared/json.ts';
import { conditionProblem } from './conditions.ts';
import { choicesOf, choiceValues, type Field, hasChoices, isGroup, MOST_FIELDS, responsesOf } from './fields.ts';

const CHOICE_DEPTH = 8;
const MOST_CHOICES = 10_000;
/** Least number of choices in all answers together: a task of 10 kB must not need an answer of 10 GB. */
const MOST_ANSWERS = 10_000;

type Placed = [field: Field, path: string, outer: Field | undefined];

/** All fields, groups included, each with its place. */
const placed = (fields: readonly Field[], path: string, outer?: Field): Placed[] =>
  fields.flatMap((field, index): Placed[] => {
    const at = `${path}.${index}`;
    return [[field, at, outer], ...placed(field.fields ?? [], `${at}.fields`, field)];
  });

export function fieldsProblem(fields: readonly Field[]): Problem | undefined {
  const everything = placed(fields, 'fields');
  const units = new Set(everything.filter(([field]) => !isGroup(field)).map(([{ field_id }]) => field_id));
  const seen = new Set<string>();
  if (everything.length > MOST_FIELDS) return { path: 'fields', message: `must hold at most ${MOST_FIELDS} fields` };
  return (
    firstProblem(everything, ([field, path, outer]) => {
      if (seen.has(field.field_id)) {
        return { path: `${path}.field_id`, message: `must be unique; ${field.field_id} is already used` };
      }
      seen.add(field.field_id);
      return groupProblem(field, path, outer) ?? choicesProblem(field, path) ?? limitsProblem(field, path);
    }) ??
    firstProblem(everything, ([{ field_id, conditions }, path]) =>
      conditions === undefined
        ? undefined
        : conditionProblem(conditions, `${path}.conditions`, (id) => id !== field_id && units.has(id)),
    ) ??
    answersProblem(everything)
  );
}

function answersProblem(everything: readonly Placed[]): Problem | undefined {
  let answers = 0;
  return firstProblem(everything, ([field, path]) => {
    if (!hasChoices(field)) return undefined;
    answers += responsesOf(field).least * choicesOf(field).least;
    return answers > MOST_ANSWERS
      ? { path: `${path}.min_choices`, message: `asks for more than ${MOST_ANSWERS} choices, responses together` }
      : undefined;
  });
}

function groupProblem(field: Field, path: string, outer: Field | undefined): Problem | undefined {
  if (!isGroup(field)) {
    return field.fields ? { path: `${path}.fields`, message: 'is for field_set and form only' } : undefined;
  }
  if (field.type === 'form' && outer) return { path: `${path}.type`, message: 'must not be form inside another field' };
  if (field.type === 'field_set' && outer?.type === 'field_set') {
    return { path: `${path}.type`, message: 'must not be field_set inside a field_set' };
  }
  if (!field.fields) return { path: `${path}.fields`, message: 'is required' };
  return field.type === 'field_set' && field.fields.length < 2
    ? { path: `${path}.fields`, message: 'must contain at least 2 items' }
    : undefined;
}

function limitsProblem(field: Field, path: string): Problem | undefined {
  const pairs = [
    ['min_responses_required', 'max_responses_required'],
    ['min_choices', 'max_choices'],
    ['min', 'max'],
  ] as const;
  return firstProblem(pairs, ([low, high]) => {
    const [least, most] = [field[low], field[high]];
    return least !== undefined && most !== undefined && most < least
      ? { path: `${path}.${high}`, message: `must be greater than or equal to ${least}` }
      : undefined;
  });
}

function choicesProblem(field: Field, path: string): Problem | undefined {
  if (!hasChoices(field)) return undefined;
  if (!field.choices) return { path: `${path}.choices`, message: 'is required' };
  const wrong = choiceListProblem(field.choices, `${path}.choices`);
  if (wrong) return wrong;
  const available = choiceValues(field.choices).length;
  return choicesOf(field).least > available
    ? { path: `${path}.min_choices`, message: `must be less than or equal to ${available}, the number of choices` }
    : undefined;
}

/** The schema describes the first level; the ones below are checked here. */
function choiceListProblem(choices: readonly Json[], path: string): Problem | undefined {
  const seen = new Set<Json>();
  const visitAll = (list: readonly Json[], at: string, depth: number): Problem | undefined =>
    depth > CHOICE_DEPTH
      ? { path: at, message: `must not be nested deeper than ${CHOICE_DEPTH} levels` }
      : firstProblem(list, (choice, index) => visit(choice, `${at}.${index}`, depth));
  const visit = (choice: Json, at: string, depth: number): Problem | undefined => {
    if (!isObject(choice)) return { path: at, message: 'must be an object' };
    const { label, value, subchoices } = choice;
    if (typeof label !== 'string') return { path: `${at}.label`, message: 'must be a string' };
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      return { path: `${at}.value`, message: 'must be a string, a number or a boolean' };
    }
    if (subchoices !== undefined && !Array.isArray(subchoices)) {
      return { path: `${at}.subchoices`, message: 'must be an array' };
    }
    if (subchoices?.length) return visitAll(subchoices, `${at}.subchoices`, depth + 1);
    if (seen.has(value as Json)) return { path: `${at}.value`, message: `must not repeat the value ${value}` };
    if (seen.size === MOST_CHOICES) return { path, message: `must hold at most ${MOST_CHOICES} choices` };
    seen.add(value as Json);
    return undefined;
  };
  return visitAll(choices, path, 1);
}
