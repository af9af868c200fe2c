/** One action of the sheet: what it does, its keys, each to be changed, and the way back to what it came with. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { capsOf, spoken } from '../../kit/chords.ts';
import { isMac } from '../../kit/KeyCaps.tsx';
import { type Action, chordsIn, isChanged, without } from '../../kit/key-set.ts';
import { prefer, usePreferences } from '../../kit/preferences.ts';
import { texts } from '../../kit/texts/texts.ts';
import { titleOf, type useRebinding } from './use-rebinding.ts';

interface RowProps {
  action: Action;
  rebinding: ReturnType<typeof useRebinding>;
}

export function KeyRow({ action, rebinding }: RowProps): ReactNode {
  const { keys } = usePreferences();
  const { ask, isAsked, tellOf } = rebinding;
  const chords = chordsIn(keys, action);
  const title = titleOf(action);
  return (
    <li className="key-row">
      <span className="key-does">{title}</span>
      <span className="key-caps">
        {(chords.length === 0 ? [undefined] : chords).map((chord, index) => (
          <Button className="key-cap" key={index} onPress={() => ask({ action, index })}>
            <span className="unseen">
              {isAsked(action, index)
                ? texts.sheet.press
                : texts.sheet.change(title, chord === undefined ? texts.sheet.none : spoken(chord, isMac))}
            </span>
            <span className="key-shown" aria-hidden="true">
              <Caps chord={chord} isAsked={isAsked(action, index)} />
            </span>
          </Button>
        ))}
        {isChanged(keys, action) && (
          <Button
            className="button quiet small"
            aria-label={texts.sheet.resetOne(title)}
            onPress={() => {
              prefer({ keys: without(keys, action) });
              tellOf(action);
            }}
          >
            {texts.sheet.reset}
          </Button>
        )}
      </span>
    </li>
  );
}

function Caps({ chord, isAsked }: { chord: string | undefined; isAsked: boolean }): ReactNode {
  if (isAsked) return <span className="key-asked">{texts.sheet.press}</span>;
  if (chord === undefined) return <span className="note">{texts.sheet.none}</span>;
  return capsOf(chord, isMac).map((cap) => <kbd key={cap}>{cap}</kbd>);
}
