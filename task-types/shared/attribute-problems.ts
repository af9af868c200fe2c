/** What can be wrong with attribute definitions beyond their schema. */
import type { Problem } from '../kit.ts';
import type { AttributeDefinition, AttributeDefinitions } from './attribute-params.ts';
import { firstProblem, listed, own } from './json.ts';
import { type LabelDescription, labelsProblem, leaves, leavesByChoice } from './labels.ts';

/** @param labels everything an annotation may be called; undefined where there are no annotations. */
export function attributesProblem(
  definitions: AttributeDefinitions | undefined,
  path: string,
  labels: readonly LabelDescription[] | undefined,
): Problem | undefined {
  const selectable = new Set(leaves(labels ?? []));
  const named = leavesByChoice(labels ?? []);
  return firstProblem(Object.entries(definitions ?? {}), ([name, definition]) => {
    const at = `${path}.${name}`;
    return (
      typeProblem(definition, at) ??
      (definition.choices && labelsProblem(definition.choices, `${at}.choices`)) ??
      firstProblem(definition.allowed_labels ?? [], (label, i) =>
        selectable.has(label) ? undefined : unknown(`${at}.allowed_labels.${i}`, selectable),
      ) ??
      labelConditionProblem(definition, `${at}.conditions.label_condition.label`, named) ??
      attributeConditionsProblem(definition, name, `${at}.conditions.attribute_conditions`, definitions ?? {})
    );
  });
}

const unknown = (path: string, permitted: Iterable<string>): Problem => ({
  path,
  message: `must be one of ${listed(permitted)}`,
});

function typeProblem(definition: AttributeDefinition, at: string): Problem | undefined {
  const type = definition.type ?? 'category';
  if (type === 'category' && !definition.choices) return { path: `${at}.choices`, message: 'is required' };
  if (type !== 'category' && definition.allow_multiple) {
    return { path: `${at}.allow_multiple`, message: 'is for category attributes only' };
  }
  return undefined;
}

function labelConditionProblem(
  { conditions }: AttributeDefinition,
  path: string,
  named: Map<string, unknown>,
): Problem | undefined {
  const wanted = conditions?.label_condition?.label;
  return firstProblem(wanted === undefined ? [] : [wanted].flat(), (label) =>
    named.has(label) ? undefined : unknown(path, named.keys()),
  );
}

function attributeConditionsProblem(
  { conditions }: AttributeDefinition,
  name: string,
  path: string,
  definitions: AttributeDefinitions,
): Problem | undefined {
  return firstProblem(conditions?.attribute_conditions ?? [], (all, index) =>
    firstProblem(Object.entries(all), ([other, value]) => {
      const at = `${path}.${index}.${other}`;
      const definition = own(definitions, other);
      if (!definition || other === name) return { path: at, message: 'must be the name of another attribute' };
      if ((definition.type ?? 'category') !== 'category' || !definition.choices) return undefined;
      // The choices may be malformed still: they are checked with their own attribute, perhaps after this one.
      if (labelsProblem(definition.choices, '')) return undefined;
      const choices = leavesByChoice(definition.choices);
      return firstProblem([value].flat(), (one) => (choices.has(String(one)) ? undefined : unknown(at, choices.keys())));
    }),
  );
}
