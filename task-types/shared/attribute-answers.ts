/** Attribute values in a response: their schema, and what the schema cannot say (api-facts E.3). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../kit.ts';
import type { AttributeDefinition, AttributeDefinitions } from './attribute-params.ts';
import { type AttributeRule, isAsked } from './attribute-rules.ts';
import { firstProblem, own } from './json.ts';
import { leaves } from './labels.ts';
import { namedProperties } from './named-properties.ts';

function valueSchema({ type = 'category', choices, allow_multiple, required }: AttributeDefinition): TSchema {
  const least = required ? 1 : 0;
  switch (type) {
    case 'category': {
      const choice = Type.String({ enum: leaves(choices ?? []) });
      return allow_multiple ? Type.Array(choice, { uniqueItems: true, minItems: least }) : choice;
    }
    case 'number':
    case 'x_line':
    case 'y_line':
      return Type.Number();
    case 'angle':
      return Type.Number({ minimum: 0, maximum: 360 });
    case 'text':
      return Type.String({ minLength: least });
    case 'linked':
      return Type.String({ minLength: 1, description: 'uuid of another annotation' });
  }
}

/** A value must be given whatever the rest of the answer says. */
export const isAlwaysRequired = ({ required, conditions }: AttributeDefinition): boolean =>
  required === true && conditions === undefined;

export const attributesAnswer = (definitions: AttributeDefinitions | undefined): TSchema =>
  namedProperties(
    Object.entries(definitions ?? {}).map(([name, definition]) => ({
      name,
      schema: valueSchema(definition),
      required: isAlwaysRequired(definition),
    })),
  );

/** Attributes that must be there because their conditions hold. */
export function missingAttribute(
  rules: AttributeRule[],
  label: string | undefined,
  given: JsonObject,
  path: string,
): Problem | undefined {
  return firstProblem(rules, (rule) =>
    rule.definition.required && !Object.hasOwn(given, rule.name) && isAsked(rule, label, given)
      ? { path: `${path}.${rule.name}`, message: 'is required' }
      : undefined,
  );
}

/** What a link can point at. */
export interface LinkTarget {
  uuid?: string;
  label?: string;
}

/**
 * A linked attribute points at another annotation, one with a label that it allows. An annotation
 * without a label (with_labels false) can be pointed at by any.
 */
export function linkedProblem(
  rules: AttributeRule[],
  given: JsonObject,
  path: string,
  targets: Map<string, LinkTarget>,
  from?: LinkTarget,
): Problem | undefined {
  return firstProblem(rules, ({ name, definition, targets: permitted }) => {
    const uuid = definition.type === 'linked' ? own(given, name) : undefined;
    if (typeof uuid !== 'string') return undefined;
    const target = targets.get(uuid);
    const at = `${path}.${name}`;
    if (!target || target === from) return { path: at, message: 'must be the uuid of another annotation' };
    return allows(permitted, target)
      ? undefined
      : { path: at, message: `must not point at an annotation labeled ${target.label}` };
  });
}

/** Whether the permitted labels, or their absence, let an annotation in. */
export const allows = (labels: ReadonlySet<string> | undefined, { label }: LinkTarget): boolean =>
  labels === undefined || label === undefined || labels.has(label);
