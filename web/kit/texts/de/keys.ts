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
  objects: {
    title: 'Liste der Objekte',
    hide: 'Ausgewähltes aus- oder einblenden, sonst alles',
    hideAll: 'alles in der Liste aus- oder einblenden',
    lock: 'Ausgewähltes sperren oder entsperren, sonst alles',
    lockAll: 'alles in der Liste sperren oder entsperren',
    filter: 'Liste filtern',
  },
  labels: {
    title: 'Labels',
    find: 'Label suchen',
  },
  look: {
    title: 'Aussehen des Bildes',
    brighter: 'heller',
    darker: 'dunkler',
    moreContrast: 'mehr Kontrast',
    lessContrast: 'weniger Kontrast',
    invert: 'Farben umkehren',
    asItIs: 'wie es ist',
  },
};
