/** Spans of a text, counted in code points (api-facts E.16): an emoji of two UTF-16 units is one, whoever counts. */
import type { Draw } from '../draw.ts';
import type { JsonObject, Problem } from '../kit.ts';
import { firstProblem } from '../shared/json.ts';

export type Span = JsonObject & {
  id: string;
  /** The first code point, from 0. */
  start: number;
  /** The code point behind the last one. */
  end: number;
  text: string;
  label: string;
  attributes?: JsonObject;
};

/** Ids are unique, spans lie in the text and say it right, and no span has one label twice. */
export function spansProblem(spans: readonly Span[], text: string): Problem | undefined {
  const points = Array.from(text);
  const ids = new Set<string>();
  const places = new Set<string>();
  return firstProblem(spans, ({ id, start, end, text: said, label }, index) => {
    const at = `annotations.${index}`;
    if (ids.has(id)) return { path: `${at}.id`, message: 'is already used for another annotation' };
    ids.add(id);
    if (end <= start) return { path: `${at}.end`, message: 'must be greater than start' };
    if (end > points.length)
      return { path: `${at}.end`, message: `must be at most ${points.length}, the length of the text` };
    if (said !== points.slice(start, end).join('')) {
      return { path: `${at}.text`, message: 'must be the text from start to end, counted in code points' };
    }
    const place = `${start} ${end} ${label}`;
    if (places.has(place)) return { path: at, message: 'must not repeat a span and its label' };
    places.add(place);
    return undefined;
  });
}

/** How much of two spans together they share, 0 to 1; spans of different labels share nothing. */
export function spanLikeness(a: Span, b: Span): number {
  if (a.label !== b.label) return 0;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/**
 * F1 of spans with their labels, where a span that meets another in part counts for what they share: each span is paired
 * with one of the other answer, the most alike first. @returns 0 to 1.
 */
export function spansLikeness(some: readonly Span[], others: readonly Span[]): number {
  if (some.length + others.length === 0) return 1;
  const pairs: [likeness: number, i: number, j: number][] = [];
  const sorted = others.map((span, j) => ({ span, j })).sort((a, b) => a.span.start - b.span.start);
  for (const [i, one] of some.entries()) {
    for (const { span, j } of sorted) {
      if (span.start >= one.end) break;
      const alike = spanLikeness(one, span);
      if (alike > 0) pairs.push([alike, i, j]);
    }
  }
  pairs.sort((x, y) => y[0] - x[0] || x[1] + x[2] - (y[1] + y[2]));
  const [usedHere, usedThere] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const [alike, i, j] of pairs) {
    if (usedHere.has(i) || usedThere.has(j)) continue;
    usedHere.add(i);
    usedThere.add(j);
    sum += alike;
  }
  return (2 * sum) / (some.length + others.length);
}

/** Words that a sample chooses among. */
const MOST_WORDS = 50;

/** Some words of the text, in their order; its first character where there is no word. @param least so many, if it has them. */
export function sampleWords(text: string, least: number, draw: Draw): Pick<Span, 'start' | 'end' | 'text'>[] {
  const words: { start: number; end: number; text: string }[] = [];
  let [at, word] = [0, ''];
  const take = (): void => {
    if (word) words.push({ start: at - Array.from(word).length, end: at, text: word });
    word = '';
  };
  for (const point of text) {
    if (/\s/.test(point)) take();
    else word += point;
    if (words.length === MOST_WORDS) break;
    at++;
  }
  take();
  if (words.length === 0) return [{ start: 0, end: 1, text: Array.from(text)[0]! }];
  return draw.some(words, least, least + 3);
}
