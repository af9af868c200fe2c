/** Changes of an answer's shapes. Pure; what is not changed stays the same object. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { type AttributeRule, isAsked } from '../../../task-types/shared/attribute-rules.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { linksIn } from './links.ts';
import { annotationsIn } from './read.ts';

const idOf = (one: Json): string | undefined => (isObject(one) && typeof one.uuid === 'string' ? one.uuid : undefined);

/** With fields put over those of some annotations, by uuid. */
export function changed(answer: JsonObject, changes: ReadonlyMap<string, JsonObject>): JsonObject {
  const annotations = annotationsIn(answer).map((one) => {
    const change = changes.get(idOf(one) ?? '');
    return change ? { ...(one as JsonObject), ...change } : one;
  });
  return { ...answer, annotations };
}

export const added = (answer: JsonObject, more: readonly JsonObject[]): JsonObject => ({
  ...answer,
  annotations: [...annotationsIn(answer), ...more],
});

/** Without some annotations, and without what pointed at them. */
export function without(answer: JsonObject, ids: ReadonlySet<string>, rules: readonly AttributeRule[]): JsonObject {
  const linked = new Set(rules.filter(({ definition }) => definition.type === 'linked').map(({ name }) => name));
  const left = annotationsIn(answer).filter((one) => !ids.has(idOf(one) ?? ''));
  const annotations = linked.size === 0 ? left : left.map((one) => unlinked(one, ids, linked));
  const links = linksIn(answer);
  const kept = links.filter(({ from, to }) => !ids.has(String(from)) && !ids.has(String(to)));
  return { ...answer, annotations, ...(kept.length < links.length && { links: kept }) };
}

function unlinked(one: Json, ids: ReadonlySet<string>, linked: ReadonlySet<string>): Json {
  if (!isObject(one) || !isObject(one.attributes)) return one;
  const entries = Object.entries(one.attributes);
  const kept = entries.filter(([name, value]) => !(linked.has(name) && ids.has(String(value))));
  return kept.length === entries.length ? one : { ...one, attributes: Object.fromEntries(kept) };
}

/** The fields of an annotation with another label: what is not asked of that label goes. */
export function relabeled(annotation: JsonObject, label: string, rules: readonly AttributeRule[]): JsonObject {
  if (!isObject(annotation.attributes)) return { label };
  const given = annotation.attributes;
  const kept = Object.entries(given).filter(([name]) => {
    const rule = rules.find((one) => one.name === name);
    return !rule || isAsked(rule, label, given);
  });
  return { label, attributes: Object.fromEntries(kept) };
}
