import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** On a list of objects, wherever the focus is. */
export const OBJECT_KEYS = keyGroup('objects', () => texts.keys.objects, {
  hide: ['h', 'alt+h'],
  hideAll: ['shift+h'],
  lock: ['alt+l'],
  lockAll: ['shift+l'],
  filter: ['shift+f'],
});
