/** Attribute values that obey the rules, for the answer of a test key. */
import type { Draw } from '../draw.ts';
import type { Json, JsonObject } from '../kit.ts';
import { allows, type LinkTarget } from './attribute-answers.ts';
import { type AttributeRule, isAsked } from './attribute-rules.ts';
import { type LabelDescription, leaves } from './labels.ts';
import { TEXTS } from './text-fields.ts';

/**
 * All attributes that are asked for; an optional link is left out. `from` is not linked to itself.
 * @param begun values that are there already, and stay.
 */
export function sampleAttributes(
  rules: AttributeRule[],
  label: string | undefined,
  targets: readonly LinkTarget[],
  draw: Draw,
  from?: LinkTarget,
  begun: JsonObject = {},
): JsonObject {
  let given = begun;
  // One value may make another attribute asked for, so go round until nothing is added. Conditions
  // only name values that must be there, so what was once asked for stays asked for.
  for (let size = -1; size !== Object.keys(given).length; ) {
    size = Object.keys(given).length;
    for (const rule of rules) {
      if (Object.hasOwn(given, rule.name) || !isAsked(rule, label, given)) continue;
      const value = sampleValue(rule, targets, draw, from);
      if (value !== undefined) given = Object.fromEntries([...Object.entries(given), [rule.name, value]]);
    }
  }
  return given;
}

function sampleValue(
  { definition: { type = 'category', choices, allow_multiple, required }, targets: permitted }: AttributeRule,
  targets: readonly LinkTarget[],
  draw: Draw,
  from: LinkTarget | undefined,
): Json | undefined {
  switch (type) {
    case 'category': {
      const all = leaves(choices ?? []);
      return allow_multiple ? draw.some(all, 1, all.length) : draw.one(all);
    }
    case 'number':
      return draw.whole(0, 100, 1);
    case 'angle':
      return draw.whole(0, 359, 0);
    case 'x_line':
      return draw.whole(0, draw.picture.width, 0);
    case 'y_line':
      return draw.whole(0, draw.picture.height, 0);
    case 'text':
      return draw.one(TEXTS);
    case 'linked': {
      if (!required) return undefined;
      const others = targets.filter((target) => target !== from && allows(permitted, target));
      return others.length ? draw.one(others).uuid : undefined;
    }
  }
}

/**
 * Labels that need two annotations each, so that every annotation has another one to link to.
 * @param labels everything an annotation may be called.
 */
export function linkTargetLabels(rules: AttributeRule[], labels: readonly LabelDescription[]): Set<string> {
  const linked = rules.filter(({ definition }) => definition.type === 'linked' && definition.required);
  return new Set(linked.map(({ definition }) => definition.allowed_labels?.[0] ?? (leaves(labels)[0] as string)));
}
