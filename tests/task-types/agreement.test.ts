import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { loadRegistry } from '../../src/registry.ts';
import { agree, likeness, vote } from '../../task-types/agreement.ts';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { segmentationLikeness } from '../../task-types/segmentannotation/agreement.ts';
import { overlap, shapeLikeness } from '../../task-types/shared/shape-likeness.ts';
import { editDistance, textLikeness } from '../../task-types/shared/text-likeness.ts';

const registry = await loadRegistry();
const agreement = (type: string, params: JsonObject, answers: JsonObject[]) =>
  registry.get(type).agreement(params, answers);
const box = (left: number, top: number, width: number, height: number, label = 'cow'): JsonObject => {
  return { type: 'box', label, left, top, width, height };
};

describe('the whole answer', () => {
  it('is one of those given, whatever they are, and agreeing ones agree fully', () => {
    const answer = fc.record({ a: fc.constantFrom('x', 'y'), t: fc.string({ maxLength: 20 }) });
    const parts = [vote((one) => one.a), likeness((one, other) => textLikeness(String(one.t), String(other.t)))];
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), fc.boolean(), (answers, whole) => {
        const { score, response, tie } = agree(answers, whole ? [] : parts);
        assert.ok(score >= 0 && score <= 1);
        assert.ok(answers.includes(response as (typeof answers)[number]));
        if (answers.every((one) => JSON.stringify(one) === JSON.stringify(answers[0]))) {
          assert.deepEqual([score, tie, response], [1, false, answers[0]]);
        }
      }),
    );
  });

  it('is equal or not for types that say nothing of it, in whatever order the keys are', () => {
    const [one, same, other] = [
      { a: 1, b: [1, 2] },
      { b: [1, 2], a: 1 },
      { a: 1, b: [2, 1] },
    ];
    assert.deepEqual(agreement('chat', {}, [one, same]), { score: 1, response: one, tie: false });
    assert.deepEqual(agreement('chat', {}, [other, one, same]), { score: 2 / 3, response: one, tie: false });
    assert.equal(agreement('chat', {}, [one, other]).tie, true);
  });
});

describe('categories', () => {
  const params = { attachment: 'x', categories: ['a', 'b', 'c'] };
  it('go by majority, and tie without one', () => {
    const votes = (...given: Json[]) =>
      agreement(
        'categorization',
        params,
        given.map((category) => ({ category })),
      );
    assert.deepEqual(votes('a', 'b', 'b'), { score: 2 / 3, response: { category: 'b' }, tie: false });
    assert.deepEqual(votes('a', 'b').tie, true);
    assert.deepEqual(votes('a', 'a', 'b', 'b', 'c'), { score: 0.4, response: { category: 'a' }, tie: true });
    assert.deepEqual(votes(['a', 'b'], ['b', 'a']).score, 1, 'several choices are a set');
  });
  it('are compared question by question', () => {
    const taxonomies = { size: { choices: ['s', 'l'] }, color: { choices: ['r', 'g'] } };
    const answers = [
      { taxonomies: { size: 's', color: 'r' } },
      { taxonomies: { size: 's', color: 'g' } },
      { taxonomies: { size: 's', color: 'g' } },
    ];
    const found = agreement('categorization', { attachment: 'x', taxonomies }, answers);
    assert.deepEqual(found, { score: (1 + 2 / 3) / 2, response: answers[1], tie: false });
  });
  it('decide comparisons, with the fields beside them', () => {
    const answers = [
      { choice: 'yes', fields: { why: 'same color' } },
      { choice: 'no', fields: { why: 'same colour' } },
      { choice: 'yes', fields: { why: 'same colour' } },
    ];
    const found = agreement('comparison', { choices: ['yes', 'no'], fields: { why: 'Why?' } }, answers);
    assert.equal(found.response, answers[2]);
    assert.ok(found.score > 0.7 && found.score < 1);
  });
});

