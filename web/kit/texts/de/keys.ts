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
  view: {
    title: 'Ansicht',
    closer: 'vergrößern',
    farther: 'verkleinern',
    whole: 'ganzes Bild',
    left: 'nach links',
    right: 'nach rechts',
    up: 'nach oben',
    down: 'nach unten',
    play: 'abspielen oder anhalten',
    back: 'fünf Sekunden zurück',
    forward: 'fünf Sekunden weiter',
    open: 'den Link öffnen',
  },
  choices: {
    title: 'Auswahl',
    pick: 'wählen oder die Gruppe öffnen',
    find: 'durch Tippen finden',
    up: 'zur Gruppe darüber',
    next: 'nächste Frage',
    previous: 'vorige Frage',
    atOnce: 'mit der Wahl abgeben, oder nicht',
  },
  compare: {
    title: 'Vergleichen',
    side: 'den Anhang mit diesem Buchstaben wählen oder reihen',
    tie: 'keiner mehr als ein anderer',
    inStep: 'gemeinsam zoomen, rollen und abspielen, oder nicht',
    alone: 'einen Anhang nach dem anderen allein, dann alle',
  },
  fields: {
    title: 'Felder',
    snippets: 'einen Textbaustein einfügen',
    add: 'noch eine Zeile oder Antwort',
  },
};
