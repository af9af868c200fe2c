import { number, plural } from '../format.ts';
import type { Texts } from '../texts.ts';

export const browser: Texts['browser'] = {
  title: 'Dieser Browser',
  note: 'Gilt nur in diesem Browser, für alle, die ihn benutzen.',
  language: 'Sprache',
  asBrowser: 'Wie der Browser',
  theme: 'Farben',
  system: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  undo: 'Abgegebenes lässt sich zurückholen',
  seconds: (count) => `${number(count)} ${plural(count, 'Sekunde', 'Sekunden')} lang`,
  atOnce: 'gar nicht',
  keepView: 'Zoom und Helligkeit von Bild zu Bild behalten',
  reloads: 'Die Seite lädt neu.',
};
