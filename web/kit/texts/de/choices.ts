import type { Texts } from '../texts.ts';

export const choices: Texts['choices'] = {
  category: 'Kategorie',
  one: 'eine',
  oneOrMore: 'eine oder mehrere',
  several: 'mehrere',
  required: 'nötig',
  optional: 'freiwillig',
  suggested: 'Vorschlag',
  chosen: 'Gewählt',
  remove: (name) => `${name} entfernen`,
  find: (title) => `Suchen in: ${title}`,
  findAmong: (count) => `Unter ${count.toLocaleString('de')} suchen`,
  nothingFits: 'Nichts passt.',
  more: (count) => `${count.toLocaleString('de')} weitere: zum Finden tippen.`,
  fit: (count) => (count === 1 ? '1 passt.' : `${count} passen.`),
  way: 'Gruppen',
  all: 'Alle',
  back: 'Zur Gruppe darüber',
  atOnce: 'Mit der Wahl abgeben',
};
