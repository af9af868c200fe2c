import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { deepMerge } from '../../src/rules/deep-merge.ts';
import { namedId, timeOfId } from '../../src/rules/named-id.ts';
import { isTaskId } from '../../src/rules/task-id.ts';

const named = fc.record({
  mode: fc.constantFrom('live', 'test') as fc.Arbitrary<'live' | 'test'>,
  name: fc.string({ minLength: 1, unit: 'binary' }),
  createdAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
});

it('an id has the form of a task id, says when it was made, and is always the same', () => {
  fc.assert(
    fc.property(named, (thing) => {
      const id = namedId('batch', thing);
      assert.ok(isTaskId(id), id);
      assert.equal(timeOfId(id), thing.createdAt);
      assert.equal(namedId('batch', { ...thing }), id);
    }),
  );
});

it('another kind, mode or name is another id', () => {
  fc.assert(
    fc.property(named, named, (a, b) => {
      const other = { ...b, createdAt: a.createdAt };
      const same = a.name === b.name && a.mode === b.mode;
      assert.equal(namedId('batch', a) === namedId('batch', other), same);
      assert.notEqual(namedId('batch', a), namedId('delivery', a));
      assert.notEqual(namedId('batch', a), namedId('project', a));
    }),
  );
});

it('what is no id has no time', () => {
  for (const text of ['', 'x', '0'.repeat(23), 'F'.repeat(24), `${'0'.repeat(8)}3e8${'0'.repeat(13)}`]) {
    assert.equal(timeOfId(text), undefined, text);
  }
});

it('a deep merge keeps what the other does not name, and takes what it names', () => {
  assert.deepEqual(deepMerge({ a: 1, b: { c: 1, d: [1, 2] }, e: { f: 1 } }, { b: { d: [3], g: null }, e: 2, h: {} }), {
    a: 1,
    b: { c: 1, d: [3], g: null },
    e: 2,
    h: {},
  });
  // Bodies with a __proto__ are refused at the door.
  const key = fc.string().filter((text) => text !== '__proto__');
  const json = fc.dictionary(key, fc.jsonValue(), { noNullPrototype: true });
  fc.assert(
    fc.property(json, json, (under, over) => {
      const merged = deepMerge(under, over);
      assert.deepEqual(deepMerge(merged, over), merged, 'twice is once');
      assert.deepEqual(Object.keys(merged).sort(), [...new Set([...Object.keys(under), ...Object.keys(over)])].sort());
      assert.deepEqual(deepMerge(under, {}), under);
      assert.deepEqual(deepMerge({}, over), over);
    }),
  );
});
