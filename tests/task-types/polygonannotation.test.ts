import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/polygonannotation/definition.ts';
import { assertBreakages, paramsOf, responseCheck } from './check.ts';
import {
  asking,
  attachment,
  breakages,
  checksLocks,
  checksPrelabels,
  given,
  refusesBadParams,
} from './one-geometry.ts';

const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);
const TRIANGLE = '[{"x":10,"y":10},{"x":110,"y":110},{"x":10,"y":110}]';

test('the defaults are the recorded ones, in the recorded order', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [
    ['attachment', attachment],
    ['objects_to_annotate', ['car', 'bus']],
    ['attachment_type', 'image'],
    ['with_labels', false],
  ]);
  const sent = { attachment, attachment_type: 'image', objects_to_annotate: ['car'], with_labels: true };
  assert.equal(JSON.stringify(paramsOf(type, sent)), JSON.stringify(sent));
});

test('refused: objects_to_annotate missing, empty or wrong; other params of a wrong type', () =>
  refusesBadParams(type));

test('the sample is the recorded one', () => {
  const sample = (more: JsonObject = {}) => JSON.stringify(type.sample(paramsOf(type, given(more))));
  assert.equal(sample({ with_labels: true }), `{"annotations":[{"vertices":${TRIANGLE},"label":"car"}]}`);
  assert.equal(sample(), `{"annotations":[{"vertices":${TRIANGLE}}]}`);
});

test('the recorded answer, one as live tasks have it, and nothing to see are accepted', () => {
  const recorded = { vertices: JSON.parse(TRIANGLE), label: 'bus' };
  const params = given({ with_labels: true });
  assert.equal(problem(params, { annotations: [recorded, recorded] }), undefined);
  const live = { ...recorded, attributes: {}, uuid: 'x', geometry: 'polygon' };
  assert.equal(problem(params, { annotations: [live], global_attributes: {}, is_customer_fix: false }), undefined);
  assert.equal(problem(params, { annotations: [] }), undefined);
});

test('a polygon is inside the picture', () => {
  const sample = type.sample(paramsOf(type, given()));
  assert.equal(type.checkBounds?.({}, sample, { width: 110, height: 110 }), undefined);
  assert.equal(type.checkBounds?.({}, sample, { width: 109, height: 110 })?.path, 'annotations.0');
});

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type));

test('base annotations stay as their locks say', () => checksLocks(type));

test('two answers agree as far as their polygons do', () => {
  const answer = (x: number, label = 'car') => ({
    annotations: [
      {
        label,
        vertices: [0, 100].flatMap((y) => [
          { x, y },
          { x: x + 100, y },
        ]),
      },
    ],
  });
  const score = (...answers: JsonObject[]) => agree(answers, type.agreement?.({}) ?? []).score;
  assert.equal(score(answer(0), answer(0)), 1);
  assert.equal(score(answer(0), answer(25)), 75 / 125);
  assert.equal(score(answer(0), answer(0, 'bus')), 0);
  assert.equal(score(answer(0), answer(500)), 0);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(asking), [
    ...breakages('box'),
    ['no vertices', 'annotations.0.vertices', undefined],
    ['two vertices', (r) => void r.annotations[0].vertices.pop()],
    ['a vertex without x', 'annotations.0.vertices.1.x', undefined],
    ['a vertex whose y is a text', 'annotations.0.vertices.2.y', '1'],
    ['vertices as a map', 'annotations.0.vertices', { x: 1, y: 2 }],
  ]);
});