describe('texts', () => {
  it('are as alike as their edit distance says', () => {
    assert.equal(editDistance('kitten', 'sitting'), 3);
    assert.equal(textLikeness('kitten', 'sitting'), 1 - 3 / 7);
    assert.equal(textLikeness(' a  b', 'a b '), 1, 'spaces do not count');
    assert.equal(textLikeness('', ''), 1);
    assert.equal(textLikeness('', 'abc'), 0);
  });
  it('are symmetric and within 0 and 1, long ones too', () => {
    const text = fc.oneof(fc.string(), fc.string({ minLength: 250, maxLength: 400 }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const share = textLikeness(a, b);
        assert.ok(share >= 0 && share <= 1);
        assert.equal(share, textLikeness(b, a));
        assert.equal(textLikeness(a, a), 1);
      }),
    );
  });
  it('take the one closest to the others', () => {
    const answers = ['a cat', 'the cat', 'a cat.'].map((name) => ({ fields: { name } }));
    for (const type of ['datacollection', 'transcription']) {
      const found = agreement(type, { fields: { name: 'Name' } }, answers);
      assert.equal(found.response, answers[0], type);
      assert.ok(found.score > 0.5 && !found.tie);
    }
    const apart = ['cat', 'dog'].map((name) => ({ fields: { name } }));
    assert.equal(agreement('datacollection', { fields: { name: 'Name' } }, apart).tie, true);
  });
  it('compare rows, and the fields of a text collection in either form', () => {
    const rows = (...texts: string[]) => ({ repeatable_fields: texts.map((t) => ({ t })) });
    const found = agreement('transcription', { repeatable_fields: { t: 'T' } }, [rows('a b', 'c'), rows('a b', 'c')]);
    assert.equal(found.score, 1);
    const fields: Json = [
      {
        type: 'category',
        field_id: 'mood',
        title: 'Mood',
        choices: [
          { label: 'H', value: 'h' },
          { label: 'S', value: 's' },
        ],
      },
      { type: 'text', field_id: 'note', title: 'Note' },
    ];
    const typed = { mood: { type: 'category', field_id: 'mood', response: [['h']] }, note: 'fine' };
    const same = agreement('textcollection', { fields }, [
      { annotations: typed },
      { annotations: { mood: 'h', note: 'fine' } },
    ]);
    assert.deepEqual([same.score, same.tie], [1, false]);
    assert.equal(
      agreement('textcollection', { fields }, [{ annotations: { mood: 's' } }, { annotations: { mood: 'h' } }]).tie,
      true,
    );
  });
});

describe('shapes', () => {
  it('overlap by intersection over union', () => {
    const square = { left: 0, top: 0, right: 10, bottom: 10 };
    assert.equal(overlap(square, square), 1);
    assert.equal(overlap(square, { left: 5, top: 0, right: 15, bottom: 10 }), 50 / 150);
    assert.equal(overlap(square, { left: 10, top: 0, right: 20, bottom: 10 }), 0);
  });
  it('are paired within their label, from half an overlap on', () => {
    assert.equal(shapeLikeness([], []), 1);
    assert.equal(shapeLikeness([box(0, 0, 10, 10)], []), 0);
    assert.equal(shapeLikeness([box(0, 0, 10, 10)], [box(0, 0, 10, 10, 'horse')]), 0);
    assert.equal(shapeLikeness([box(0, 0, 10, 10), box(50, 50, 4, 4)], [box(0, 0, 10, 8)]), (2 * 0.8) / 3);
    assert.equal(shapeLikeness([box(0, 0, 10, 10)], [box(6, 0, 10, 10)]), 0, 'less than half is another thing');
    const point = (x: number) => ({ type: 'point', label: 'cow', x, y: 3 });
    assert.ok(shapeLikeness([point(1)], [point(2)]) > 0.5);
    assert.equal(shapeLikeness([point(1)], [point(100)]), 0);
  });
  it('are alike to themselves, and never more than that to others', () => {
    const side = fc.integer({ min: 0, max: 40 });
    const boxes = fc.array(
      fc.tuple(side, side, side, side, fc.constantFrom('cow', 'calf')).map((b) => box(...b)),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const share = shapeLikeness(a, b);
        assert.ok(share >= 0 && share <= 1 + 1e-9);
        assert.ok(Math.abs(shapeLikeness(a, a) - 1) < 1e-9);
      }),
    );
  });
  it('take the answer closest to the others, for both picture types', () => {
    const answers = [[box(0, 0, 10, 10)], [box(0, 0, 10, 9)], [box(30, 30, 5, 5)]].map((annotations) => ({
      annotations,
    }));
    for (const type of ['imageannotation', 'annotation']) {
      const found = agreement(type, { geometries: {}, objects_to_annotate: ['cow'] }, answers);
      assert.equal(found.response, answers[0], type);
      assert.ok(found.score > 0 && found.score < 0.5);
    }
    assert.equal(agreement('annotation', {}, [answers[0]!, answers[2]!]).tie, true);
    assert.equal(agreement('annotation', {}, answers.slice(0, 2)).tie, false);
  });
});

