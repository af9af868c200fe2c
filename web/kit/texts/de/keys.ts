import type { Texts } from '../texts.ts';

export const keys: Texts['keys'] = {
  task: {
    title: 'Aufgabe',
    submit: 'abgeben und die nächste nehmen',
    skip: 'überspringen',
    undo: 'rückgängig',
    redo: 'wiederholen',
    save: 'den Entwurf jetzt sichern',
    sheet: 'Tastenkürzel',
  },
  review: {
    title: 'Prüfung',
    accept: 'annehmen',
    fix: 'verbessern, oder damit aufhören',
    reject: 'ablehnen',
    comment: 'einen Kommentar schreiben',
    before: 'die Antwort davor',
    after: 'die Antwort danach',
  },
};
