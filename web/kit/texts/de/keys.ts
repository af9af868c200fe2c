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
  page: {
    title: 'Seite',
    previous: 'meine letzten Antworten',
  },
  rest: { title: 'Ohne Aufgabe', start: 'eine Aufgabe nehmen', sheet: 'Tastenkürzel' },
  answer: {
    title: 'Frühere Antwort',
    older: 'die ältere Antwort',
    newer: 'die neuere Antwort, dann zurück zur Aufgabe',
    save: 'die Änderung sichern',
    undo: 'rückgängig',
    redo: 'wiederholen',
  },
  reading: { title: 'Frühere Antwort', close: 'zurück' },
  submitted: { title: 'Abgegeben', undo: 'Abgegebenes zurückholen' },
  side: { title: 'Neben dem Bild', instruction: 'Anleitung' },
  choice: { title: 'Auswahl', pick: 'die erste bis neunte' },
};
