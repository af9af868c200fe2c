/**
 * Places in a text, counted in code points as answers have them, and in UTF-16 units as browsers do. An emoji is one of the
 * former and two of the latter (api-facts E.16). A half of a pair that stands alone counts as one in both. Pure.
 */
export interface CodePoints {
  text: string;
  /** How many code points the text has. */
  length: number;
  /** @param unit a place in UTF-16 units; one within a pair counts as before it. @returns the place in code points. */
  pointAt(unit: number): number;
  /** @param point a place in code points. @returns the place in UTF-16 units. */
  unitAt(point: number): number;
  /** The text between two places in code points. */
  slice(start: number, end: number): string;
}

export function codePointsOf(text: string): CodePoints {
  /** Where pairs begin, in UTF-16 units, ascending. */
  const pairs: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xd800 || code > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) pairs.push(i++);
  }
  // A place within a pair has that pair counted off, and so comes out before it.
  const pointAt = (unit: number): number => unit - countBelow(pairs, unit, (pair) => pair);
  // The pair with index i begins at code point pairs[i] - i.
  const unitAt = (point: number): number => point + countBelow(pairs, point, (pair, index) => pair - index);
  return {
    text,
    length: text.length - pairs.length,
    pointAt,
    unitAt,
    slice: (start, end) => text.slice(unitAt(start), unitAt(end)),
  };
}

/** How many of the ascending places are below `limit`. */
function countBelow(
  places: readonly number[],
  limit: number,
  figureOf: (place: number, index: number) => number,
): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (figureOf(places[middle]!, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
