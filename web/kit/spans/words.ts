/** Where words begin and end, in any language that the browser knows. Places are UTF-16 units. Pure. */

export interface Range {
  start: number;
  end: number;
}

/** Looked at on each side: no word is longer, and a megabyte need not be segmented for one. UTF-16 units. */
const AROUND = 200;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** Of the languages without spaces between words, or with endings joined to names as in Korean. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Hangul}]/gu;
/** Looked at to tell the language. UTF-16 units. */
const BEGINNING = 5000;

/** Most of it is in a language where a labeler means the very characters that he selected. */
export function hasNoSpaces(text: string): boolean {
  const letters = text.slice(0, BEGINNING).match(/\p{Letter}/gu)?.length ?? 0;
  return 2 * (text.slice(0, BEGINNING).match(JOINED)?.length ?? 0) > letters;
}

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
  const grown = wordAt(text, end - 1)?.end ?? end;
  // `Ada's`: who did not select the s did not mean it.
  const isOwner = end <= grown - 2 && /^['’]s$/i.test(text.slice(grown - 2, grown));
  return { start: wordAt(text, start)?.start ?? start, end: isOwner ? grown - 2 : grown };
}

/** At the next border of characters as people see them: an emoji of several signs is one. @param by 1 or -1. */
export function nextCharacter(text: string, unit: number, by: 1 | -1): number {
  const from = by > 0 ? unit : Math.max(0, unit - AROUND);
  const piece = text.slice(from, by > 0 ? unit + AROUND : unit);
  const parts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(piece)];
  const part = by > 0 ? parts[0] : parts.at(-1);
  return part ? unit + by * part.segment.length : unit;
}

/** Whether the sign at a place is written from right to left. */
export const isRightToLeft = (text: string, unit: number): boolean =>
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text.slice(unit, unit + 2),
  );
