import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** On attachments side by side. */
export const COMPARE_KEYS = keyGroup('compare', () => texts.keys.compare, {
  side: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  tie: ['t'],
  inStep: ['s'],
  alone: ['x'],
});
