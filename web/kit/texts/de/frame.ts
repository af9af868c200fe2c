import type { Texts } from '../texts.ts';

export const frame: Texts['frame'] = {
  menu: 'Mein Menü',
  look: 'Aussehen',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  live: 'Live',
  polling: 'Gerade ohne Live-Verbindung: alle 15 Sekunden wird neu nachgesehen',
  all: 'Alle',
};
