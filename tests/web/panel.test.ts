/** The rules of lists, palettes and lights, without a page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../task-types/kit.ts';
import { attributeRules } from '../../task-types/shared/attribute-rules.ts';
import { choicesOf, findChoices } from '../../web/kit/labels.ts';
import { AS_IT_IS, filterOf, isAsItIs, LEAST, MOST, stepped } from '../../web/kit/look/look.ts';
import { arranged, inOrder, type Listed, ORDERS, turned } from '../../web/kit/objects/arranged.ts';
import { fitting, renewed } from '../../web/kit/shapes/copies.ts';
import { limitsOn, specOf } from '../../web/kit/shapes/spec.ts';
import { spotOf, viewOf } from '../../web/kit/view.ts';

const listed = (...names: string[]): Listed[] =>
  names.map((name, index) => ({ id: `${index}`, name, title: `Box ${index + 1}`, colour: name, spoken: name }));

describe('a list of objects', () => {
  const objects = listed('wheel 10', '', 'cow', 'wheel 2', 'cow');
  const ids = (...args: Parameters<typeof arranged>) =>
    arranged(...args).map((group) => [group.name, group.objects.map(({ id }) => id).join('')]);

  it('is as drawn, by label or in groups; figures count, and what has no label comes last', () => {
    assert.deepEqual(ids(objects, 'drawn'), [[undefined, '01234']]);
    assert.deepEqual(ids(objects, 'label'), [[undefined, '24301']]);
    assert.deepEqual(ids(objects, 'groups'), [
      ['cow', '24'],
      ['wheel 2', '3'],
      ['wheel 10', '0'],
      ['', '1'],
    ]);
  });

  it('shows what fits the filter, by label or title, and loses nothing else', () => {
    assert.deepEqual(ids(objects, 'drawn', ' COW'), [[undefined, '24']]);
    assert.deepEqual(ids(objects, 'drawn', 'box 2'), [[undefined, '1']]);
    assert.deepEqual(ids(objects, 'groups', 'sheep'), []);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'c 1')), fc.constantFrom(...ORDERS), (names, order) => {
        const all = arranged(listed(...names), order).flatMap((group) => group.objects.map(({ id }) => Number(id)));
        assert.deepEqual(
          all.toSorted((a, b) => a - b),
          names.map((_, index) => index),
        );
      }),
    );
  });

  it('keeps the order of what is selected, and turns several at once', () => {
    assert.deepEqual(inOrder(['c', 'a'], ['a', 'b', 'c']), ['c', 'a', 'b']);
    assert.deepEqual(inOrder(['c', 'a'], new Set(['b', 'a'])), ['a', 'b']);
    assert.equal(turned(['a', 'b'], new Set(['a'])), true, 'one is not hidden yet: all get hidden');
    assert.equal(turned(['a'], new Set(['a'])), false);
  });
});

describe('labels', () => {
  it('are found whole first, then by their beginning, by a word, by their group', () => {
    const choices = choicesOf(['dark car', 'scar', 'car', 'carriage', { choice: 'cars', subchoices: ['van'] }, 'bus']);
    const names = (typed: string) => findChoices(choices, typed).map(({ choice }) => choice.name);
    assert.deepEqual(names(' Car '), ['car', 'carriage', 'dark car', 'scar', 'van']);
    assert.deepEqual(names(''), ['dark car', 'scar', 'car', 'carriage', 'van', 'bus']);
    assert.deepEqual(names('ship'), []);
    assert.equal(findChoices(choices, 'van')[0]!.index, 4, 'its colour stays');
  });
});

describe('light and contrast', () => {
  it('go by steps within their bounds, and come back to what they were', () => {
    assert.ok(isAsItIs(AS_IT_IS));
    const up = stepped(AS_IT_IS, 'contrast', 1);
    assert.equal(filterOf(up), 'contrast(1.2)');
    assert.deepEqual(stepped(up, 'contrast', -1), AS_IT_IS);
    let look = { ...AS_IT_IS, isInverted: true };
    for (let i = 0; i < 30; i++) look = stepped(look, 'brightness', 1);
    assert.equal(filterOf(look), `invert(1) brightness(${MOST})`);
    for (let i = 0; i < 60; i++) look = stepped(look, 'brightness', -1);
    assert.equal(look.brightness, LEAST);
  });

  it('and the place one looks at are the same on another screen', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const view = fc.record({ scale: number(0.05, 30), x: number(-1000, 1000), y: number(-1000, 1000) });
    fc.assert(
      fc.property(view, (one) => {
        const area = { left: -10, top: 0, width: 800, height: 600 };
        const [wide, narrow] = [
          { width: 1000, height: 700 },
          { width: 300, height: 400 },
        ];
        const back = viewOf(spotOf(viewOf(spotOf(one, area, wide), area, narrow), area, narrow), area, wide);
        for (const key of ['scale', 'x', 'y'] as const) assert.ok(Math.abs(back[key] - one[key]) < 1e-6, key);
      }),
    );
  });
});

describe('shapes of another task', () => {
  const spec = specOf({
    attachment: 'a',
    geometries: { box: { objects_to_annotate: ['cow'], min_width: 5 }, point: { objects_to_annotate: ['eye'] } },
    annotation_attributes: { of: { type: 'linked' }, size: { type: 'number' } },
  } as never);
  const limitsOf = (wanted: (typeof spec.wanted)[number]) => limitsOn(wanted, spec, { width: 100, height: 80 });
  const box = (more: object) => ({
    uuid: 'b',
    type: 'box',
    label: 'cow',
    left: 10,
    top: 10,
    width: 20,
    height: 20,
    ...more,
  });

  it('come onto this picture as far as they fit, with what is asked for', () => {
    const given = [
      box({ attributes: { size: 3, colour: 'red' } }),
      box({ left: 95 }),
      box({ width: 200 }),
      box({ width: 2 }),
      box({ label: 'calf' }),
      { geometry: 'polygon', label: 'cow', vertices: [] },
      { geometry: 'point', label: 'eye', x: 500, y: 20 },
      'nonsense',
    ];
    const found = fitting(given as Json[], spec, limitsOf).map(({ left, x, attributes }) => [left ?? x, attributes]);
    assert.deepEqual(found, [
      [10, { size: 3 }],
      [80, {}],
      [100, {}],
    ]);
  });

  it('get uuids of their own; links among them stay, others go', () => {
    let count = 0;
    const rules = attributeRules({ of: { type: 'linked' } } as never, ['cow']);
    const next = renewed(
      [
        { uuid: 'a', attributes: { of: 'b', note: 'b' } },
        { uuid: 'b', attributes: { of: 'gone' } },
        { attributes: {} },
      ],
      rules,
      () => `new ${++count}`,
    );
    assert.deepEqual(next, [
      { uuid: 'new 1', attributes: { of: 'new 2', note: 'b' } },
      { uuid: 'new 2', attributes: {} },
      { uuid: 'new 3', attributes: {} },
    ]);
  });
});
