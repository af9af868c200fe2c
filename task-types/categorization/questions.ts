/** The questions of a categorization, and the answers to them. Pure. */
import type { Json, JsonObject } from '../kit.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import { type AttributeRule, attributeRules, isAsked } from '../shared/attribute-rules.ts';
import { isObject, own } from '../shared/json.ts';
import { type LabelDescription, leaves } from '../shared/labels.ts';

export type CategorizationParams = {
  attachment?: string;
  attachment_type?: string;
  categories?: LabelDescription[];
  taxonomies?: AttributeDefinitions;
  allow_multiple?: boolean;
  hypothesis?: JsonObject;
};

export interface Asked {
  /** Of the answer: `category`, or `taxonomies.<name>`. */
  place: string;
  /** None for the category, which is called so. */
  title: string | undefined;
  choices: LabelDescription[];
  most: number;
  required: boolean;
}

/** Each taxonomy is required if it does not say otherwise, as definition.ts has it. */
function rulesOf({ taxonomies }: CategorizationParams): AttributeRule[] {
  const asked = Object.entries(taxonomies ?? {}).map(([name, one]) => [name, { required: true, ...one }] as const);
  return attributeRules(Object.fromEntries(asked), []);
}

const given = ({ taxonomies }: JsonObject): JsonObject => (isObject(taxonomies) ? taxonomies : {});

/** @param value the answer so far; without it, all that may ever be asked. */
export function askedOf(params: CategorizationParams, value?: JsonObject): Asked[] {
  const { categories, allow_multiple = false } = params;
  const rules = rulesOf(params).filter((rule) => !value || isAsked(rule, undefined, given(value)));
  const ofRules = rules.map(({ name, definition }): Asked => {
    const { description, choices = [], allow_multiple: several = false, required = false } = definition;
    const most = several ? leaves(choices).length : 1;
    return { place: `taxonomies.${name}`, title: description ?? name, choices, most, required };
  });
  if (!categories) return ofRules;
  const most = allow_multiple ? leaves(categories).length : 1;
  return [{ place: 'category', title: undefined, choices: categories, most, required: true }, ...ofRules];
}

const nameOf = ({ place }: Asked): string => place.slice('taxonomies.'.length);
const isSeveral = (params: CategorizationParams, question: Asked): boolean =>
  question.place === 'category'
    ? params.allow_multiple === true
    : own(params.taxonomies ?? {}, nameOf(question))?.allow_multiple === true;

export function chosenIn(value: JsonObject, question: Asked): Json[] {
  const answer = question.place === 'category' ? value.category : own(given(value), nameOf(question));
  return [answer ?? []].flat();
}

/** The answer with these values; what is not asked any more goes. */
export function answered(params: CategorizationParams, value: JsonObject, question: Asked, values: Json[]): JsonObject {
  const answer = isSeveral(params, question) ? values : values[0];
  const isNone = values.length === 0 || answer === undefined;
  if (question.place === 'category') {
    // An id belongs to the category that was there before.
    const { category: _, category_id: __, ...rest } = value;
    return isNone ? rest : { ...rest, category: answer };
  }
  const { [nameOf(question)]: _, ...rest } = given(value);
  let left: JsonObject = isNone ? rest : { ...rest, [nameOf(question)]: answer };
  const rules = rulesOf(params);
  // One that goes may take others with it.
  for (let before = -1; before !== Object.keys(left).length; ) {
    before = Object.keys(left).length;
    const now = left;
    const stays = (name: string) => {
      const rule = rules.find((one) => one.name === name);
      return !rule || isAsked(rule, undefined, now);
    };
    left = Object.fromEntries(Object.entries(now).filter(([name]) => stays(name)));
  }
  return { ...value, taxonomies: left };
}

const isOpen = (value: JsonObject, question: Asked): boolean => chosenIn(value, question).length === 0;

export const isWhole = (params: CategorizationParams, value: JsonObject): boolean =>
  askedOf(params, value).every((question) => !question.required || !isOpen(value, question));

/** The question to go on with: the next one without an answer after this place, or else the first before it. */
export function nextOpen(params: CategorizationParams, value: JsonObject, place: string): string | undefined {
  const asked = askedOf(params, value);
  const at = asked.findIndex((one) => one.place === place);
  return [...asked.slice(at + 1), ...asked.slice(0, at)].find((one) => isOpen(value, one))?.place;
}

/** Pre-labels as an answer to begin with; what cannot be chosen is left out. */
export function begun(params: CategorizationParams): JsonObject {
  const { hypothesis } = params;
  const empty: JsonObject = Object.keys(params.taxonomies ?? {}).length > 0 ? { taxonomies: {} } : {};
  if (!isObject(hypothesis)) return empty;
  return askedOf(params).reduce((value, question) => {
    const possible = new Set<Json>(leaves(question.choices));
    const values = chosenIn(hypothesis, question).filter((one) => possible.has(one));
    return values.length === 0 ? value : answered(params, value, question, values.slice(0, question.most));
  }, empty);
}
