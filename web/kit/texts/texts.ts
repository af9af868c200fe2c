/**
 * Everything the page says, in the language of whoever reads it. A room of texts is a file in `en/`, and one of the same
 * shape in `de/`; what takes figures or names is a function. Read `texts` while rendering, never when a module loads:
 * the language is known only then.
 */
import { preferences } from '../preferences.ts';
import { en } from './en/index.ts';

export type Texts = typeof en;

const LANGUAGES: Record<string, () => Promise<Texts>> = {
  en: async () => en,
  de: async () => (await import('./de/index.ts')).de,
};

export let texts: Texts = en;

/** Before the first rendering. Changing the language loads the page anew. */
export async function loadTexts(): Promise<void> {
  const wanted = [preferences().language, ...navigator.languages.map((one) => one.slice(0, 2))];
  const language = wanted.find((one) => Object.hasOwn(LANGUAGES, one)) ?? 'en';
  texts = await LANGUAGES[language]!();
  document.documentElement.lang = language;
}
