import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/lidarsegmentation/definition.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachments = ['https://example.com/1.json', 'https://example.com/2.json'];
const labels: Json = ['road', { choice: 'vehicle', instance_label: true, subchoices: ['car', 'bus'] }];
const lidar_task = '5f127f6f3a6b100017232099';
const given = (more: JsonObject = {}): JsonObject => ({ attachments, labels, ...more });
const problem = (params: JsonObject, points: JsonObject) =>
  responseCheck(type, paramsOf(type, params))({ point_segmentations: points });
const objects: JsonObject[] = [
  { label: 'road', index: 1 },
  { label: 'car', index: 2, instance: 1 },
  { label: 'car', index: 7, instance: 2 },
];

test('attachment_type has its default, after what was sent', () => {
  assert.equal(type.attachment, 'own');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [...Object.entries(given()), ['attachment_type', 'json']]);
});

test('refused: neither frames nor a task, both, or frames without labels', () => {
  refuses(type, { labels }, 'attachments');
  refuses(type, { attachments }, 'labels');
  refuses(type, given({ lidar_task }), 'lidar_task');
  refuses(type, given({ lidar_task_frames: [0] }), 'lidar_task_frames');
  refuses(type, { lidar_task: 'the last one' }, 'lidar_task');
  refuses(type, { lidar_task, lidar_task_frames: [0, 0] }, 'lidar_task_frames');
  refuses(type, { lidar_task, lidar_task_frames: [-1] }, 'lidar_task_frames.0');
  refuses(type, given({ labels: ['road', 'road'] }), 'labels.1');
  refuses(type, given({ attachments: ['points'] }), 'attachments.0');
  refuses(type, given({ attachment_type: 'image' }), 'attachment_type');
  paramsOf(type, { lidar_task });
  paramsOf(type, { lidar_task, lidar_task_frames: [3, 1] });
});

test('pre-labels are held against the same rules', () => {
  refuses(type, given({ base_annotations: [] }), 'base_annotations');
  const points = (more: JsonObject = {}): JsonObject => ({
    point_segmentations: { objects, point_objects: [[0, 7], []], ...more },
  });
  paramsOf(type, given({ hypothesis: points() }));
  refuses(
    type,
    given({ hypothesis: points({ point_objects: [[0]] }) }),
    'hypothesis.point_segmentations.point_objects',
  );
  refuses(
    type,
    given({ hypothesis: points({ point_objects: [[0], [3]] }) }),
    'hypothesis.point_segmentations.point_objects.1.0',
  );
});

test('the sample has an object of the first label, and a point of it in every frame', () => {
  assert.deepEqual(type.sample(paramsOf(type, given())), {
    point_segmentations: {
      objects: [{ label: 'road', index: 1 }],
      point_objects: [
        [0, 1],
        [0, 1],
      ],
    },
  });
  assert.deepEqual(
    type.sample(
      paramsOf(type, { lidar_task, lidar_task_frames: [1, 2, 3], labels: [{ choice: 'car', instance_label: true }] }),
    ),
    {
      point_segmentations: {
        objects: [{ label: 'car', index: 1, instance: 1 }],
        point_objects: [
          [0, 1],
          [0, 1],
          [0, 1],
        ],
      },
    },
  );
});

test('either name of the list; labels with instances several times, others once', () => {
  assert.equal(problem(given(), { objects, point_objects: [[0, 1, 7], [2]] }), undefined);
  assert.equal(problem(given(), { objects, point_labels: [[], [2]] }), undefined);
  assert.ok(problem(given(), { objects, point_labels: [[], []], point_objects: [[], []] }));
  const twice = [...objects, { label: 'road', index: 9 }];
  assert.equal(
    problem(given(), { objects: twice, point_labels: [[], []] })?.path,
    'point_segmentations.objects.3.label',
  );
  assert.equal(problem({ lidar_task }, { objects: [{ label: 'anything', index: 3 }], point_labels: [[3]] }), undefined);
});

test('answers agree by the share of points with one label, whatever its index', () => {
  const points = (list: number[][], named = objects): JsonObject => ({
    point_segmentations: { objects: named, point_objects: list },
  });
  const score = (a: JsonObject, b: JsonObject) => agree([a, b], type.agreement!(paramsOf(type, given()))).score;
  assert.equal(
    score(
      points([
        [0, 1],
        [2, 7],
      ]),
      points([
        [0, 1],
        [7, 2],
      ]),
    ),
    1,
  );
  assert.equal(
    score(
      points([
        [0, 1],
        [2, 2],
      ]),
      points([
        [0, 1],
        [1, 0],
      ]),
    ),
    0.5,
  );
  assert.equal(score(points([[1, 1], []]), points([[1], []])), 0.5);
  assert.equal(score(points([[], []]), points([[], []])), 1);
  assert.equal(score(points([[1], [1]]), points([[5], [5]], [{ label: 'road', index: 5 }])), 1);
});

test('breakages of the sample are refused', () => {
  const at = 'point_segmentations';
  assertBreakages(type, given({ labels: [{ choice: 'car', instance_label: true }, 'road'] }), [
    ['no object', '', []],
    ['nothing', '', {}],
    ['null', at, null],
    ['a list', at, []],
    ['no objects', `${at}.objects`, undefined],
    ['objects as a map', `${at}.objects`, {}],
    ['an object as a string', `${at}.objects.0`, 'car'],
    ['no label', `${at}.objects.0.label`, undefined],
    ['a label not asked for', `${at}.objects.0.label`, 'tree'],
    ['no index', `${at}.objects.0.index`, undefined],
    ['index 0', `${at}.objects.0.index`, 0],
    ['index as a string', `${at}.objects.0.index`, '1'],
    ['another index than its points', `${at}.objects.0.index`, 2],
    ['negative instance', `${at}.objects.0.instance`, -1],
    [
      'an instance of a label without',
      (r) => void r.point_segmentations.objects.push({ label: 'road', index: 2, instance: 1 }),
    ],
    ['an index twice', (r) => void r.point_segmentations.objects.push({ label: 'road', index: 1 })],
    ['an instance twice', (r) => void r.point_segmentations.objects.push({ label: 'car', index: 2, instance: 1 })],
    ['no points', `${at}.point_objects`, undefined],
    ['points as a map', `${at}.point_objects`, {}],
    ['a frame missing', (r) => void r.point_segmentations.point_objects.pop()],
    ['a frame too many', (r) => void r.point_segmentations.point_objects.push([])],
    ['a frame as a number', `${at}.point_objects.0`, 1],
    ['a point of nothing', `${at}.point_objects.0`, [5]],
    ['a negative point', `${at}.point_objects.0`, [-1]],
    ['half a point', `${at}.point_objects.0`, [0.5]],
    ['a point as a label', `${at}.point_objects.0`, ['car']],
  ]);
});
