import type { Texts } from '../texts.ts';

export const compare: Texts['compare'] = {
  pane: (letter) => `Anhang ${letter}`,
  choose: (letter) => `${letter} wählen`,
  rank: (letter, rank) =>
    rank === null ? `${letter}, noch ohne Rang: den nächsten geben` : `${letter}, Rang ${rank}: wegnehmen`,
  thisOne: 'Dieser',
  noRank: 'noch ohne Rang',
  rankOf: (rank) => `Rang ${rank}`,
  choice: 'Ihre Wahl',
  ranking: 'Rangfolge',
  bestFirst: 'das Beste zuerst',
  inStep: 'Gemeinsam zoomen, rollen und abspielen',
  isNow: (name, rank, count) => `${name} ist jetzt ${rank} von ${count}.`,
  hasNone: (name) => `${name} hat jetzt keinen Rang.`,
  handle: (name, rank, count) =>
    `${name}, ${rank === undefined ? 'noch ohne Rang' : `Rang ${rank} von ${count}`}. Pfeil nach oben und unten bewegen es.`,
  up: (name) => `${name} nach oben`,
  down: (name) => `${name} nach unten`,
};
