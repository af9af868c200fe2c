/**
 * Everything the page says, in the language of whoever reads it. A room of texts is a file in `en/`, and one of the same
 * shape in `de/`; what takes figures or names is a function. Read `texts` while rendering, never when a module loads:
 * the language is known only then. What the server says of a refusal stays English.
 */
import { en } from './en/index.ts';
import { writeAs } from './format.ts';

export type Texts = typeof en;

export let texts: Texts = en;

/** @param locale BCP 47, for figures and dates. */
export function speak(next: Texts, locale: string): void {
  texts = next;
  writeAs(locale);
}
