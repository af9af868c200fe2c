import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitsPattern } from '../../src/rules/pattern.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '\n', '🐄'), maxLength: 12 });

test('a pattern means what the regular expression means in which * is any characters', () => {
  const property = fc.property(letters, letters, (pattern, text) => {
    const meant = new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`, 's');
    assert.equal(fitsPattern(pattern, text), meant.test(text), JSON.stringify([pattern, text]));
  });
  fc.assert(property, { numRuns: 2000 });
});

test('no pattern takes long', () => {
  assert.equal(fitsPattern(`${'*a'.repeat(500)}b`, 'a'.repeat(1024)), false);
});
