import type { Texts } from '../texts.ts';

export const kit: Texts['kit'] = {
  attachment: 'Vorlage',
  answer: 'Antwort',
  instruction: 'Anleitung',
  notAccepted: 'Nicht angenommen.',
  optional: 'freiwillig',
  required: 'nötig',
  noAttachment: 'Diese Aufgabe hat keine Vorlage',
  loadingPicture: 'Das Bild wird geladen',
  toBeJudged: 'Zu beurteilen',
  noPicture: 'Das Bild ließ sich nicht laden',
  tryAgain: 'Noch einmal versuchen',
  notShown: 'Diese Vorlage kann eine Seite nicht laden',
  ownTab: 'Öffnet sich in einem eigenen Tab',
  theAnswer: (problem) => `Die Antwort ${problem}`,
};
