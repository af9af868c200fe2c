import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** In a text, wherever the focus is. */
export const ENTITY_KEYS = keyGroup('entities', () => texts.keys.entities, {
  pick: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  mark: ['enter'],
  next: ['.'],
  previous: [','],
  remove: ['delete', 'backspace'],
  startOut: ['a'],
  startIn: ['s'],
  endIn: ['d'],
  endOut: ['f'],
  selectText: ['e'],
  words: ['w'],
  relate: ['r'],
  nothing: ['escape'],
});

/** With the focus on the text. */
export const CARET_KEYS = keyGroup('caret', () => texts.keys.caret, {
  character: ['arrowleft', 'arrowright', 'shift+arrowleft', 'shift+arrowright'],
  word: ['alt+arrowleft', 'alt+arrowright', 'alt+shift+arrowleft', 'alt+shift+arrowright'],
  line: ['arrowup', 'arrowdown', 'shift+arrowup', 'shift+arrowdown'],
  ends: ['home', 'end', 'shift+home', 'shift+end'],
  whole: ['mod+home', 'mod+end', 'mod+shift+home', 'mod+shift+end'],
});
