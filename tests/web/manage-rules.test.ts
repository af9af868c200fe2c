/** What the managers' pages reckon by themselves: order, differences, lines of tasks, settings, schemas. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { differences } from '../../web/app/pages/projects/diff.ts';
import { moved, stepped } from '../../web/app/pages/projects/order.ts';
import { beginParams, plainLists, projectSchema } from '../../web/app/pages/projects/project-schema.ts';
import { settingsOf, writtenOf } from '../../web/app/pages/projects/settings-values.ts';
import { tasksOf } from '../../web/app/pages/projects/task-lines.ts';

const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 });

describe('order', () => {
  it('keeps all, those moved in a row beside the target, and the others as they were', () => {
    const given = names.chain((all) =>
      fc.tuple(fc.constant(all), fc.subarray(all), fc.constantFrom(...all), fc.constantFrom('before', 'after')),
    );
    fc.assert(
      fc.property(given, ([all, some, target, place]) => {
        const next = moved(all, some, target, place as 'before');
        assert.deepEqual([...next].sort(), [...all].sort());
        const rest = (list: string[]) => list.filter((one) => !some.includes(one));
        assert.deepEqual(rest(next), rest(all));
        if (some.includes(target) || some.length === 0) return assert.deepEqual(next, all);
        const at = next.indexOf(target);
        const beside = place === 'before' ? next.slice(at - some.length, at) : next.slice(at + 1, at + 1 + some.length);
        assert.deepEqual(beside, some);
      }),
    );
  });

  it('steps by one place, and stays at the ends', () => {
    assert.deepEqual(stepped(['a', 'b', 'c'], 'b', -1), ['b', 'a', 'c']);
    assert.deepEqual(stepped(['a', 'b', 'c'], 'b', 1), ['a', 'c', 'b']);
    assert.deepEqual(stepped(['a', 'b'], 'a', -1), ['a', 'b']);
    assert.deepEqual(stepped(['a', 'b'], 'b', 1), ['a', 'b']);
    assert.deepEqual(stepped(['a', 'b'], 'x', 1), ['a', 'b']);
  });
});

describe('differences', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'toString');
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(null, true, 1, 'x', [], [1, { a: 1 }]),
      fc.dictionary(key, tie('value'), { noNullPrototype: true }) as fc.Arbitrary<Json>,
    ),
  }));
  const object = fc.dictionary(key, value, { noNullPrototype: true }) as fc.Arbitrary<JsonObject>;

  it('make of the one version the other', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const made = structuredClone(before);
        for (const { path, after: next } of differences(before, after)) put(made, path, next);
        assert.deepEqual(made, after);
      }),
    );
  });

  it('are none where only the order of keys is another', () => {
    assert.deepEqual(differences({ a: { x: 1, y: [{ p: 1, q: 2 }] } }, { a: { y: [{ q: 2, p: 1 }], x: 1 } }), []);
  });

  function put(object: JsonObject, [name, ...rest]: string[], next: Json | undefined): void {
    if (rest.length > 0) put(object[name!] as JsonObject, rest, next);
    else if (next === undefined) delete object[name!];
    else Object.defineProperty(object, name!, { value: next, enumerable: true, writable: true, configurable: true });
  }
});

describe('tasks written one a line', () => {
  it('are addresses or objects; what is shared is said last', () => {
    const { tasks, wrong } = tasksOf(' http://a.example/1.png \n\n{"attachment":"x","batch":"mine"}\n[1]\n{"a":\n', {
      batch: 'b',
    });
    assert.deepEqual(tasks, [
      { attachment: 'http://a.example/1.png', batch: 'b' },
      { attachment: 'x', batch: 'b' },
      { attachment: '[1]', batch: 'b' },
    ]);
    assert.deepEqual(wrong, [5]);
  });
});

describe('settings of a project in a form', () => {
  const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const settings = fc.record(
    {
      responses_required: fc.integer({ min: 1, max: 100 }),
      review: fc.record({ share, below_agreement: share }, { requiredKeys: ['share'], noNullPrototype: true }),
      correction_seconds: fc.integer({ min: 0, max: 10_000 }).map((minutes) => minutes * 60),
      quality: fc
        .record({ bar: some(share), scored_before_bar: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] })
        .map((quality) => JSON.parse(JSON.stringify({ ...quality, evaluation_share: 0.1 }))),
      own: fc.string(),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

  it('come out as they went in, also those that the form does not know', () => {
    fc.assert(fc.property(settings, (given) => assert.deepEqual(settingsOf(writtenOf(given), given), given)));
  });

  it('leave out what is empty, take a comma, and pass on what is no number for the server to say', () => {
    const written = { ...writtenOf({}), share: '12,5', hideLabelers: true, answers: 'many' };
    assert.deepEqual(settingsOf(written, {}), {
      responses_required: 'many',
      review: { share: 0.125, hide_labelers: true },
    });
  });
});

describe('the form of a project', () => {
  const schema = {
    type: 'object',
    required: ['attachment', 'labels'],
    properties: {
      attachment: { type: 'string' },
      labels: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'object' }] } },
      nested: { type: 'object', properties: { names: { type: 'array', items: { type: ['string', 'object'] } } } },
    },
  } as const;

  it('asks for nothing that is each task’s own, and requires nothing', () => {
    const { properties, required } = projectSchema(schema as unknown as JsonObject, {});
    assert.deepEqual(Object.keys(properties as object), ['instruction', 'labels', 'nested']);
    assert.equal(required, undefined);
    assert.deepEqual(beginParams({ attachment: 'x', labels: ['a'], callback_url: 'y', text: 'z', instruction: 'i' }), {
      labels: ['a'],
      instruction: 'i',
    });
  });

  it('shows lists of names as such, until an object is among them', () => {
    const itemsOf = (value: JsonObject) => {
      const { properties } = plainLists(schema as unknown as JsonObject, value) as {
        properties: { labels: JsonObject; nested: { properties: { names: JsonObject } } };
      };
      return [properties.labels.items, (properties.nested.properties.names.items as JsonObject).type];
    };
    assert.deepEqual(itemsOf({ labels: ['a'] }), [{ type: 'string' }, 'string']);
    const mixed = itemsOf({ labels: ['a', { choice: 'b' }], nested: { names: [{}] } });
    assert.deepEqual(mixed, [schema.properties.labels.items, ['string', 'object']]);
  });
});
