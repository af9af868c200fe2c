/** Finds the language of whoever reads, and loads its texts. */
import { preferences } from '../preferences.ts';
import { en } from './en/index.ts';
import { speak, type Texts } from './texts.ts';

const LANGUAGES: Record<string, () => Promise<Texts>> = {
  en: async () => en,
  de: async () => (await import('./de/index.ts')).de,
};

const languageOf = (locale: string): string => locale.slice(0, 2).toLowerCase();

/** Before the first rendering. Changing the language loads the page anew. */
export async function loadTexts(): Promise<void> {
  const wanted = [preferences().language, ...navigator.languages].filter(Boolean);
  const language = wanted.map(languageOf).find((one) => Object.hasOwn(LANGUAGES, one)) ?? 'en';
  // British dates for whoever reads English in Britain.
  const locale = navigator.languages.find((one) => languageOf(one) === language) ?? language;
  speak(await LANGUAGES[language]!(), locale);
  document.documentElement.lang = language;
}
