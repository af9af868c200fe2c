/** Giving an action another chord: pressed, refused or taken, and told of. */
import { useState } from 'react';
import { chordRefusal, type Refusal, spoken } from '../../kit/chords.ts';
import { isMac } from '../../kit/KeyCaps.tsx';
import { type Action, chordsIn, holderOf, placeOf, rebound, swapped } from '../../kit/key-set.ts';
import { useGroupsInUse } from '../../kit/keymap.ts';
import { prefer, preferences } from '../../kit/preferences.ts';
import { texts } from '../../kit/texts/texts.ts';
import { useCapture } from './use-capture.ts';

interface Place {
  action: Action;
  /** Of the chord among those of the action. */
  index: number;
}

export type Told = { kind: 'done' | 'refused'; text: string } | { kind: 'taken'; text: string; swap(): void };

export const titleOf = ({ group, name }: Action): string => group.titles()[name] ?? name;

export const spokenChords = (action: Action): string =>
  chordsIn(preferences().keys, action)
    .map((chord) => spoken(chord, isMac))
    .join(', ') || texts.sheet.none;

export function useRebinding() {
  const groups = useGroupsInUse();
  const [asked, setAsked] = useState<Place>();
  const [told, setTold] = useState<Told>();

  const tellOf = (action: Action) =>
    setTold({ kind: 'done', text: texts.sheet.changed(titleOf(action), spokenChords(action)) });

  const take = ({ action, index }: Place, chord: string) => {
    const { keys } = preferences();
    const refusal = chordRefusal(chord);
    if (refusal) return setTold({ kind: 'refused', text: reasonOf(refusal, chord) });
    const holder = holderOf(keys, groups, action, chord);
    if (!holder) {
      prefer({ keys: rebound(keys, action, index, chord) });
      return tellOf(action);
    }
    const swap = () => {
      prefer({ keys: swapped(keys, action, index, chord, holder) });
      tellOf(action);
    };
    setTold({ kind: 'taken', text: texts.sheet.taken(spoken(chord, isMac), titleOf(holder)), swap });
  };

  useCapture(asked !== undefined, (chord) => {
    setAsked(undefined);
    if (asked && chord !== undefined) take(asked, chord);
  });

  return {
    groups,
    told,
    tellOf,
    forget: () => setTold(undefined),
    ask: (place: Place) => {
      setTold(undefined);
      setAsked(place);
    },
    isAsked: (action: Action, index: number): boolean =>
      asked !== undefined && placeOf(asked.action) === placeOf(action) && asked.index === index,
  };
}

function reasonOf(refusal: Refusal, chord: string): string {
  const { sheet } = texts;
  const keys = spoken(chord, isMac);
  const reasons: Record<Refusal, string> = {
    browser: sheet.browserOwns(keys),
    system: sheet.systemOwns(keys),
    fixed: sheet.isFixed(keys),
    modifier: sheet.needsName,
  };
  return reasons[refusal];
}
