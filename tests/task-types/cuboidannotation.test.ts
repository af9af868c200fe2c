import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type from '../../task-types/cuboidannotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, assertSample, paramsOf, refuses, responseCheck } from './check.ts';
import {
  asking,
  attachment,
  breakages,
  checksLocks,
  checksPrelabels,
  given,
  refusesBadParams,
} from './one-geometry.ts';
import { prelabeled, refusesPrelabels } from './prelabels.ts';

const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);
const RECORDED =
  '[{"description":"face-topleft","y":70,"x":100,"type":"vertex"},' +
  '{"description":"face-bottomleft","y":296,"x":100,"type":"vertex"},' +
  '{"description":"face-topright","y":70,"x":320,"type":"vertex"},' +
  '{"description":"face-bottomright","y":296,"x":320,"type":"vertex"},' +
  '{"description":"side-topcorner","y":82,"x":441,"type":"vertex"},' +
  '{"description":"side-bottomcorner","y":198,"x":441,"type":"vertex"}]';
const intrinsics = { fx: 1, fy: 1, cx: 2, cy: 2 };

test('the defaults are the recorded ones, in the recorded order', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [
    ['attachment', attachment],
    ['objects_to_annotate', ['car', 'bus']],
    ['attachment_type', 'image'],
    ['with_labels', true],
    ['min_annotations', 0],
    ['max_annotations', 0],
  ]);
  const sent = given({ attachment_type: 'image', with_labels: false, max_annotations: 3, min_annotations: 1 });
  assert.equal(JSON.stringify(paramsOf(type, sent)), JSON.stringify(sent));
});

test('refused: objects_to_annotate missing, empty or wrong; other params of a wrong type', () => {
  refusesBadParams(type);
  refuses(type, given({ min_width: -1 }), 'min_width');
  refuses(type, given({ min_height: 'tall' }), 'min_height');
  refuses(type, given({ min_annotations: -1 }), 'min_annotations');
  refuses(type, given({ min_annotations: 1.5 }), 'min_annotations');
  refuses(type, given({ max_annotations: 1001 }), 'max_annotations');
  refuses(type, given({ min_annotations: 3, max_annotations: 2 }), 'max_annotations');
  refuses(type, given({ camera_intrinsics: { fx: 1, fy: 1, cx: 2 } }), 'camera_intrinsics.cy');
  refuses(type, given({ camera_intrinsics: { ...intrinsics, skew: 'none' } }), 'camera_intrinsics.skew');
  refuses(type, given({ camera_rotation_quaternion: { w: 1, x: 0, y: 0 } }), 'camera_rotation_quaternion.z');
  refuses(type, given({ camera_height: 'two' }), 'camera_height');
  paramsOf(type, given({ camera_intrinsics: intrinsics, camera_height: 1.6, min_annotations: 3, max_annotations: 3 }));
});

test('refused: a largest number that has no room for what required links point at', () => {
  const linked = (max_annotations: number) => given({ ...asking, max_annotations });
  refuses(type, linked(1), 'max_annotations');
  assertSample(type, paramsOf(type, linked(2)));
});

test('the sample is the recorded one, six vertices in order', () => {
  const sample = (more: JsonObject = {}) => JSON.stringify(type.sample(paramsOf(type, given(more))));
  assert.equal(sample(), `{"annotations":[{"vertices":${RECORDED},"label":"car"}]}`);
  assert.equal(sample({ with_labels: false }), `{"annotations":[{"vertices":${RECORDED}}]}`);
});

test('the recorded answer, one as live tasks have it, and nothing to see are accepted', () => {
  const recorded = { vertices: JSON.parse(RECORDED), label: 'bus' };
  assert.equal(problem(given(), { annotations: [recorded, recorded] }), undefined);
  const live = { ...recorded, attributes: {}, uuid: 'x', geometry: 'cuboid', edges: [{}], points_2d: [{}] };
  assert.equal(problem(given(), { annotations: [live], global_attributes: {}, is_customer_fix: false }), undefined);
  assert.equal(problem(given(), { annotations: [] }), undefined);
  const bare = recorded.vertices.map(({ x, y }: { x: number; y: number }) => ({ x, y }));
  assert.equal(problem(given(), { annotations: [{ ...recorded, vertices: bare }] }), undefined);
});

