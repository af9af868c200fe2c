/** How far a transcript is from another one, as speech recognition measures it. */
import { editDistance, textLikeness } from './text-likeness.ts';

/** Longer ones cost too much: the product of their lengths. */
const MOST_WORDS = 2000;

/** Words without their case and punctuation, which say nothing of what was heard. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter(Boolean);

/** Words put in, taken out or replaced, over the words of the reference; above 1 for one that is much longer. */
export function wordErrorRate(reference: readonly string[], words: readonly string[]): number {
  return editDistance(reference, words) / Math.max(1, reference.length);
}

/**
 * 1 minus the word error rate against the longer one, so that it does not matter which of the two is the reference.
 * For very long ones the share of words that they have in common.
 */
export function transcriptLikeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) return textLikeness(one.join(' '), other.join(' '));
  return 1 - (one.length > other.length ? wordErrorRate(one, other) : wordErrorRate(other, one));
}
