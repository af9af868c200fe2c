/** Public JSON of another server -> rows: what the readers of tasks, projects and batches share. */
import { unsafeJson } from '../rules/json-safety.ts';
import { nameProblem } from '../rules/names.ts';
import type { Mode } from '../rules/roles.ts';
import { parseTime } from '../rules/time.ts';

export type Doc = Record<string, unknown>;

/** Whose the rows will be. */
export interface Owner {
  accountId: number;
  mode: Mode;
}

/** The sentence says what of it cannot be kept here. */
export class Unreadable extends Error {}

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns null when it is absent or null. @throws Unreadable */
export function textOf(doc: Doc, key: string): string | null {
  const value = doc[key] ?? null;
  if (value !== null && typeof value !== 'string') throw new Unreadable(`"${key}" is not a text`);
  return value;
}

/** @throws Unreadable */
export function requiredText(doc: Doc, key: string): string {
  const value = textOf(doc, key);
  if (value === null || value === '') throw new Unreadable(`"${key}" is missing`);
  return value;
}

/** @throws Unreadable */
export function integerOf(doc: Doc, key: string): number | null {
  const value = doc[key] ?? null;
  if (value !== null && !Number.isSafeInteger(value)) throw new Unreadable(`"${key}" is not an integer`);
  return value as number | null;
}

/** @returns unix milliseconds. @throws Unreadable */
export function timeIn(doc: Doc, key: string): number | null {
  const text = textOf(doc, key);
  if (text === null || text === '') return null;
  const ms = parseTime(text);
  if (ms === undefined || ms < 0) throw new Unreadable(`"${key}" is not a time`);
  return ms;
}

/** @throws Unreadable */
export function requiredTime(doc: Doc, key: string): number {
  const ms = timeIn(doc, key);
  if (ms === null) throw new Unreadable(`"${key}" is missing`);
  return ms;
}

/** @returns 1 for true, 0 for false. @throws Unreadable */
export function flagIn(doc: Doc, key: string): number | null {
  const value = doc[key] ?? null;
  if (value !== null && typeof value !== 'boolean') throw new Unreadable(`"${key}" is neither true nor false`);
  return value === null ? null : Number(value);
}

/** @throws Unreadable */
export function objectIn(doc: Doc, key: string): Doc {
  const value = doc[key] ?? {};
  if (!isDoc(value)) throw new Unreadable(`"${key}" is not an object`);
  return value;
}

/** @throws Unreadable */
export function listIn(doc: Doc, key: string): unknown[] {
  const value = doc[key] ?? [];
  if (!Array.isArray(value)) throw new Unreadable(`"${key}" is not a list`);
  return value;
}

/** Longer ones do not fit into an index entry of PostgreSQL. Characters. */
const LONGEST_NAME = 256;

/** The name of a project or batch. @throws Unreadable */
export function checkedName(name: string): string {
  const problem = nameProblem(name) ?? (name.length > LONGEST_NAME ? 'is too long' : undefined);
  if (problem) throw new Unreadable(`its name ${problem}`);
  return name;
}

/** All that no named field holds, in its order. */
export function restOf(doc: Doc, known: ReadonlySet<string>): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([key, value]) => !known.has(key) && value !== null));
}

/** What a database or a later reader could not keep. Each value by itself: the limits are those of one body. @throws Unreadable */
export function refuseUnsafe(doc: Doc): void {
  for (const [key, value] of Object.entries(doc)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      const problem = unsafeJson({ [key]: part });
      if (problem) throw new Unreadable(problem.replace('the body', 'it'));
    }
  }
}