test('as many cuboids as the params ask for', () => {
  const one = { vertices: JSON.parse(RECORDED), label: 'bus' };
  const of = (count: number, more: JsonObject) => problem(given(more), { annotations: Array(count).fill(one) });
  assert.equal(of(0, { min_annotations: 1 })?.path, 'annotations');
  assert.equal(of(1, { min_annotations: 1, max_annotations: 1 }), undefined);
  assert.equal(of(2, { max_annotations: 1 })?.path, 'annotations');
  assert.equal(of(9, { max_annotations: 0 }), undefined);
  assert.equal((type.sample(paramsOf(type, given({ min_annotations: 3 }))).annotations as JsonObject[]).length, 3);
});

test('a hypothesis may have fewer cuboids than the answer must, not more than it may', () => {
  const one = { vertices: JSON.parse(RECORDED), label: 'bus' };
  prelabeled(type, given({ min_annotations: 2, hypothesis: { annotations: [one] } }));
  const two = { annotations: [one, one] };
  refusesPrelabels(type, given({ max_annotations: 1, hypothesis: two }), 'hypothesis.annotations');
});

test('base annotations that none may join are as many as are asked for; others may join them', () => {
  const base = [{ uuid: 'a', vertices: JSON.parse(RECORDED), label: 'bus' }];
  const locked = (lock: string) => given({ min_annotations: 2, base_annotations: base, [lock]: false });
  refuses(type, locked('can_add_base_annotations'), 'min_annotations');
  const { annotations } = type.sample(prelabeled(type, locked('can_delete_base_annotations'))) as {
    annotations: JsonObject[];
  };
  assert.equal(annotations.length, 2);
  assert.deepEqual(annotations[0], { ...base[0], attributes: {} });
  assertSample(type, prelabeled(type, locked('can_delete_base_annotations')));
});

test('a cuboid is inside the picture', () => {
  const sample = type.sample(paramsOf(type, given()));
  assert.equal(type.checkBounds?.({}, sample, { width: 441, height: 296 }), undefined);
  assert.equal(type.checkBounds?.({}, sample, { width: 440, height: 296 })?.path, 'annotations.0');
});

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type));

test('base annotations stay as their locks say', () => checksLocks(type));

test('two answers agree as far as their cuboids do', () => {
  const answer = (label: string) => ({ annotations: [{ label, vertices: JSON.parse(RECORDED) }] });
  const score = (...answers: JsonObject[]) => agree(answers, type.agreement?.({}) ?? []).score;
  assert.equal(score(answer('car'), answer('car')), 1);
  assert.equal(score(answer('car'), answer('bus')), 0);
  assert.equal(
    score(answer('car'), { annotations: [...answer('car').annotations, ...answer('bus').annotations] }),
    2 / 3,
  );
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given({ ...asking, min_width: 100, min_height: 100, min_annotations: 3, max_annotations: 3 }), [
    ...breakages('box'),
    ['no vertices', 'annotations.0.vertices', undefined],
    ['five vertices', (r) => void r.annotations[0].vertices.pop()],
    ['nine vertices', (r) => void r.annotations[0].vertices.push({ x: 1, y: 1 }, { x: 2, y: 1 }, { x: 3, y: 1 })],
    ['a vertex without x', 'annotations.0.vertices.5.x', undefined],
    ['a vertex named by a number', 'annotations.0.vertices.0.description', 1],
    ['two vertices of one name', 'annotations.0.vertices.0.description', 'face-topright'],
    ['edges that are no list', 'annotations.0.edges', {}],
    [
      'too narrow',
      (r) => {
        for (const vertex of r.annotations[0].vertices) vertex.x = 5;
      },
    ],
    [
      'too low',
      (r) => {
        for (const vertex of r.annotations[2].vertices) vertex.y /= 10;
      },
    ],
    ['too few', (r) => void r.annotations.splice(0, 1)],
    ['too many', (r) => void r.annotations.push({ ...r.annotations[0], uuid: 'another' })],
  ]);
});
