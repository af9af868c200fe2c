import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/lidarannotation/definition.ts';
import { type Cuboid, cuboidOverlap } from '../../task-types/shared/lidar/cuboid-overlap.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachments = ['https://example.com/1.json', 'https://example.com/2.json'];
const given = (more: JsonObject = {}): JsonObject => ({ attachments, labels: ['car', 'bus'], ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);
const cuboid = (more: JsonObject = {}): Cuboid => ({
  uuid: 'a',
  label: 'car',
  position: { x: 10, y: 5, z: 1 },
  dimensions: { x: 4, y: 2, z: 1.5 },
  yaw: 0.3,
  ...more,
});
const answer = (...frames: JsonObject[][]): JsonObject => ({ annotations: frames.map((cuboids) => ({ cuboids })) });

test('attachment_type has its default, after what was sent', () => {
  assert.equal(type.attachment, 'many');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [...Object.entries(given()), ['attachment_type', 'json']]);
});

test('refused: labels missing or wrong, frames that are no URLs, measures of nothing', () => {
  refuses(type, { attachments }, 'labels');
  refuses(type, given({ labels: [] }), 'labels');
  refuses(type, given({ labels: ['car', 'car'] }), 'labels.1');
  refuses(type, given({ attachments: ['{"points":[]}'] }), 'attachments.0');
  refuses(type, given({ attachments: 'https://example.com/1.json' }), 'attachments');
  refuses(type, given({ attachment_type: 'image' }), 'attachment_type');
  refuses(type, given({ max_distance_meters: 0 }), 'max_distance_meters');
  refuses(type, given({ meters_per_unit: -1 }), 'meters_per_unit');
  refuses(type, given({ pitch_and_roll_enabled: 'some' }), 'pitch_and_roll_enabled');
  refuses(type, given({ dependents: [] }), 'dependents');
  refuses(type, given({ annotation_attributes: { a: {} } }), 'annotation_attributes.a.choices');
});

test('pre-labels are held against the same rules', () => {
  paramsOf(type, given({ hypothesis: answer([cuboid()], []) }));
  refuses(type, given({ hypothesis: answer([cuboid()]) }), 'hypothesis.annotations');
  refuses(
    type,
    given({ hypothesis: answer([cuboid({ label: 'tree' })], []) }),
    'hypothesis.annotations.0.cuboids.0.label',
  );
  refuses(
    type,
    given({ base_annotations: [{ cuboids: [] }, { cuboids: [cuboid({ yaw: null })] }] }),
    'base_annotations.1.cuboids.0.yaw',
  );
});

test('what is locked stays as it was, frame by frame', () => {
  const base_annotations = [{ cuboids: [cuboid()] }, { cuboids: [cuboid({ yaw: 1 })] }];
  const params = paramsOf(
    type,
    given({ base_annotations, can_edit_base_annotations: false, can_add_base_annotations: false }),
  );
  const check = responseCheck(type, params);
  assert.equal(check({ annotations: base_annotations }), undefined);
  assert.equal(check(type.sample(params)), undefined);
  assert.equal(check(answer([], [])), undefined, 'taking away is not locked');
  assert.equal(check(answer([cuboid({ yaw: 1 })], []))?.path, 'annotations.0.cuboids.0.yaw');
  assert.equal(check(answer([], [cuboid({ uuid: 'b' })]))?.path, 'annotations.1.cuboids.0');
});

test('the sample has the same cuboid in every frame', () => {
  const { annotations } = type.sample(paramsOf(type, given())) as { annotations: { cuboids: JsonObject[] }[] };
  assert.equal(annotations.length, 2);
  assert.deepEqual(annotations[0], annotations[1]);
  assert.deepEqual(annotations[0]!.cuboids[0], {
    uuid: '00000000-0000-4000-8000-000000000001',
    label: 'car',
    position: { x: 10, y: 0, z: 1 },
    dimensions: { x: 4.5, y: 2, z: 1.6 },
    yaw: 0,
    camera_used: 0,
    distance_to_device: 10,
    numberOfPoints: 100,
    stationary: true,
    attributes: {},
  });
});

test('over the frames a thing keeps its label, and its place where it is stationary', () => {
  assert.equal(problem(given(), answer([cuboid()], [cuboid({ position: { x: 12, y: 5, z: 1 } })])), undefined);
  assert.equal(problem(given(), answer([cuboid()], [cuboid({ label: 'bus' })]))?.path, 'annotations.1.cuboids.0.label');
  const parked = (x: number) => cuboid({ stationary: true, position: { x, y: 0, z: 0 } });
  assert.equal(problem(given(), answer([parked(1)], [parked(1)])), undefined);
  assert.equal(problem(given(), answer([parked(1)], [parked(2)]))?.path, 'annotations.1.cuboids.0.position');
  assert.equal(problem(given(), answer([parked(1)], [cuboid()]))?.path, 'annotations.1.cuboids.0.stationary');
  assert.equal(problem(given(), answer([cuboid(), cuboid()], []))?.path, 'annotations.0.cuboids.1.uuid');
});

