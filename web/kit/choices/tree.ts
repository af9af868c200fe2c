/** What there is to choose from, in any depth; only what has nothing below it can be chosen. Pure. */
import type { Json } from '../../../task-types/kit.ts';
import type { LabelDescription } from '../../../task-types/shared/labels.ts';

export interface Branch {
  /** Its place, such as `2.0.1`. */
  id: string;
  shown: string;
  note: string | undefined;
  /** As the answer gives it. */
  value: Json;
  /** What it is in, outermost first. */
  groups: string[];
  /** Empty where it can be chosen itself. */
  below: Branch[];
}

/** What a list of the params says of each entry. */
interface Said<T> {
  shown: string;
  note?: string | undefined;
  value: Json;
  below?: readonly T[] | undefined;
}

function grow<T>(list: readonly T[], read: (one: T) => Said<T>, place = '', groups: string[] = []): Branch[] {
  return list.map((one, index) => {
    const { shown, note, value, below = [] } = read(one);
    const id = place === '' ? String(index) : `${place}.${index}`;
    return { id, shown, note, value, groups, below: grow(below, read, id, [...groups, shown]) };
  });
}

export const branchesOf = (labels: readonly LabelDescription[]): Branch[] =>
  grow(labels, (one) => {
    if (typeof one === 'string') return { shown: one, value: one };
    const { choice, display = choice, description, subchoices } = one;
    return { shown: display, note: description, value: choice, below: subchoices };
  });

interface FieldChoice {
  label: string;
  value: string | number | boolean;
  hint?: string;
  subchoices?: FieldChoice[];
}

export const branchesOfField = (choices: readonly FieldChoice[]): Branch[] =>
  grow(choices, ({ label, value, hint, subchoices }) => ({ shown: label, note: hint, value, below: subchoices }));

export const leavesOf = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((one) => (one.below.length > 0 ? leavesOf(one.below) : [one]));

/** What is below the place; everything for ''. */
export function levelAt(branches: readonly Branch[], place: string): readonly Branch[] {
  let level = branches;
  for (const index of place === '' ? [] : place.split('.')) {
    const next = level[Number(index)]?.below;
    if (!next?.length) return level;
    level = next;
  }
  return level;
}

export const above = (place: string): string => place.slice(0, Math.max(place.lastIndexOf('.'), 0));

/** What somebody types: in any case, with or without accents. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Leaves with all words typed, in their name or that of a group; those whose own name begins so come first. */
export function found(leaves: readonly Branch[], typed: string): Branch[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...leaves];
  const whole = words.join(' ');
  const ranked = leaves.flatMap((leaf): { leaf: Branch; rank: number }[] => {
    const own = plain(leaf.shown);
    const all = [...leaf.groups.map(plain), own].join(' ');
    if (!words.every((word) => all.includes(word))) return [];
    const rank = own === whole ? 0 : own.startsWith(whole) ? 1 : words.every((word) => own.includes(word)) ? 2 : 3;
    return [{ leaf, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ leaf }) => leaf);
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
export const has = (chosen: readonly Json[], value: Json): boolean => chosen.some((one) => same(one, value));

/** What is chosen once the value was picked: in the order in which it was, never more than `most`. */
export function picked(chosen: readonly Json[], value: Json, most: number): Json[] {
  if (most <= 1) return [value];
  if (has(chosen, value)) return chosen.filter((one) => !same(one, value));
  return chosen.length < most ? [...chosen, value] : [...chosen];
}
