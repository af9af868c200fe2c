import type { Texts } from '../texts.ts';

export const nav: Texts['nav'] = {
  pages: 'Seiten',
  work: 'Labeln',
  review: 'Prüfen',
  overview: 'Übersicht',
  tasks: 'Aufgaben',
  projects: 'Projekte',
  people: 'Leute',
  keys: 'Schlüssel',
  settings: 'Einstellungen',
  account: 'Mein Konto',
  opening: 'Die Seite wird geöffnet',
  unknown: 'Diese Seite gibt es nicht',
};
