import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/lidartopdown/definition.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachments = ['https://example.com/1.json'];
const picture = 'https://example.com/above.png';
const geometries = { polygon: { objects_to_annotate: ['crossing'] }, line: { objects_to_annotate: ['edge', 'lane'] } };
const given = (more: JsonObject = {}): JsonObject => ({ attachments, geometries, ...more });
const line = (more: JsonObject = {}): JsonObject => ({
  uuid: 'l',
  type: 'line',
  label: 'edge',
  vertices: [
    { x: -12.5, y: 3 },
    { x: 40, y: 3.25 },
  ],
  ...more,
});

test('nothing is added to the params; frames or one picture', () => {
  assert.equal(type.attachment, 'either');
  assert.deepEqual(paramsOf(type, given()), given());
  paramsOf(type, {
    attachment: picture,
    attachment_type: 'image',
    geometries,
    context_attachments: [{ attachment: 'https://example.com/side.png' }],
  });
});

test('refused: other geometries, both kinds of attachments, a wrong type', () => {
  refuses(type, { attachments }, 'geometries');
  refuses(type, given({ geometries: { box: { objects_to_annotate: ['car'] } } }), 'geometries.box');
  refuses(type, given({ geometries: {} }), 'geometries');
  refuses(
    type,
    given({ geometries: { line: { objects_to_annotate: ['a', 'a'] } } }),
    'geometries.line.objects_to_annotate.1',
  );
  refuses(type, given({ attachment: picture }), 'attachment');
  refuses(type, given({ attachment_type: 'image' }), 'attachment_type');
  refuses(type, { attachment: picture, attachment_type: 'json', geometries }, 'attachment_type');
  refuses(type, { attachment: 'a text', geometries }, 'attachment');
  refuses(type, given({ attachments: ['a text'] }), 'attachments.0');
  refuses(type, given({ context_attachments: [{ attachment: picture }] }), 'context_attachments');
  refuses(
    type,
    { attachment: picture, geometries, context_attachments: [{ attachment: picture }] },
    'context_attachments.0.attachment',
  );
  refuses(type, given({ annotation_attributes: { a: {} } }), 'annotation_attributes.a.choices');
});

test('answers are in the world, or inside of the picture', () => {
  const check = responseCheck(type, paramsOf(type, given()));
  assert.equal(check({ annotations: [line()] }), undefined);
  const bounds = (params: JsonObject) =>
    type.checkBounds?.(paramsOf(type, params), { annotations: [line()] }, { width: 50, height: 50 });
  assert.equal(bounds(given()), undefined);
  assert.ok(bounds({ attachment: picture, geometries }));
});

test('answers agree by where the shapes are', () => {
  const score = (a: JsonObject[], b: JsonObject[]) =>
    agree([{ annotations: a }, { annotations: b }], type.agreement!(paramsOf(type, given()))).score;
  assert.equal(score([line()], [line({ uuid: 'other' })]), 1);
  assert.equal(score([line()], [line({ label: 'lane' })]), 0);
});

test('what is locked stays as it was', () => {
  const locked = paramsOf(type, given({ base_annotations: [line()], can_delete_base_annotations: false }));
  const check = responseCheck(type, locked);
  assert.equal(check({ annotations: [line()] }), undefined);
  assert.ok(check({ annotations: [] }));
  assert.equal(check(type.sample(locked)), undefined);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given({ annotation_attributes: { solid: { choices: ['yes', 'no'], required: true } } }), [
    ['no object', '', []],
    ['no annotations', '', {}],
    ['annotations as a map', 'annotations', {}],
    ['no uuid', 'annotations.0.uuid', undefined],
    ['uuid as a number', 'annotations.0.uuid', 1],
    ['uuid twice', 'annotations.1.uuid', '00000000-0000-4000-8000-000000000001'],
    ['no label', 'annotations.0.label', undefined],
    ['a label not asked for', 'annotations.0.label', 'tree'],
    ['a label of another geometry', 'annotations.0.label', 'edge'],
    ['another discriminator', 'annotations.0.geometry', 'line'],
    [
      'a geometry not asked for',
      (r) => {
        r.annotations[0].type = r.annotations[0].geometry = 'point';
      },
    ],
    ['no vertices', 'annotations.0.vertices', undefined],
    ['vertices as a map', 'annotations.0.vertices', {}],
    ['too few vertices', (r) => void r.annotations[0].vertices.splice(2)],
    ['a line of one vertex', (r) => void r.annotations[1].vertices.splice(1)],
    ['a vertex without y', 'annotations.0.vertices.0.y', undefined],
    ['a vertex as a string', 'annotations.0.vertices.0.x', '1'],
    ['no attributes', 'annotations.0.attributes', undefined],
    ['a required attribute missing', 'annotations.0.attributes.solid', undefined],
    ['an attribute value not among the choices', 'annotations.0.attributes.solid', 'maybe'],
    ['an attribute not asked for', 'annotations.0.attributes.size', 'big'],
    ['a global attribute not asked for', 'global_attributes.size', 'big'],
  ]);
});
