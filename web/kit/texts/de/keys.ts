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
    start: 'eine Aufgabe nehmen',
    previous: 'meine letzten Antworten',
    sheet: 'Tastenkürzel',
  },
  answer: {
    title: 'Frühere Antwort',
    older: 'die ältere Antwort',
    newer: 'die neuere Antwort, dann zurück zur Aufgabe',
    close: 'zurück',
    save: 'die Änderung sichern',
    undo: 'rückgängig',
    redo: 'wiederholen',
  },
  submitted: { title: 'Abgegeben', undo: 'Abgegebenes zurückholen' },
  side: { title: 'Neben dem Bild', instruction: 'Anleitung' },
  choice: { title: 'Auswahl', pick: 'die erste bis neunte' },
  tasks: {
    title: 'Liste der Aufgaben',
    next: 'die nächste Aufgabe',
    previous: 'die vorige',
    select: 'auswählen',
    open: 'öffnen',
    all: 'alle passenden auswählen',
    filter: 'zu den Filtern',
    refresh: 'neu nachsehen',
  },
  taskPage: {
    title: 'Seite einer Aufgabe',
    next: 'die nächste Aufgabe der Liste',
    previous: 'die vorige',
    list: 'zurück zur Liste',
    copy: 'die Id kopieren',
    show: 'Antwort, Versuche, Verlauf, Callbacks, JSON',
  },
};
