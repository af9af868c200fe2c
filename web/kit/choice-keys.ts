import { keyGroup } from './keymap.ts';
import { texts } from './texts/texts.ts';

/** Where there is one question, its first nine answers have keys. */
export const CHOICE_KEYS = keyGroup('choice', () => texts.keys.choice, {
  pick: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
});
