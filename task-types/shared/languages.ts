/** Tags of languages, as in `en-US` (BCP 47). */
import { Type } from 'typebox';
import type { Problem } from '../kit.ts';

export const langParam = Type.Optional(
  Type.String({ minLength: 2, maxLength: 35, default: 'en-US', description: 'Language of the document (BCP 47).' }),
);

export function languageProblem(lang: string | undefined): Problem | undefined {
  const fits = lang === undefined || /^[a-z]{2,8}(?:[-_][a-z\d]{1,8})*$/i.test(lang);
  return fits ? undefined : { path: 'lang', message: 'must be the tag of a language, as en-US' };
}
