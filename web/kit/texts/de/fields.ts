import type { Texts } from '../texts.ts';

export const fields: Texts['fields'] = {
  title: 'Felder',
  optional: 'freiwillig',
  tooLong: (over) => (over === 1 ? 'Ein Zeichen zu lang.' : `${over} Zeichen zu lang.`),
  count: (length, most) => `${length} von ${most} Zeichen`,
  snippets: 'Ihre Textbausteine',
  editSnippets: 'Ändern',
  snippetName: (index) => `Name von Baustein ${index}`,
  snippetText: (index) => `Text von Baustein ${index}`,
  removeSnippet: (index) => `Baustein ${index} entfernen`,
  addSnippet: 'Noch einer',
  saveSnippets: 'Behalten',
  close: 'Schließen',
};
