/** Whether one choice is the answer: it is submitted then, and can be undone as any submit. */
import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import { KeyCaps } from '../KeyCaps.tsx';
import { useActions } from '../keymap.ts';
import { prefer, usePreferences } from '../preferences.ts';
import { texts } from '../texts/texts.ts';
import { CHOICE_KEYS } from './choice-keys.ts';

export function AtOnce({ active }: { active: boolean }): ReactNode {
  const { submitOnChoice } = usePreferences();
  const turn = (next: boolean) => prefer({ submitOnChoice: next });
  useActions(CHOICE_KEYS, { atOnce: () => turn(!submitOnChoice) }, active);
  return (
    <Switch className="switch-row" isSelected={submitOnChoice} onChange={turn}>
      <span className="switch" aria-hidden="true" />
      {texts.choices.atOnce}
      <KeyCaps group={CHOICE_KEYS} action="atOnce" compact />
    </Switch>
  );
}
