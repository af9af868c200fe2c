import type { Texts } from '../texts.ts';

export const chords: Texts['chords'] = {
  ctrl: 'Strg',
  alt: 'Alt',
  shift: 'Umschalt',
  space: 'Leertaste',
  enter: 'Eingabe',
  escape: 'Esc',
  delete: 'Entf',
  backspace: 'Rücktaste',
  tab: 'Tab',
  home: 'Pos1',
  end: 'Ende',
  pageup: 'Bild auf',
  pagedown: 'Bild ab',
  insert: 'Einfg',
};
