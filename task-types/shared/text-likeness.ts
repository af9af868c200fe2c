/** How alike two texts are, 0 to 1. */

/** Longer ones are compared word by word: the exact distance costs the product of the lengths. */
const EXACT = 200;

const normalized = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** 1 minus the edit distance over the longer length; for long texts the share of words they have in common. */
export function textLikeness(a: string, b: string): number {
  const [one, other] = [normalized(a), normalized(b)];
  if (one === other) return 1;
  if (one.length > EXACT || other.length > EXACT) return wordLikeness(one, other);
  return 1 - editDistance(one, other) / Math.max(one.length, other.length);
}

/** How many characters, or items of lists, have to be put in, taken out or replaced (Levenshtein). */
export function editDistance(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, replaced));
    }
    before = row;
  }
  return before[b.length]!;
}

/** Dice's coefficient of the words, each as often as it occurs. */
function wordLikeness(a: string, b: string): number {
  const words = a.split(' ');
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  const others = b.split(' ');
  let shared = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return (2 * shared) / (words.length + others.length);
}
