/** What can be wrong with attribute definitions beyond their schema. */
import type { Problem } from '../kit.ts';
import type { AttributeDefinition, AttributeDefinitions } from './attribute-params.ts';
import { firstProblem, listed } from './json.ts';
import { type LabelDescription, labelsProblem, leaves, leavesByChoice } from './labels.ts';

/** @param labels everything an annotation may be called; empty where there are no annotations. */
export function attributesProblem(
  definitions: AttributeDefinitions | undefined,
  path: string,
  labels: readonly LabelDescription[],
): Problem | undefined {
  const entries = Object.entries(definitions ?? {});
  const selectable = new Set(leaves(labels));
  const labelNames = new Set(leavesByChoice(labels).keys());
  return (
    firstProblem(entries, ([name, definition]) => typeProblem(definition, `${path}.${name}`)) ??
    firstProblem(entries, ([name, definition]) =>
      firstProblem(definition.allowed_labels ?? [], (label, index) =>
        selectable.has(label) ? undefined : notIn(selectable, `${path}.${name}.allowed_labels.${index}`),
      ),
    ) ??
    firstProblem(entries, ([name, definition]) =>
      firstProblem([definition.conditions?.label_condition?.label ?? []].flat(), (label) =>
        labelNames.has(label) ? undefined : notIn(labelNames, `${path}.${name}.conditions.label_condition.label`),
      ),
    ) ??
    conditionsProblem(entries, path)
  );
}

const notIn = (permitted: Iterable<string>, path: string): Problem => ({
  path,
  message: `must be one of ${listed(permitted)}`,
});

function typeProblem(definition: AttributeDefinition, at: string): Problem | undefined {
  const type = definition.type ?? 'category';
  if (type === 'category' && !definition.choices) return { path: `${at}.choices`, message: 'is required' };
  if (type !== 'category' && definition.allow_multiple) {
    return { path: `${at}.allow_multiple`, message: 'is for category attributes only' };
  }
  return definition.choices && labelsProblem(definition.choices, `${at}.choices`);
}

/** Conditions name other attributes, and of category attributes a value that they can have. */
function conditionsProblem(entries: [string, AttributeDefinition][], path: string): Problem | undefined {
  /** By attribute the values it can have; undefined is any. */
  const values = new Map(
    entries.map(([name, { type, choices }]) => [
      name,
      (type ?? 'category') === 'category' ? new Set(leavesByChoice(choices ?? []).keys()) : undefined,
    ]),
  );
  return firstProblem(entries, ([name, { conditions }]) =>
    firstProblem(conditions?.attribute_conditions ?? [], (all, index) =>
      firstProblem(Object.entries(all), ([other, wanted]) => {
        const at = `${path}.${name}.conditions.attribute_conditions.${index}.${other}`;
        if (other === name || !values.has(other)) return { path: at, message: 'must be the name of another attribute' };
        const permitted = values.get(other);
        return firstProblem([wanted].flat(), (value) =>
          !permitted || permitted.has(String(value)) ? undefined : notIn(permitted, at),
        );
      }),
    ),
  );
}
