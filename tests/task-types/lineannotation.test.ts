import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/lineannotation/definition.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';
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
const RECORDED = '[{"x":10,"y":10},{"x":110,"y":110},{"x":10,"y":110}]';

test('the defaults are the recorded ones, in the recorded order', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [
    ['attachment', attachment],
    ['objects_to_annotate', ['car', 'bus']],
    ['attachment_type', 'image'],
    ['with_labels', false],
    ['splines', false],
  ]);
  const sent = { attachment, attachment_type: 'image', objects_to_annotate: ['car'], with_labels: true };
  assert.equal(JSON.stringify(paramsOf(type, sent)), JSON.stringify({ ...sent, splines: false }));
});

test('refused: objects_to_annotate missing, empty or wrong; other params of a wrong type', () => {
  refusesBadParams(type);
  refuses(type, given({ splines: 'curved' }), 'splines');
});

test('the sample is the recorded one', () => {
  const sample = (more: JsonObject = {}) => JSON.stringify(type.sample(paramsOf(type, given(more))));
  assert.equal(sample({ with_labels: true }), `{"annotations":[{"vertices":${RECORDED},"label":"car"}]}`);
  assert.equal(sample({ splines: true }), `{"annotations":[{"vertices":${RECORDED}}]}`);
});

test('the recorded answer, a line of two vertices, one as live tasks have it, and none are accepted', () => {
  const params = given({ with_labels: true });
  const recorded = { vertices: JSON.parse(RECORDED), label: 'bus' };
  const short = { ...recorded, vertices: recorded.vertices.slice(1) };
  assert.equal(problem(params, { annotations: [recorded, short] }), undefined);
  const live = { ...recorded, attributes: {}, uuid: 'x', geometry: 'line' };
  assert.equal(problem(params, { annotations: [live], global_attributes: {}, is_customer_fix: false }), undefined);
  assert.equal(problem(params, { annotations: [] }), undefined);
});

test('a line is inside the picture', () => {
  const sample = type.sample(paramsOf(type, given()));
  assert.equal(type.checkBounds?.({}, sample, { width: 110, height: 110 }), undefined);
  assert.equal(type.checkBounds?.({}, sample, { width: 110, height: 109 })?.path, 'annotations.0');
});

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type));

test('base annotations stay as their locks say', () => checksLocks(type));

test('two answers agree as far as their lines run together', () => {
  const answer = (x: number, label = 'car') => ({
    annotations: [
      {
        label,
        vertices: [
          { x, y: 50 },
          { x: x + 100, y: 50 },
        ],
      },
    ],
  });
  const score = (...answers: JsonObject[]) => agree(answers, type.agreement?.({}) ?? []).score;
  assert.equal(score(answer(0), answer(0)), 1);
  assert.equal(score(answer(0), answer(25)), 75 / 125);
  assert.equal(score(answer(0), answer(0, 'bus')), 0);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(asking), [
    ...breakages('polygon'),
    ['no vertices', 'annotations.0.vertices', undefined],
    ['one vertex', (r) => void r.annotations[0].vertices.splice(1)],
    ['a vertex without x', 'annotations.0.vertices.1.x', undefined],
    ['a vertex whose y is a text', 'annotations.0.vertices.2.y', '1'],
    ['vertices as a map', 'annotations.0.vertices', { x: 1, y: 2 }],
  ]);
});