test('tilted only where asked for, near enough where there is a limit', () => {
  assert.ok(problem(given(), answer([cuboid({ pitch: 0.1 })], [])));
  assert.equal(problem(given({ pitch_and_roll_enabled: true }), answer([cuboid({ pitch: 0.1 })], [])), undefined);
  const far = answer([cuboid({ distance_to_device: 31 })], []);
  assert.equal(problem(given(), far), undefined);
  assert.ok(problem(given({ max_distance_meters: 30 }), far));
});

test('cuboids overlap by their room, turned or not', () => {
  const at = (x: number, more: JsonObject = {}) => cuboid({ position: { x, y: 0, z: 0 }, yaw: 0, ...more });
  const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
  near(cuboidOverlap(at(0), at(0)), 1);
  near(cuboidOverlap(at(0), at(2)), 1 / 3);
  near(cuboidOverlap(at(0), at(4)), 0);
  near(cuboidOverlap(at(0), cuboid({ position: { x: 0, y: 0, z: 0.75 }, yaw: 0 })), 1 / 3);
  near(cuboidOverlap(at(0), at(0, { yaw: Math.PI })), 1);
  near(cuboidOverlap(at(0), at(0, { yaw: Math.PI / 2 })), 1 / 3);
  const number = fc.double({ min: -5, max: 5, noNaN: true });
  const any = fc
    .tuple(number, number, number, number, fc.double({ min: 0.1, max: 9, noNaN: true }))
    .map(([x, y, z, yaw, side]) => cuboid({ position: { x, y, z }, yaw, dimensions: { x: side, y: 2, z: 3 } }));
  fc.assert(
    fc.property(any, any, (a, b) => {
      const share = cuboidOverlap(a, b);
      assert.ok(share >= 0 && share <= 1);
      near(share, cuboidOverlap(b, a));
      near(cuboidOverlap(a, a), 1);
    }),
  );
});

test('answers agree by overlap and distance, within a frame and a label', () => {
  const score = (a: JsonObject, b: JsonObject, params = given()) =>
    agree([a, b], type.agreement!(paramsOf(type, params))).score;
  const shifted = (x: number) => cuboid({ position: { x: 10 + x, y: 5, z: 1 } });
  assert.ok(Math.abs(score(answer([cuboid()], []), answer([cuboid()], [])) - 1) < 1e-9);
  assert.equal(score(answer([], []), answer([], [])), 1);
  assert.equal(score(answer([cuboid()], []), answer([], [cuboid()])), 0);
  assert.equal(score(answer([cuboid()], []), answer([cuboid({ label: 'bus' })], [])), 0);
  const [near, far] = [
    score(answer([cuboid()], []), answer([shifted(0.2)], [])),
    score(answer([cuboid()], []), answer([shifted(0.9)], [])),
  ];
  assert.ok(near > 0.8 && far < near && far > 0, `${near} ${far}`);
  assert.equal(score(answer([cuboid()], []), answer([shifted(3)], [])), 0);
});

test('breakages of the sample are refused', () => {
  const attributes = { parked: { choices: ['yes', 'no'], required: true } };
  assertBreakages(type, given({ annotation_attributes: attributes, max_distance_meters: 30 }), [
    ['no object', '', []],
    ['no annotations', '', {}],
    ['annotations as a map', 'annotations', {}],
    ['a frame missing', (r) => void r.annotations.pop()],
    ['a frame too many', (r) => void r.annotations.push({ cuboids: [] })],
    ['a frame null', 'annotations.1', null],
    ['a frame without cuboids', 'annotations.1', {}],
    ['cuboids as a map', 'annotations.1.cuboids', {}],
    ['no uuid', 'annotations.0.cuboids.0.uuid', undefined],
    ['uuid twice in a frame', (r) => void r.annotations[0].cuboids.push(r.annotations[0].cuboids[0])],
    ['no label', 'annotations.0.cuboids.0.label', undefined],
    ['a label not asked for', 'annotations.0.cuboids.0.label', 'tree'],
    ['another label in the next frame', 'annotations.1.cuboids.0.label', 'bus'],
    ['no position', 'annotations.0.cuboids.0.position', undefined],
    ['a position without z', 'annotations.0.cuboids.0.position.z', undefined],
    ['a position as a list', 'annotations.0.cuboids.0.position', [1, 2, 3]],
    ['a stationary one that moves', 'annotations.1.cuboids.0.position.x', 11],
    ['no dimensions', 'annotations.0.cuboids.0.dimensions', undefined],
    ['flat', 'annotations.0.cuboids.0.dimensions.z', 0],
    ['a side as a string', 'annotations.0.cuboids.0.dimensions.x', '4'],
    ['no yaw', 'annotations.0.cuboids.0.yaw', undefined],
    ['yaw as a string', 'annotations.0.cuboids.0.yaw', 'north'],
    ['tilted', 'annotations.0.cuboids.0.roll', 1],
    ['half a camera', 'annotations.0.cuboids.0.camera_used', 0.5],
    ['too far away', 'annotations.0.cuboids.0.distance_to_device', 31],
    ['half a point', 'annotations.0.cuboids.0.numberOfPoints', 1.5],
    ['stationary as a string', 'annotations.0.cuboids.0.stationary', 'yes'],
    ['no attributes', 'annotations.0.cuboids.0.attributes', undefined],
    ['a required attribute missing', 'annotations.0.cuboids.0.attributes.parked', undefined],
    ['an attribute not asked for', 'annotations.0.cuboids.0.attributes.size', 'big'],
  ]);
});
