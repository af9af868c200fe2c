import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** On what there is to look at. */
export const VIEW_KEYS = keyGroup('view', () => texts.keys.view, {
  closer: ['+', '='],
  farther: ['-'],
  whole: ['0'],
  left: ['shift+arrowleft'],
  right: ['shift+arrowright'],
  up: ['shift+arrowup'],
  down: ['shift+arrowdown'],
  play: ['p'],
  back: ['arrowleft'],
  forward: ['arrowright'],
  open: ['o'],
});
