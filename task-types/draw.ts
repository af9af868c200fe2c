/** What a sample answer is made of where there is a choice. The same code makes the constant one and random ones. */
export interface Draw {
  /** Pixels that shapes stay inside of, as far as the params let them. */
  readonly picture: { readonly width: number; readonly height: number };
  /** One of a list that is not empty. */
  one<T>(list: readonly T[]): T;
  /** Different ones of the list in its order, from `least` to `most` of them where there are so many. */
  some<T>(list: readonly T[], least: number, most: number): T[];
  /** A whole number from `least` to `most`. @param usual of the constant answer. */
  whole(least: number, most: number, usual: number): number;
}

/** Always the first: what a test key answers (api-facts A.5, E.25). */
export const CONSTANT: Draw = {
  picture: { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY },
  one: (list) => list[0]!,
  some: (list, least) => list.slice(0, least),
  whole: (_least, _most, usual) => usual,
};

/** The same seed draws the same. @param seed a whole number. */
export function seededDraw(seed: number, picture: Draw['picture']): Draw {
  const next = generator(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    picture,
    one: (list) => list[below(list.length)]!,
    some(list, least, most) {
      const count = Math.min(list.length, least + below(Math.max(0, Math.min(most, list.length) - least) + 1));
      const chosen = new Set<number>();
      while (chosen.size < count) chosen.add(below(list.length));
      return [...chosen].sort((a, b) => a - b).map((index) => list[index]!);
    },
    whole: (least, most) => (most > least ? least + below(most - least + 1) : least),
  };
}

/** splitmix32: short, and every seed is a good one. @returns numbers from 0 to 1, without 1. */
function generator(seed: number): () => number {
  let state = (seed ^ Math.floor(seed / 2 ** 32)) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
