/**
 * Regular expressions that came from a client, read into a tree. They are ECMA-262's with the flag u, but for what no
 * walk without going back can decide: look-around and back-references.
 */

export type PatternNode =
  | { kind: 'one'; fits(codePoint: string): boolean; source: string }
  | { kind: 'all'; nodes: PatternNode[] }
  | { kind: 'any'; nodes: PatternNode[] }
  | { kind: 'repeat'; node: PatternNode; least: number; most: number }
  | { kind: 'start' | 'end' | 'boundary' | 'inside' };

/** Characters of a pattern. */
export const LONGEST_PATTERN = 500;
/** Of `{n}`; more would make a large program of a short pattern. */
const MOST_TIMES = 1000;

/** Completes the sentence `"<place>" ...`. */
export class PatternRefused extends Error {}

/** How long the atom at the place is, a class or an escape that stands for one character. */
const ATOM = /(?:\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)|.)/suy;
const TIMES = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy;
/** The beginnings of a group that are allowed. */
const GROUP = /\((?:\?:|\?<[^=!][^>]*>)?/uy;

/** @throws PatternRefused */
export function parsePattern(source: string): PatternNode {
  if (source.length > LONGEST_PATTERN) throw new PatternRefused(`must be at most ${LONGEST_PATTERN} characters long`);
  try {
    new RegExp(source, 'u');
  } catch {
    throw new PatternRefused('must be a regular expression');
  }
  let at = 0;
  const eat = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const found = expression.exec(source);
    if (found) at += found[0].length;
    return found;
  };
  const alternatives = (): PatternNode => {
    const nodes = [sequence()];
    while (source[at] === '|') {
      at++;
      nodes.push(sequence());
    }
    return nodes.length === 1 ? nodes[0]! : { kind: 'any', nodes };
  };
  const sequence = (): PatternNode => {
    const nodes: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') nodes.push(repeated(atom()));
    return { kind: 'all', nodes };
  };
  const atom = (): PatternNode => {
    if (source[at] === '(') {
      if (source[at + 1] === '?' && /^\(\?(?:<?[=!]|[^:<])/.test(source.slice(at))) {
        throw new PatternRefused('must not look ahead or behind, nor change flags');
      }
      eat(GROUP);
      const inside = alternatives();
      at++;
      return inside;
    }
    return single(eat(ATOM)![0]);
  };
  const repeated = (node: PatternNode): PatternNode => {
    const times = eat(TIMES);
    if (!times) return node;
    const [, from, comma, to] = times;
    const [least, most] =
      from === undefined
        ? { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[times[0][0] as '*' | '+' | '?']!
        : [Number(from), to ? Number(to) : comma ? Infinity : Number(from)];
    if (least! > MOST_TIMES || (most! > MOST_TIMES && most !== Infinity)) {
      throw new PatternRefused(`must not repeat anything more than ${MOST_TIMES} times`);
    }
    return { kind: 'repeat', node, least: least!, most: most! };
  };
  return alternatives();
}

const ASSERTIONS = { '^': 'start', $: 'end', '\\b': 'boundary', '\\B': 'inside' } as const;

function single(source: string): PatternNode {
  const assertion = ASSERTIONS[source as keyof typeof ASSERTIONS];
  if (assertion) return { kind: assertion };
  if (/^\\[1-9k]/.test(source)) throw new PatternRefused('must not refer back to a group');
  // One character against one class: nothing to go back to.
  const expression = new RegExp(`^(?:${source})$`, 'su');
  const dot = source === '.' ? /^[^\n\r\u2028\u2029]$/u : expression;
  const known = new Map<string, boolean>();
  const fits = (codePoint: string): boolean => {
    const found = known.get(codePoint) ?? dot.test(codePoint);
    if (known.size < 1000) known.set(codePoint, found);
    return found;
  };
  return { kind: 'one', fits, source };
}
