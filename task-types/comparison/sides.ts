/** Which choice means which attachment, and in which order they are shown. Pure. */

/** What a choice speaks of: the index of an attachment, none of them more than another, or something else. */
export type Side = number | 'tie' | undefined;

const THING =
  '(?:option|answer|response|image|picture|photo|text|version|candidate|model|sample|item|attachment|video|audio|output)';
const PRAISE = '(?: is)? (?:better|best|wins|preferred)';
const NAMED = new RegExp(`^(?:prefer )?(?:${THING}[ _-]*)?(?:([a-z])|(\\d{1,2}))(?:${PRAISE})?$`);
const PLACED = new RegExp(
  `^(?:prefer )?(?:the )?(left|right|middle|first|second|third|fourth)(?: (?:one|${THING}))?(?:${PRAISE})?$`,
);
const TIE =
  /^(?:it's )?(?:a )?(?:tie|draw|same|the same|about the same|equal|equally good|no difference|no preference|both|neither)$/;
const ORDER = ['first', 'second', 'third', 'fourth'];

/** Understood only if each attachment has one choice of its own; otherwise all are as any other choice. */
export function sidesOf(choices: readonly string[], count: number): Side[] {
  const words = choices.map((one) => one.trim().toLowerCase());
  const numbered = words.map((one) => NAMED.exec(one)?.[2]);
  const first = numbered.includes('0') ? 0 : 1;
  const sides = words.map((one, index): Side => {
    const number = numbered[index];
    if (number !== undefined) return Number(number) - first;
    const letter = NAMED.exec(one)?.[1];
    if (letter) return letter.charCodeAt(0) - 'a'.charCodeAt(0);
    const place = PLACED.exec(one)?.[1];
    if (place) return placeOf(place, count);
    return TIE.test(one) ? 'tie' : undefined;
  });
  const named = sides.filter((side) => typeof side === 'number');
  const isWhole = named.length === count && new Set(named).size === count && named.every((side) => side < count);
  return isWhole ? sides : sides.map(() => undefined);
}

function placeOf(word: string, count: number): Side {
  if (word === 'left') return 0;
  if (word === 'right') return count - 1;
  if (word === 'middle') return count === 3 ? 1 : undefined;
  return ORDER.indexOf(word);
}

export const letterOf = (position: number): string =>
  position < 26 ? String.fromCharCode(65 + position) : String(position + 1);

/** The attachments in an order that nobody can learn from: another for each task, the same whenever it is opened. */
export function blindOrder(count: number, seed: string): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  // FNV-1a over the seed, then xorshift: ids of tasks that follow each other differ in their last letters only.
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0)!, 16777619);
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) next();
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
