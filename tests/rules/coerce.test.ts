import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Type } from 'typebox';
import { canonicalJson } from '../../src/rules/canonical.ts';
import { coerce } from '../../src/rules/coerce.ts';

const schema = Type.Object({
  n: Type.Number(),
  i: Type.Integer(),
  b: Type.Boolean(),
  s: Type.String(),
  list: Type.Array(Type.Object({ n: Type.Number() })),
  names: Type.Array(Type.String()),
});

it('turns strings into what the schema wants, and nothing else', () => {
  const given = { n: '1.5', i: '30', b: 'True', s: 'true', list: [{ n: '2' }], names: ['1'], other: '5' };
  assert.deepEqual(coerce(schema, given, false), {
    n: 1.5,
    i: 30,
    b: true,
    s: 'true',
    list: [{ n: 2 }],
    names: ['1'],
    other: '5',
  });
  const wrong = { n: 'ten', i: '', b: 'yes', s: 5, list: 'x', names: null };
  assert.deepEqual(coerce(schema, wrong, false), wrong);
});

it('makes a list of a scalar in a form, where the two look the same', () => {
  assert.deepEqual(coerce(schema, { names: 'a', list: { n: '1' } }, true), { names: ['a'], list: [{ n: 1 }] });
  assert.deepEqual(coerce(schema, { names: 'a' }, false), { names: 'a' });
});

it('canonical JSON does not depend on the order of keys, and on nothing less', () => {
  assert.equal(canonicalJson({ b: [1, { d: 1, c: null }], a: 'x' }), '{"a":"x","b":[1,{"c":null,"d":1}]}');
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
  assert.notEqual(canonicalJson({ a: '1' }), canonicalJson({ a: 1 }));
});
