/** When an attribute is asked for (api-facts E.3, conditions). */
import type { Json, JsonObject } from '../kit.ts';
import type { AttributeDefinition, AttributeDefinitions } from './attribute-params.ts';
import { own } from './json.ts';
import { type LabelDescription, leavesByChoice } from './labels.ts';

/** For every name of a list of labels the leaves that it stands for. */
type Families = Map<string, Set<string>>;

export interface AttributeRule {
  name: string;
  definition: AttributeDefinition;
  /** The labels it is asked on; undefined is all. */
  labels: Set<string> | undefined;
  /** The labels a linked attribute may point at; undefined is all. */
  targets: Set<string> | undefined;
  /** By attribute, what its choices stand for. */
  choices: Map<string, Families>;
}

/**
 * The definitions with what it takes to judge their conditions, worked out once per set of params.
 * @param labels everything an annotation may be called, as in the params.
 */
export function attributeRules(
  definitions: AttributeDefinitions | undefined,
  labels: readonly LabelDescription[],
): AttributeRule[] {
  const entries = Object.entries(definitions ?? {});
  const families = leavesByChoice(labels);
  const choices = new Map(entries.map(([name, definition]) => [name, leavesByChoice(definition.choices ?? [])]));
  return entries.map(([name, definition]) => {
    const { allowed_labels, conditions } = definition;
    const label = conditions?.label_condition?.label;
    return {
      name,
      definition,
      labels: label === undefined ? undefined : leavesFor([label].flat(), families),
      targets: allowed_labels && new Set(allowed_labels),
      choices,
    };
  });
}

const leavesFor = (names: string[], families: Families): Set<string> =>
  new Set([...new Set(names)].flatMap((name) => [...(families.get(name) ?? [name])]));

/** Whether the attribute is asked for on an annotation with this label and these values so far. */
export function isAsked(
  { definition, labels, choices }: AttributeRule,
  label: string | undefined,
  given: JsonObject,
): boolean {
  if (labels && (label === undefined || !labels.has(label))) return false;
  const { attribute_conditions } = definition.conditions ?? {};
  if (!attribute_conditions?.length) return true;
  return attribute_conditions.some((all) =>
    Object.entries(all).every(([other, wanted]) => {
      const value = own(given, other);
      return value !== undefined && [value].flat().some((one) => isOneOf(one, wanted, choices.get(other)));
    }),
  );
}

/** A group among the wanted values means any of its leaves. */
const isOneOf = (value: Json, wanted: Json, families: Families | undefined): boolean =>
  [wanted].flat().some((one) => one === value || families?.get(String(one))?.has(String(value)));
