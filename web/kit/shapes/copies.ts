/** Shapes of one answer for another: of the task before, or from the clipboard. Pure. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import type { AttributeRule } from '../../../task-types/shared/attribute-rules.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { ALMOST, excess, wayIn } from './fitting.ts';
import type { Limits } from './geometry.ts';
import type { ShapeSpec, Wanted } from './spec.ts';

/** Those that the task asks for, brought onto its picture; what is too large for it, or called otherwise, is left out. */
export function fitting(
  annotations: readonly Json[],
  { wanted, labels, attributes }: Pick<ShapeSpec, 'wanted' | 'labels' | 'attributes'>,
  limitsOf: (wanted: Wanted) => Limits,
): JsonObject[] {
  const names = new Set(attributes.map(({ name }) => name));
  return annotations.filter(isObject).flatMap((one) => {
    const { type, geometry, label, attributes: given, ...rest } = one;
    const name = type ?? geometry;
    const found = wanted.find((other) => (name === undefined ? wanted.length === 1 : other.geometry.name === name));
    const isLabeled = labels.length > 0 && label !== undefined;
    if (!found || (isLabeled && !found.labels.has(String(label)))) return [];
    const shape = broughtIn(found, rest, limitsOf(found));
    if (!shape) return [];
    const kept = Object.entries(isObject(given) ? given : {}).filter(([key]) => names.has(key));
    return [
      {
        ...(typeof one.uuid === 'string' && { uuid: one.uuid }),
        type: found.geometry.name,
        geometry: found.geometry.name,
        ...(isLabeled && { label: String(label) }),
        ...(names.size > 0 && { attributes: Object.fromEntries(kept) }),
        ...shape,
      },
    ];
  });
}

function broughtIn({ geometry }: Wanted, annotation: JsonObject, limits: Limits): JsonObject | undefined {
  const shape = geometry.read(annotation);
  if (!shape) return undefined;
  const sticksOut = (one: JsonObject) => excess(geometry.bounds(one), limits.area) > ALMOST;
  if (!sticksOut(shape)) return fits(geometry, shape, limits) ? shape : undefined;
  const { dx, dy } = wayIn(geometry.bounds(shape), limits.area);
  const there = geometry.move(shape, dx, dy, limits);
  return sticksOut(there) || !fits(geometry, there, limits) ? undefined : there;
}

function fits({ problem }: Wanted['geometry'], shape: JsonObject, limits: Limits): boolean {
  const found = problem(shape, limits);
  return !found || 'isWarning' in found;
}

/** With uuids of their own; links among them stay, those to what is not among them go. */
export function renewed(
  annotations: readonly JsonObject[],
  rules: readonly AttributeRule[],
  newId: () => string,
): JsonObject[] {
  const linked = new Set(rules.filter(({ definition }) => definition.type === 'linked').map(({ name }) => name));
  const ids = new Map(
    annotations.flatMap(({ uuid }) => (typeof uuid === 'string' ? [[uuid, newId()]] : [])) as [string, string][],
  );
  return annotations.map((one) => {
    const uuid = ids.get(String(one.uuid)) ?? newId();
    if (linked.size === 0 || !isObject(one.attributes)) return { ...one, uuid };
    const attributes = Object.entries(one.attributes).flatMap(([name, value]): [string, Json][] => {
      if (!linked.has(name)) return [[name, value]];
      const next = ids.get(String(value));
      return next === undefined ? [] : [[name, next]];
    });
    return { ...one, uuid, attributes: Object.fromEntries(attributes) };
  });
}
