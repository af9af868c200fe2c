/** Reading JSON that others named the keys of. */
import type { Json, JsonObject, Problem } from '../kit.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value under a key that a client chose, which may be called `constructor`. */
export function own<T>(object: { [key: string]: T } | undefined, key: string): T | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The first problem that the check finds in the list. */
export function firstProblem<T>(
  items: Iterable<T>,
  check: (item: T, index: number) => Problem | undefined,
): Problem | undefined {
  let index = 0;
  for (const item of items) {
    const problem = check(item, index++);
    if (problem) return problem;
  }
  return undefined;
}

/** The values in a message, cut where a message would get unreadable. */
export const listed = (values: Iterable<Json>): string => `[${[...values].join(', ').slice(0, 500)}]`;
