/** What the parts of the check of a JSON Schema (draft 2020-12) share. */
import type { Json, JsonObject, Problem } from '../../kit.ts';
import type { Pattern } from '../patterns/match.ts';

export type Schema = boolean | JsonObject;

/** One check of a value, and what it may still cost. */
export interface Holding {
  /** Holds a value against a schema. @param path of the value. */
  hold(schema: Schema, value: Json, path: string): Problem | undefined;
  pattern(source: string): Pattern;
  /** @throws TooMuchWork */
  spend(work: number): void;
}

export class TooMuchWork extends Error {}

export const below = (path: string, key: string | number): string => (path ? `${path}.${key}` : `${key}`);
