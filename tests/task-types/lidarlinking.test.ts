import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/lidarlinking/definition.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const lidar_task = '5f127f6f3a6b100017232099';
const given = (more: JsonObject = {}): JsonObject => ({
  lidar_task,
  lidar_task_frames: [0, 4],
  labels: ['car', 'bus'],
  ...more,
});
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);
const box = (more: JsonObject = {}): JsonObject => ({
  cuboid_uuid: 'c1',
  label: 'car',
  type: 'box',
  left: 10,
  top: 20,
  width: 100,
  height: 50,
  ...more,
});
const frame = (...cameras: JsonObject[][]): JsonObject => ({
  camera_responses: cameras.map((annotations, camera_used) => ({ camera_used, annotations })),
});
const answer = (...frames: JsonObject[]): JsonObject => ({ annotations: frames });

test('attachment_type has its default, after what was sent', () => {
  assert.equal(type.attachment, 'own');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [...Object.entries(given()), ['attachment_type', 'json']]);
});

test('refused: no lidar task and no frames, both, or frames without labels', () => {
  const attachments = ['https://example.com/1.json'];
  refuses(type, { labels: ['car'] }, 'attachments');
  refuses(type, { attachments }, 'labels');
  refuses(type, given({ attachments }), 'lidar_task');
  refuses(type, { lidar_task: 7 }, 'lidar_task');
  refuses(type, { lidar_task: 'x' }, 'lidar_task');
  refuses(type, given({ labels: ['car', 'car'] }), 'labels.1');
  refuses(type, given({ annotation_attributes: { a: {} } }), 'annotation_attributes.a.choices');
  paramsOf(type, { attachments, labels: ['car'] });
});

test('pre-labels are held against the same rules', () => {
  refuses(type, given({ base_annotations: [] }), 'base_annotations');
  paramsOf(type, given({ hypothesis: answer(frame([box()]), frame()) }));
  refuses(
    type,
    given({ hypothesis: answer(frame([box({ cuboid_uuid: null })]), frame()) }),
    'hypothesis.annotations.0.camera_responses.0.annotations.0.cuboid_uuid',
  );
});

test('a box has a cuboid of its own, of one label over all, or says that there is none', () => {
  const place = (found: ReturnType<typeof problem>) =>
    found?.path.replace(/camera_responses/g, 'c').replace(/annotations/g, 'a');
  assert.equal(problem(given(), answer(frame([box()], [box()]), frame([box()]))), undefined);
  assert.equal(place(problem(given(), answer(frame([box(), box()]), frame()))), 'a.0.c.0.a.1.cuboid_uuid');
  assert.equal(place(problem(given(), answer(frame([box()]), frame([box({ label: 'bus' })])))), 'a.1.c.0.a.0.label');
  const alone = (more: JsonObject = {}) => box({ cuboid_uuid: null, not_in_lidar: true, ...more });
  assert.equal(problem(given(), answer(frame([alone(), alone()]), frame())), undefined);
  assert.equal(
    place(problem(given(), answer(frame([alone({ cuboid_uuid: 'c1' })]), frame()))),
    'a.0.c.0.a.0.cuboid_uuid',
  );
  assert.equal(
    place(problem(given(), answer(frame([alone({ not_in_lidar: false })]), frame()))),
    'a.0.c.0.a.0.cuboid_uuid',
  );
  assert.equal(
    problem({ lidar_task }, answer(frame([box({ label: 'anything' })]))),
    undefined,
    'another task knows its labels',
  );
});

test('answers agree by the boxes of the same cuboid in the same picture', () => {
  const parts = type.agreement!(paramsOf(type, given()));
  const score = (a: JsonObject, b: JsonObject) => agree([a, b], parts).score;
  const one = answer(frame([box()]), frame());
  assert.equal(score(one, one), 1);
  assert.equal(score(one, answer(frame([box({ width: 80 })]), frame())), 0.8);
  assert.equal(score(one, answer(frame([box({ cuboid_uuid: 'c2' })]), frame())), 0);
  assert.equal(score(one, answer(frame(), frame([box()]))), 0);
  assert.equal(score(answer(frame(), frame()), answer(frame(), frame())), 1);
});

test('breakages of the sample are refused', () => {
  const camera = 'annotations.0.camera_responses.0';
  const first = `${camera}.annotations.0`;
  assertBreakages(type, given({ annotation_attributes: { cut: { choices: ['yes', 'no'], required: true } } }), [
    ['no object', '', []],
    ['no annotations', '', {}],
    ['annotations as a map', 'annotations', {}],
    ['a frame missing', (r) => void r.annotations.pop()],
    ['a frame too many', (r) => void r.annotations.push({ camera_responses: [] })],
    ['a frame without cameras', 'annotations.1', {}],
    ['cameras as a map', 'annotations.1.camera_responses', {}],
    ['a camera without a number', `${camera}.camera_used`, undefined],
    ['a camera called by a name', `${camera}.camera_used`, 'front'],
    ['a camera twice', (r) => void r.annotations[0].camera_responses.push({ camera_used: 0, annotations: [] })],
    ['a camera without boxes', `${camera}.annotations`, undefined],
    ['a box null', first, null],
    ['an empty uuid', `${first}.uuid`, ''],
    [
      'a uuid twice',
      (r) =>
        void r.annotations[0].camera_responses[0].annotations.push(r.annotations[0].camera_responses[0].annotations[0]),
    ],
    ['no cuboid', `${first}.cuboid_uuid`, undefined],
    ['cuboid null', `${first}.cuboid_uuid`, null],
    ['cuboid as a number', `${first}.cuboid_uuid`, 1],
    ['a cuboid and not in the lidar', `${first}.not_in_lidar`, true],
    ['not in the lidar as a string', `${first}.not_in_lidar`, 'no'],
    ['no label', `${first}.label`, undefined],
    ['a label not asked for', `${first}.label`, 'tree'],
    ['another label of the cuboid', 'annotations.1.camera_responses.0.annotations.0.label', 'bus'],
    ['another geometry', `${first}.type`, 'polygon'],
    ['a side missing', `${first}.left`, undefined],
    ['a negative width', `${first}.width`, -1],
    ['a side as a string', `${first}.top`, '1'],
    ['no attributes', `${first}.attributes`, undefined],
    ['a required attribute missing', `${first}.attributes.cut`, undefined],
    ['an attribute not asked for', `${first}.attributes.size`, 'big'],
  ]);
});
