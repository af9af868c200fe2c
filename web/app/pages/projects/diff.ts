/** What became of params from one version to another. */
import type { Json, JsonObject } from '../../../../task-types/kit.ts';
import { isObject } from '../../../../task-types/shared/json.ts';

export interface Difference {
  /** Names from the outside in. Lists are compared as a whole but for their objects: places in them mean little. */
  path: string[];
  /** Undefined where there was, or is, nothing. */
  before?: Json | undefined;
  after?: Json | undefined;
}

const isSame = (a: Json | undefined, b: Json | undefined): boolean => sorted(a) === sorted(b);

/** The order of keys is nothing. */
function sorted(value: Json | undefined): string | undefined {
  return JSON.stringify(value, (_, one) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

export function differences(before: JsonObject, after: JsonObject, path: string[] = []): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): Difference[] => {
    const [old, next] = [own(before, name), own(after, name)];
    if (isSame(old, next)) return [];
    const place = [...path, name];
    if (isObject(old) && isObject(next)) return differences(old, next, place);
    return [{ path: place, before: old, after: next }];
  });
}

const own = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;
