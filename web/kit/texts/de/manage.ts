import type { Texts } from '../texts.ts';

export const manage: Texts['manage'] = {
  again: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  saved: 'Gespeichert',
  copy: 'Kopieren',
  copied: 'Kopiert',
  show: 'Zeigen',
  hide: 'Verbergen',
  loading: 'Wird geladen',
  notLoaded: 'Das konnte nicht geladen werden',
  optional: 'freiwillig',
  more: 'Mehr',
  never: 'nie',
};
