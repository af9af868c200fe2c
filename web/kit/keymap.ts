/**
 * Actions and their keys. Each editor and page declares a group of actions once; the `?` sheet shows the groups that are
 * in use, and what somebody changed there holds everywhere. Keys that are no actions (arrows within a widget) stay with
 * `useKeys`.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { KeyGroup } from './key-set.ts';
import { type Keys, useKeys } from './keys.ts';
import { preferences, usePreferences } from './preferences.ts';

export type { KeyGroup };

/** @param whileWriting actions that work from within a text field, too. */
export const keyGroup = <Name extends string>(
  id: string,
  titles: () => Record<NoInfer<Name> | 'title', string>,
  chords: Record<Name, readonly string[]>,
  whileWriting: readonly NoInfer<Name>[] = [],
): KeyGroup<Name> => ({ id, titles, chords, whileWriting });

/** The chords of an action as they are for this person. */
export const chordsOf = <Name extends string>(group: KeyGroup<Name>, name: Name): readonly string[] =>
  preferences().keys[`${group.id}.${name}`] ?? group.chords[name];

/** What an action does. `index` tells which of its chords was pressed. False: it was not for it, go on as always. */
type Run = (event: KeyboardEvent, index: number) => unknown;

/** Actions that are left out do nothing, and are still in the sheet. */
export function useActions<Name extends string>(
  group: KeyGroup<Name>,
  run: Partial<Record<NoInfer<Name>, Run>>,
  active = true,
): void {
  const keys: Keys = {};
  const notForWriting = new Set<string>();
  // Changed keys hold at once.
  usePreferences();
  for (const [name, act] of Object.entries(run) as [Name, Run | undefined][]) {
    if (!act) continue;
    for (const [index, chord] of chordsOf(group, name).entries()) {
      keys[chord] = (event) => act(event, index);
      if (group.whileWriting.includes(name)) notForWriting.add(chord);
    }
  }
  useKeys(keys, active, notForWriting);
  useEffect(() => use(group), [group]);
}

const inUse = new Map<KeyGroup<never>, number>();
let shown: readonly KeyGroup[] = [];
const listeners = new Set<() => void>();

function use(group: KeyGroup<never>): () => void {
  const count = (by: number) => {
    const users = (inUse.get(group) ?? 0) + by;
    if (users > 0) inUse.set(group, users);
    else inUse.delete(group);
    shown = [...inUse.keys()] as unknown as KeyGroup[];
    for (const listener of listeners) listener();
  };
  count(1);
  return () => count(-1);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The groups that are on the page now, for the sheet. */
export const useGroupsInUse = (): readonly KeyGroup[] => useSyncExternalStore(subscribe, () => shown);
