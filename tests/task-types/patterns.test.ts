import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CONSTANT } from '../../task-types/draw.ts';
import { compilePattern } from '../../task-types/shared/patterns/match.ts';
import { PatternRefused } from '../../task-types/shared/patterns/parse.ts';
import { patternText } from '../../task-types/shared/patterns/sample.ts';

const fits = (pattern: string, text: string) => compilePattern(pattern).fits(text);

/** Patterns out of pieces that the engine knows. */
const pattern = fc.letrec((tie) => ({
  atom: fc.constantFrom(
    'a',
    'b',
    '.',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '[ab]',
    '[^a]',
    '[a-c\\d]',
    '\\.',
    '\\x61',
    '\\u0062',
    '\\u{1F600}',
    '\\p{L}',
    '^',
    '$',
    '\\b',
    '\\B',
    '😀',
    '[\\]x]',
    '-',
  ),
  quantified: fc
    .tuple(tie('group'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?'))
    .map(([a, q]) => `${a}${q}`),
  group: fc
    .tuple(fc.constantFrom('(', '(?:', '(?<n>'), tie('any'))
    .map(([open, inside]) => `${open}${String(inside).replaceAll('(?<n>', '(')})`),
  sequence: fc
    .array(fc.oneof({ maxDepth: 3 }, tie('atom'), tie('quantified'), tie('group')), { maxLength: 4 })
    .map((all) => all.join('')),
  any: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((all) => all.join('|')),
})).any as fc.Arbitrary<string>;

const isValid = (source: string): boolean => {
  if (source.length > 80) return false;
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
};

/**
 * What the language says (ECMA-262, RegExpBuiltinExec): tried at each code point. Left to search by itself V8 also tries in
 * the middle of a surrogate pair, and finds \B there.
 */
function isFound(source: string, text: string): boolean {
  const expression = new RegExp(source, 'uy');
  let at = 0;
  for (const point of [...text, '']) {
    expression.lastIndex = at;
    if (expression.test(text)) return true;
    at += point.length;
  }
  return false;
}

test('whatever is matched, the engine of the language matches too, and the other way round', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '1', '.', ' ', '-', '😀', 'Ä', '\n', ']'), { maxLength: 8 })
    .map((all) => all.join(''));
  let seen = 0;
  fc.assert(
    fc.property(pattern.filter(isValid), text, (source, given) => {
      seen++;
      assert.equal(fits(source, given), isFound(source, given), `${source} on ${JSON.stringify(given)}`);
    }),
    { numRuns: 3000 },
  );
  assert.ok(seen >= 3000);
});

test('patterns that take for ever elsewhere are walked once', () => {
  const text = `${'a'.repeat(50_000)}!`;
  for (const evil of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^(.*)*$', '^a*a*a*a*a*$', '^(?:(?:a*)*)*$', '(x+x+)+y']) {
    let work = 0;
    const found = compilePattern(evil).fits(text, (spent) => {
      work += spent;
    });
    assert.equal(found, evil === '^(.*)*$', evil);
    assert.ok(work < 40 * text.length, evil);
  }
});

test('refused: what is no pattern, looks around, refers back, or is too large', () => {
  for (const wrong of [
    '(',
    '[',
    'a{2,1}',
    '\\',
    '*',
    '(?=a)',
    '(?!a)',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '(?i:a)',
    'a{1001}',
    'a{1,5000}',
    '(?:a{1000}){1000}',
    'a'.repeat(501),
    '(?:(?:(?:a?){100}){100}){100}',
  ]) {
    assert.throws(() => compilePattern(wrong), PatternRefused, wrong);
  }
});

test('a text is found for usual patterns', () => {
  for (const usual of [
    '^[a-z]{2,4}$',
    '^\\d{4}-\\d{2}$',
    '^(?:yes|no)$',
    '^\\p{Lu}\\p{Ll}+$',
    'x',
    '',
    '^#[0-9a-f]{6}$',
    '^[^\\s@]+@[^\\s@]+\\.[a-z]+$',
    '^[Α-Ω]+$',
  ]) {
    const { tree, fits } = compilePattern(usual);
    assert.ok(fits(patternText(tree, CONSTANT, 0)), usual);
  }
});
