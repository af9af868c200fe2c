/** Names of projects and batches: the keys that clients know them by, and parts of URLs. */
import { Type } from 'typebox';

/** Characters; four bytes each, two of them and a type must fit into an index entry of PostgreSQL (2,704 bytes). */
const NAME_LENGTH = 256;

export const nameSchema = (description: string) => Type.String({ minLength: 1, maxLength: NAME_LENGTH, description });

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** @returns what is wrong with it, completing `"name" ...`. */
export function nameProblem(name: string): string | undefined {
  if (CONTROL.test(name)) return 'must not contain control characters';
  // URL parsers take these two for steps in the path, also when they are percent-encoded.
  if (name === '.' || name === '..') return 'must not be . or ..';
  return undefined;
}
