/** Chance that comes out the same each time: the pictures of the demo can be made anew, and stay as they are. */
export interface Chance {
  /** At least `least`, below `most`. */
  between(least: number, most: number): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  one<T>(of: readonly T[]): T;
}

/** The generator of Park and Miller. */
export function chance(seed: number): Chance {
  let state = (seed * 2_654_435_761) % 2_147_483_647 || 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let i = 0; i < 8; i++) next();
  const between = (least: number, most: number) => least + next() * (most - least);
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1));
  return { between, whole, one: (of) => of[whole(0, of.length - 1)]! };
}

export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
