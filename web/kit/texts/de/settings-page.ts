import type { Texts } from '../texts.ts';

export const settingsPage: Texts['settingsPage'] = {
  account: 'Konto',
  callbacks: 'Callbacks',
  callbacksNote:
    'Wohin fertige Aufgaben gemeldet werden, und woran Empfänger uns erkennen. Echt und Test sind getrennt.',
  defaultUrl: 'Übliche Callback-URL',
  defaultNote: 'Für Aufgaben, die keine nennen: eine http(s)-Adresse oder E-Mail-Adresse. Leer für keine.',
  test: 'Testaufruf senden',
  testing: 'Unterwegs',
  arrived: (ms: number) => `Angekommen: in ${ms} ms beantwortet.`,
  failed: (status: number | undefined, why: string | undefined) =>
    [status !== undefined && `Mit ${status} beantwortet.`, why].filter(Boolean).join(' ') || 'Keine Antwort.',
  secrets: { signing_secret: 'Signaturgeheimnis', callback_auth_key: 'Callback-Schlüssel' },
  secretNotes: {
    signing_secret: 'Für den Header webhook-signature nach Standard Webhooks.',
    callback_auth_key: 'Wird unverändert im Header scale-callback-auth gesendet.',
  },
  rotate: 'Erneuern',
  rotateTitle: (secret: string) => `${secret} erneuern?`,
  rotateAsk: {
    signing_secret: 'Callbacks tragen 24 Stunden lang die neue und die bisherige Signatur, danach nur die neue.',
    callback_auth_key:
      'Ab sofort wird nur der neue gesendet: Empfänger, die ihn vergleichen, lehnen ab, bis sie ihn kennen.',
  },
  previous: (until: string) => `Das bisherige signiert noch mit, bis ${until}`,
  previousName: 'Bisheriges Signaturgeheimnis',
  failures: 'Gescheiterte Callbacks',
  failuresNote: 'Jeder wird 24 Stunden lang versucht; dann wartet er hier, bis er noch einmal gesendet wird.',
  noFailures: 'Keine: Alles Gesendete ist angekommen.',
  about: 'Aufgabe oder Stapel',
  to: 'An',
  why: 'Warum',
  when: 'Wann',
  tries: (count: number) => `${count} ${count === 1 ? 'Versuch' : 'Versuche'}`,
  again: (time: string) => `wieder um ${time}`,
  testCall: 'Testaufruf',
  replay: 'Noch einmal senden',
  replayed: 'Gesendet',
  results: 'Ergebnisdateien',
  publicResults: 'Ergebnisdateien brauchen keinen Schlüssel',
  publicNote: 'Wer die Adresse einer solchen Datei kennt, darf sie lesen.',
  review: 'Prüfregeln',
  reviewNote: 'Jedes Projekt hat seine eigenen.',
  yes: 'ja',
};
