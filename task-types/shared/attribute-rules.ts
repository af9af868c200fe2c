/** When an attribute is asked for, worked out once per set of params (api-facts E.3, conditions). */
import type { Json, JsonObject } from '../kit.ts';
import type { AttributeDefinition, AttributeDefinitions } from './attribute-params.ts';
import { own } from './json.ts';
import { type LabelDescription, leavesByChoice } from './labels.ts';

export interface AttributeRule {
  name: string;
  definition: AttributeDefinition;
  /** The labels it is asked on; undefined is all. */
  labels: Set<string> | undefined;
  /** One of these must hold, in each all entries; undefined is always. */
  attributes: [attribute: string, values: Set<Json>][][] | undefined;
}

/** @param labels everything an annotation may be called, as in the params. */
export function attributeRules(
  definitions: AttributeDefinitions | undefined,
  labels: readonly LabelDescription[],
): AttributeRule[] {
  const families = leavesByChoice(labels);
  const choices = new Map(
    Object.entries(definitions ?? {}).map(([name, { choices }]) => [name, leavesByChoice(choices ?? [])]),
  );
  return Object.entries(definitions ?? {}).map(([name, definition]) => {
    const { label_condition, attribute_conditions } = definition.conditions ?? {};
    return {
      name,
      definition,
      labels: label_condition && standFor([label_condition.label].flat(), families),
      attributes: attribute_conditions?.length
        ? attribute_conditions.map((all) =>
            Object.entries(all).map(([other, value]) => [other, standFor([value].flat(), choices.get(other))]),
          )
        : undefined,
    };
  });
}

/** A group in a condition means any of its leaves. */
function standFor(wanted: readonly Json[], families: Map<string, Set<string>> | undefined): Set<Json> & Set<string> {
  const values = wanted.flatMap((value) => [...(families?.get(String(value)) ?? [value])]);
  return new Set(values) as Set<Json> & Set<string>;
}

/** Whether the attribute is asked for on an annotation with this label and these values so far. */
export function isAsked(rule: AttributeRule, label: string | undefined, given: JsonObject): boolean {
  if (rule.labels && (label === undefined || !rule.labels.has(label))) return false;
  const hasOneOf = ([name, values]: [string, Set<Json>]): boolean => {
    const value = own(given, name);
    return Array.isArray(value) ? value.some((item) => values.has(item)) : value !== undefined && values.has(value);
  };
  return rule.attributes === undefined || rule.attributes.some((all) => all.every(hasOneOf));
}
