import { keyGroup } from '../../../kit/keymap.ts';
import { texts } from '../../../kit/texts/texts.ts';

/** Single letters are the editor's while something is being fixed; those with Alt work always. */
export const REVIEW_KEYS = keyGroup('review', () => texts.keys.review, {
  accept: ['a', 'alt+a'],
  fix: ['f', 'alt+f'],
  reject: ['r', 'alt+r'],
  comment: ['c', 'alt+c'],
  before: ['['],
  after: [']'],
});
