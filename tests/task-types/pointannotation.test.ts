import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/pointannotation/definition.ts';
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

test('the sample is one point, in the form of the documentation', () => {
  const sample = (more: JsonObject = {}) => JSON.stringify(type.sample(paramsOf(type, given(more))));
  assert.equal(sample({ with_labels: true }), '{"annotations":[{"x":10,"y":10,"label":"car"}]}');
  assert.equal(sample(), '{"annotations":[{"x":10,"y":10}]}');
});

test('the documented answer, one as live tasks have it, and nothing to see are accepted', () => {
  const params = given({ with_labels: true });
  const documented = { x: 3.5, y: -1, label: 'bus' };
  assert.equal(problem(params, { annotations: [documented, documented] }), undefined);
  const live = { ...documented, attributes: {}, uuid: 'x', geometry: 'point' };
  assert.equal(problem(params, { annotations: [live], global_attributes: {}, is_customer_fix: false }), undefined);
  assert.equal(problem(params, { annotations: [] }), undefined);
});

test('a point is inside the picture', () => {
  const sample = type.sample(paramsOf(type, given()));
  assert.equal(type.checkBounds?.({}, sample, { width: 10, height: 10 }), undefined);
  assert.equal(type.checkBounds?.({}, sample, { width: 9, height: 10 })?.path, 'annotations.0');
});

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type));

test('base annotations stay as their locks say', () => checksLocks(type));

test('two answers agree where their points are close', () => {
  const answer = (x: number, label = 'car') => ({ annotations: [{ label, x, y: 50 }] });
  const score = (...answers: JsonObject[]) => agree(answers, type.agreement?.({}) ?? []).score;
  assert.equal(score(answer(0), answer(0)), 1);
  assert.ok(score(answer(0), answer(2)) > 0.5);
  assert.equal(score(answer(0), answer(10)), 0);
  assert.equal(score(answer(0), answer(0, 'bus')), 0);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(asking), [
    ...breakages('box'),
    ['no x', 'annotations.0.x', undefined],
    ['no y', 'annotations.0.y', undefined],
    ['x as a text', 'annotations.0.x', '1'],
    ['y not finite', 'annotations.0.y', null],
  ]);
});
