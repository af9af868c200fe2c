/** Brightness and contrast of the picture at hand, with their keys. */
import { useState } from 'react';
import { keep, kept } from '../kept.ts';
import { keyGroup, useActions } from '../keymap.ts';
import { texts } from '../texts/texts.ts';
import { AS_IT_IS, type Look, stepped } from './look.ts';

export const LOOK_KEYS = keyGroup('look', () => texts.keys.look, {
  brighter: ['shift+b'],
  darker: ['shift+d'],
  moreContrast: ['shift+c'],
  lessContrast: ['shift+v'],
  invert: ['shift+i'],
  asItIs: ['shift+o'],
});

const isLook = (value: unknown): value is Look => {
  const { brightness, contrast, isInverted } = (value ?? {}) as Partial<Look>;
  return typeof brightness === 'number' && typeof contrast === 'number' && typeof isInverted === 'boolean';
};

export function useLook(active: boolean): [look: Look, setLook: (next: Look) => void] {
  const [look, set] = useState(() => kept('look', isLook) ?? AS_IT_IS);
  const setLook = (next: Look) => {
    set(next);
    keep('look', next);
  };
  useActions(
    LOOK_KEYS,
    {
      brighter: () => setLook(stepped(look, 'brightness', 1)),
      darker: () => setLook(stepped(look, 'brightness', -1)),
      moreContrast: () => setLook(stepped(look, 'contrast', 1)),
      lessContrast: () => setLook(stepped(look, 'contrast', -1)),
      invert: () => setLook({ ...look, isInverted: !look.isInverted }),
      asItIs: () => setLook(AS_IT_IS),
    },
    active,
  );
  return [look, setLook];
}
