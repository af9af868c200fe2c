import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** On fields with texts; these work while one writes. */
export const FIELD_KEYS = keyGroup(
  'fields',
  () => texts.keys.fields,
  { snippets: ['f2'], add: ['alt+enter'], nextAttachment: [']'], previousAttachment: ['['] },
  ['snippets'],
);
