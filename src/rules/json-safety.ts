/**
 * What JSON can say and a database or a later reader cannot keep: refused at the door, so that what
 * is stored is what was sent (field.md 4e rows 26, 27).
 */

/** Deeper bodies are refused (design.md section 10). */
export const MAX_DEPTH = 64;

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text cannot hold NUL
const NUL = /\u0000/;

/** Keys of the outermost object: what is copied, compared and stored key by key. */
const MOST_PARAMS = 10_000;
/** Values in the whole body, lists and objects included: objects of a million keys take minutes to copy and to sort. */
const MOST_VALUES = 200_000;

/** @returns a sentence naming the place, or undefined when the value can be kept exactly and read in reasonable time. */
export function unsafeJson(value: unknown): string | undefined {
  return walk(value, [], 0, { values: 0 });
}

const place = (path: (string | number)[]): string => (path.length ? `"${path.join('.').slice(0, 200)}"` : 'the body');

function unsafeText(text: string, path: (string | number)[]): string | undefined {
  if (NUL.test(text)) return `${place(path)} contains a NUL character`;
  if (!text.isWellFormed()) return `${place(path)} contains a lone surrogate`;
  return undefined;
}

const tooMany = `the body holds too many values: at most ${MOST_VALUES} are allowed`;

function walk(value: unknown, path: (string | number)[], depth: number, seen: { values: number }): string | undefined {
  if (++seen.values > MOST_VALUES) return tooMany;
  if (typeof value === 'string') return unsafeText(value, path);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `${place(path)} is a number too large to keep`;
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return `${place(path)} is a number beyond 2^53, which cannot be kept exactly; send it as a string`;
    }
    return undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  if (depth >= MAX_DEPTH) return `the body is nested deeper than ${MAX_DEPTH} levels`;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      path.push(i);
      const bad = walk(value[i], path, depth + 1, seen);
      if (bad) return bad;
      path.pop();
    }
    return undefined;
  }
  const keys = Object.keys(value);
  if (seen.values + keys.length > MOST_VALUES) return tooMany;
  if (depth === 0 && keys.length > MOST_PARAMS) {
    return `the body has ${keys.length} keys: at most ${MOST_PARAMS} are allowed`;
  }
  for (const key of keys) {
    if (key === '__proto__') return `${place(path)} has a key named "__proto__"`;
    const badKey = unsafeText(key, path);
    if (badKey) return badKey.replace(' contains', ' has a key that contains');
    path.push(key);
    const bad = walk((value as Record<string, unknown>)[key], path, depth + 1, seen);
    if (bad) return bad;
    path.pop();
  }
  return undefined;
}
