import type { Texts } from '../texts.ts';

export const keyPage: Texts['keyPage'] = {
  mode: 'Welt',
  live: 'Echt',
  test: 'Test',
  liveNote: 'Aufgaben echter Schlüssel gehen an Ihre Labeler.',
  testNote: 'Aufgaben von Testschlüsseln bekommen sofort erfundene Antworten; niemand arbeitet daran.',
  none: 'Noch keine Schlüssel',
  noneHow: 'Programme brauchen einen Schlüssel, um Aufgaben anzulegen und Antworten zu lesen.',
  key: 'Schlüssel',
  created: 'Angelegt',
  used: 'Zuletzt benutzt',
  revoked: 'gesperrt',
  create: 'Schlüssel anlegen',
  createTitle: (mode: string) => `Schlüssel anlegen: ${mode}`,
  nameNote: 'Wofür er ist, etwa das Programm, das ihn benutzt.',
  personNote: 'Für wen er spricht; er darf nie mehr als diese Person.',
  madeTitle: (name: string) => `Der Schlüssel ${name}`,
  once: 'Der Schlüssel wird nur dieses eine Mal gezeigt. Bewahren Sie ihn auf, wo ihn niemand sonst liest.',
  use: 'Er ist der Benutzername jeder Anfrage:',
  revoke: 'Sperren',
  revokeTitle: (name: string) => `Den Schlüssel ${name} sperren?`,
  revokeAsk: (hint: string) =>
    `Was ${hint} benutzt, wird ab sofort abgewiesen. Das lässt sich nicht rückgängig machen.`,
};
