/** Where words begin and end, in any language that the browser knows. Places are UTF-16 units. Pure. */

export interface Range {
  start: number;
  end: number;
}

/** Looked at on each side: no word is longer, and a megabyte need not be segmented for one. UTF-16 units. */
const AROUND = 200;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** Languages that put no spaces between words: a labeler there means the very characters that he selected. */
export const hasNoSpaces = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(
    text.slice(0, 5000),
  );

/** Without the spaces at its ends; what is nothing but spaces stays. */
export function trimmed(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && isSpace(text, from)) from++;
  while (to > from && isSpace(text, to - 1)) to--;
  return from < to ? { start: from, end: to } : { start, end };
}

/** The word or sign at a place; nothing between words. */
export function wordAt(text: string, unit: number): Range | undefined {
  const from = Math.max(0, unit - AROUND);
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, unit + AROUND))) {
    const [start, end] = [from + index, from + index + segment.length];
    if (start <= unit && unit < end) return isWordLike || segment.trim() !== '' ? { start, end } : undefined;
  }
  return undefined;
}

/** Grown to whole words, without the spaces at its ends. */
export function toWords(text: string, range: Range): Range {
  const { start, end } = trimmed(text, range);
  if (start === end) return { start, end };
  return { start: wordAt(text, start)?.start ?? start, end: wordAt(text, end - 1)?.end ?? end };
}

/** At the next border of characters as people see them: an emoji of several signs is one. @param by 1 or -1. */
export function nextCharacter(text: string, unit: number, by: 1 | -1): number {
  const from = by > 0 ? unit : Math.max(0, unit - AROUND);
  const piece = text.slice(from, by > 0 ? unit + AROUND : unit);
  const parts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(piece)];
  const part = by > 0 ? parts[0] : parts.at(-1);
  return part ? unit + by * part.segment.length : unit;
}
