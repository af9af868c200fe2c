/** What the parts of the check of a JSON Schema (draft 2020-12) share. */
import type { Json, JsonObject, Problem } from '../../kit.ts';
import type { Pattern } from '../patterns/match.ts';

export type Schema = boolean | JsonObject;

/** One check of a value, and what it may still cost. */
export interface Holding {
  /** Holds a value against a schema. @param path of the value. */
  hold(schema: Schema, value: Json, path: string): Problem | undefined;
  pattern(source: string): Pattern;
  /** Whether two values are equal, however their keys are ordered. */
  same(a: Json, b: Json): boolean;
  /** A text that only equal values have. Made once for each list and object. */
  keyOf(value: Json): string;
  /** @throws TooMuchWork */
  spend(work: number): void;
}

export class TooMuchWork extends Error {}

export const below = (path: string, key: string | number): string => (path ? `${path}.${key}` : `${key}`);
