/** Which passwords may be set: long ones that are not among the first guesses (OWASP ASVS 5.0 V6.2, NIST SP 800-63B 5.1.1). */
import { COMMON_WORDS, ROWS } from './common-passwords.ts';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Two keyboards may write one letter in two ways (NIST SP 800-63B 5.1.1.2). */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/**
 * Why it cannot be a password: a part of a sentence. Length is in characters as people count them; no kind of character is
 * asked for.
 * @param known what an attacker knows of the user: e-mail address, name.
 */
export function passwordProblem(password: string, known: readonly string[] = []): string | undefined {
  const length = [...normalPassword(password)].length;
  if (length < SHORTEST_PASSWORD) return `must have ${SHORTEST_PASSWORD} characters or more`;
  if (length > LONGEST_PASSWORD) return `must have ${LONGEST_PASSWORD} characters or fewer`;
  const text = normalPassword(password).toLowerCase();
  if (new Set(text).size < 5) return 'must not repeat a few characters';
  if (isGuessable(text)) return 'is one of the first that guessers try';
  if (known.some((one) => isMostly(text, one.toLowerCase()))) return 'must not be your name or e-mail address';
  return undefined;
}

function isGuessable(text: string): boolean {
  const backward = [...text].reverse().join('');
  if (ROWS.some((row) => (row + row).includes(text) || (row + row).includes(backward))) return true;
  // What is added behind, as years and signs are, is not a letter in disguise.
  const bare = text.replace(/[^\p{L}]+$/u, '');
  return [text, unswapped(text), unswapped(bare)].map(lettersOf).some(isCommon);
}

function isCommon(word: string): boolean {
  const once = half(word);
  if (COMMON_WORDS.has(word) || COMMON_WORDS.has(once)) return true;
  return word.length > 5 && ROWS.some((row) => row.includes(word) || row.includes(once));
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const SWAPS: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };
const unswapped = (text: string): string => text.replace(/[013457@$!]/g, (sign) => SWAPS[sign]!);
/** `passwordpassword` is `password`. */
const half = (word: string): string => {
  const middle = word.length / 2;
  return word.slice(0, middle) === word.slice(middle) ? word.slice(0, middle) : word;
};

/** The same, or the same with a few characters around it. */
function isMostly(text: string, known: string): boolean {
  const parts = [known, known.split('@')[0]!].filter((part) => part.length >= 4);
  return parts.some((part) => text.includes(part) && text.length - part.length < 6);
}
