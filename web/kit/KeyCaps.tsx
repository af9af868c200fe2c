/** The keys of an action as they are now, beside what it is called. */
import { Fragment, type ReactNode } from 'react';
import { capsOf } from './chords.ts';
import type { KeyGroup } from './key-set.ts';
import { chordsOf } from './keymap.ts';
import { usePreferences } from './preferences.ts';

export const isMac = /mac|iphone|ipad/i.test(navigator.platform);

interface CapsProps<Name extends string> {
  group: KeyGroup<Name>;
  action: NoInfer<Name>;
  /** In one cap, with signs for names. */
  compact?: boolean;
}

/** Nothing for an action without keys. */
export function KeyCaps<Name extends string>({ group, action, compact = false }: CapsProps<Name>): ReactNode {
  usePreferences();
  const [chord] = chordsOf(group, action);
  if (chord === undefined) return null;
  const caps = capsOf(chord, isMac, compact);
  if (compact) return <kbd>{caps.join(' ')}</kbd>;
  return caps.map((cap, index) => (
    <Fragment key={cap}>
      {index > 0 && ' '}
      <kbd>{cap}</kbd>
    </Fragment>
  ));
}

/** What an action is called, with its key, for the room that an empty field has. */
export function withKey<Name extends string>(title: string, group: KeyGroup<Name>, action: NoInfer<Name>): string {
  const [chord] = chordsOf(group, action);
  return chord === undefined ? title : `${title} (${capsOf(chord, isMac, true).join(' ')})`;
}
