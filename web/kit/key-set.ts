/** The keys that somebody chose: who has a chord, changing it, and the set as text. Pure. */
import { chordRefusal, partsOf } from './chords.ts';

export interface KeyGroup<Name extends string = string> {
  id: string;
  /** In the language of whoever reads it: what each action does, and `title` of the group. */
  titles(): Record<Name | 'title', string>;
  /** The chords that each action comes with (keys.ts says how they are written). */
  chords: Record<Name, readonly string[]>;
  /** Actions that work from within a text field, too: their chords are not for writing. */
  whileWriting: readonly string[];
}

/** Chords by action, `group.action`, where they are not those that it comes with. */
export type KeySet = Record<string, readonly string[]>;

export interface Action {
  group: KeyGroup;
  name: string;
}

export const placeOf = ({ group, name }: Action): string => `${group.id}.${name}`;

export const chordsIn = (set: KeySet, { group, name }: Action): readonly string[] =>
  set[`${group.id}.${name}`] ?? group.chords[name] ?? [];

export const actionsOf = (groups: readonly KeyGroup[]): Action[] =>
  groups.flatMap((group) => Object.keys(group.chords).map((name) => ({ group, name })));

/** The other action that has the chord already. */
export const holderOf = (set: KeySet, groups: readonly KeyGroup[], action: Action, chord: string): Action | undefined =>
  actionsOf(groups).find((one) => placeOf(one) !== placeOf(action) && chordsIn(set, one).includes(chord));

/** The set in which the action has these chords; what it comes with needs no entry. */
export function withChords(set: KeySet, action: Action, chords: readonly string[]): KeySet {
  const place = placeOf(action);
  const { [place]: _, ...rest } = set;
  return sameChords(chords, action.group.chords[action.name] ?? []) ? rest : { ...rest, [place]: chords };
}

/** Puts the chord in place of the one at `index`; none twice. */
export function rebound(set: KeySet, action: Action, index: number, chord: string): KeySet {
  const chords = chordsIn(set, action);
  const next = chords.length === 0 ? [chord] : chords.toSpliced(index, 1, chord);
  const before = chords.indexOf(chord);
  // It had it at another place: the two change places.
  return withChords(set, action, before < 0 ? next : next.with(before, chords[index] ?? chord));
}

/** The action gets the chord, and its holder the one that stood there. */
export function swapped(set: KeySet, action: Action, index: number, chord: string, holder: Action): KeySet {
  const given = chordsIn(set, action)[index];
  const left = chordsIn(set, holder).flatMap((one) => (one !== chord ? [one] : given === undefined ? [] : [given]));
  return rebound(withChords(set, holder, left), action, index, chord);
}

export function without(set: KeySet, action: Action): KeySet {
  const { [placeOf(action)]: _, ...rest } = set;
  return rest;
}

export const isChanged = (set: KeySet, action: Action): boolean => Object.hasOwn(set, placeOf(action));

const sameChords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((chord, index) => chord === b[index]);

/** `mod`, `alt` and `shift` in this order, and a name. */
function isChord(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > 40 || value !== value.toLowerCase()) return false;
  const mods = partsOf(value).slice(0, -1);
  const order = mods.map((mod) => ['mod', 'alt', 'shift'].indexOf(mod));
  return order.every((at, index) => at >= 0 && (index === 0 || at > order[index - 1]!));
}

const isAction = (value: string): boolean => /^[\w-]{1,60}\.[\w-]{1,60}$/.test(value);

/** What was stored, as far as it is a set of keys. */
export function soundSet(stored: unknown): KeySet {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([name, chords]) => isAction(name) && Array.isArray(chords) && chords.every(isChord)),
  ) as KeySet;
}

/** A set as somebody pasted it. @returns the name of the entry that is none, or nothing of it where it is no set at all. */
export function readSet(text: string): { set: KeySet } | { wrong: string | undefined } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { wrong: undefined };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { wrong: undefined };
  const sound = soundSet(given);
  const wrong = Object.keys(given).find((name) => !sound[name] || sound[name].some((chord) => chordRefusal(chord)));
  return wrong === undefined ? { set: sound } : { wrong };
}

export const setText = (set: KeySet): string => JSON.stringify(set, null, 2);
