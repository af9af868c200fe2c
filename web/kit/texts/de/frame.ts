import type { Texts } from '../texts.ts';

export const frame: Texts['frame'] = {
  live: 'Live',
  polling: 'Gerade ohne Live-Verbindung: alle 15 Sekunden wird neu nachgesehen',
  all: 'Alle',
};
