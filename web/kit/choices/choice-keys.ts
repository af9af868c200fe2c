import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** On questions with choices. */
export const CHOICE_KEYS = keyGroup('choices', () => texts.keys.choices, {
  pick: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  find: ['/'],
  up: ['backspace'],
  next: ['.'],
  previous: [','],
  atOnce: ['shift+a'],
});