describe('answers as large as a body may be', () => {
  // Each with each would be 400 million pairs, more than memory holds.
  it('shapes that all lie in one place are compared', () => {
    const shapes = Array.from({ length: 20_000 }, () => box(0, 0, 10, 10));
    assert.equal(shapeLikeness(shapes, structuredClone(shapes)), 1);
  });

  it('so are as many instances of a label as there may be', () => {
    const answer = (shift: number) => ({
      width: 200,
      height: 500,
      annotations: Array.from({ length: 30_000 }, (_, n) => ({
        uuid: `${n}`,
        label: 'leaf',
        mask: { size: [500, 200] as [number, number], counts: [n * 3 + shift, 2, 100_000 - n * 3 - shift - 2] },
      })),
    });
    assert.equal(segmentationLikeness(answer(0), answer(0)), 1);
    assert.ok(Math.abs(segmentationLikeness(answer(0), answer(1)) - 1 / 3) < 1e-9);
  });
});

describe('segmentations', () => {
  const [width, height] = [6, 5];
  /** Which thing each pixel is of: 0 of none, 1 and 2 of the instance label, 3 of another. */
  const pixels = fc.array(fc.nat({ max: 3 }), { minLength: width * height, maxLength: width * height });
  const answerOf = (of: number[]) => ({
    width,
    height,
    annotations: [1, 2, 3].flatMap((thing) => {
      const counts = [0];
      for (const one of of) {
        const isInside = counts.length % 2 === 0;
        if ((one === thing) === isInside) counts[counts.length - 1]!++;
        else counts.push(1);
      }
      const mask = { size: [height, width] as [number, number], counts };
      return of.includes(thing) ? [{ uuid: `${thing}`, label: thing === 3 ? 'road' : 'car', mask }] : [];
    }),
  });

  it('are as alike as counting pixel by pixel says, of one thing of a label', () => {
    fc.assert(
      fc.property(pixels, pixels, (a, b) => {
        const [one, other] = [a, b].map((of) => of.map((thing) => (thing === 3 ? 3 : 0)));
        const both = one!.filter((thing, at) => thing === 3 && other![at] === 3).length;
        const any = one!.filter((thing, at) => thing === 3 || other![at] === 3).length;
        const alike = segmentationLikeness(answerOf(one!), answerOf(other!));
        assert.ok(Math.abs(alike - (any === 0 ? 1 : both / any)) < 1e-9);
      }),
    );
  });

  it('are wholly alike when equal, and as alike the other way round', () => {
    fc.assert(
      fc.property(pixels, pixels, (a, b) => {
        assert.equal(segmentationLikeness(answerOf(a), answerOf(a)), 1);
        const [there, back] = [
          segmentationLikeness(answerOf(a), answerOf(b)),
          segmentationLikeness(answerOf(b), answerOf(a)),
        ];
        assert.ok(there >= 0 && there <= 1 && Math.abs(there - back) < 1e-9);
      }),
    );
  });
});
