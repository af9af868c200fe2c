import assert from 'node:assert/strict';
import { test } from 'node:test';
import type from '../../task-types/annotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachment = 'https://example.com/meadow.jpg';
const given = (more: JsonObject = {}): JsonObject => ({ attachment, objects_to_annotate: ['calf', 'cow'], ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);

test('the defaults are the recorded ones, in the recorded order', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(Object.entries(paramsOf(type, given())), [
    ['attachment', attachment],
    ['objects_to_annotate', ['calf', 'cow']],
    ['attachment_type', 'image'],
    ['with_labels', false],
    ['min_width', 0],
    ['min_height', 0],
  ]);
  const sent = { attachment, attachment_type: 'image', objects_to_annotate: ['calf'], with_labels: true };
  assert.equal(JSON.stringify(paramsOf(type, sent)), JSON.stringify({ ...sent, min_width: 0, min_height: 0 }));
});

test('refused: objects_to_annotate missing, empty or wrong; other params of a wrong type', () => {
  refuses(type, { attachment }, 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: [] }), 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: ['cow', 'cow'] }), 'objects_to_annotate.1');
  refuses(type, given({ attachment_type: 'video' }), 'attachment_type');
  refuses(type, given({ min_width: -1 }), 'min_width');
  refuses(type, given({ with_labels: 'maybe' }), 'with_labels');
  refuses(type, given({ examples: [{ image: 'https://example.com/x' }] }), 'examples.0.correct');
  refuses(type, given({ examples: [{ correct: true }] }), 'examples.0.image');
  refuses(type, given({ annotation_attributes: { age: { choices: [] } } }), 'annotation_attributes.age.choices');
  refuses(type, given({ global_attributes: { season: {} } }), 'global_attributes.season.choices');
  refuses(type, given({ context_attachments: [{ attachment }] }), 'context_attachments.0.attachment');
});

test('the sample is the recorded one', () => {
  const sample = (more: JsonObject = {}) => JSON.stringify(type.sample(paramsOf(type, given(more))));
  assert.equal(sample(), '{"annotations":[{"left":0,"top":0,"width":100,"height":100}]}');
  assert.equal(
    sample({ with_labels: true }),
    '{"annotations":[{"left":0,"top":0,"width":100,"height":100,"label":"calf"}]}',
  );
  assert.equal(
    sample({ min_width: 150.5, min_height: 30 }),
    '{"annotations":[{"left":0,"top":0,"width":151,"height":100}]}',
  );
});

test('the recorded answer and that of a live task are accepted', () => {
  const params = given({ with_labels: true });
  const recorded = { left: 0, top: 0, width: 100, height: 100, label: 'cow' };
  assert.equal(problem(params, { annotations: [recorded, recorded] }), undefined);
  const live = { ...recorded, attributes: {}, uuid: 'x', geometry: 'box', left: 0.5 };
  assert.equal(problem(params, { annotations: [live], global_attributes: {}, is_customer_fix: false }), undefined);
});

test('with linked attributes boxes get uuids and something to link to', () => {
  const mother = { type: 'linked', required: true, allowed_labels: ['cow'] };
  const params = paramsOf(type, given({ with_labels: true, annotation_attributes: { mother } }));
  const sample = type.sample(params) as { annotations: { label: string; uuid: string; attributes: JsonObject }[] };
  assert.deepEqual(
    sample.annotations.map(({ label }) => label),
    ['calf', 'cow', 'cow'],
  );
  assert.equal(sample.annotations[0]?.attributes.mother, sample.annotations[1]?.uuid);
  assert.equal(sample.annotations[1]?.attributes.mother, sample.annotations[2]?.uuid);
});

test('breakages of the sample are refused', () => {
  const annotation_attributes = { age: { type: 'number', required: true }, mother: { type: 'linked' } };
  const params = given({ with_labels: true, min_width: 20, annotation_attributes });
  assertBreakages(type, params, [
    ['no object', '', 'x'],
    ['no annotations', 'annotations', undefined],
    ['annotations null', 'annotations', null],
    ['an annotation that is no object', (r) => void r.annotations.push(1)],
    ['no label', 'annotations.0.label', undefined],
    ['a label not asked for', 'annotations.0.label', 'goat'],
    ['no left', 'annotations.0.left', undefined],
    ['no top', 'annotations.0.top', undefined],
    ['negative height', 'annotations.0.height', -1],
    ['too narrow', 'annotations.0.width', 19],
    ['width as a string', 'annotations.0.width', '100'],
    ['another geometry', 'annotations.0.geometry', 'polygon'],
    ['another type', 'annotations.0.type', 'point'],
    ['rotated', 'annotations.0.rotation', 0.1],
    ['an empty uuid', 'annotations.0.uuid', ''],
    [
      'uuid twice',
      (r) => {
        r.annotations[0].uuid = 'x';
        r.annotations.push({ ...r.annotations[0] });
      },
    ],
    ['no attributes', 'annotations.0.attributes', undefined],
    ['a required attribute missing', 'annotations.0.attributes', {}],
    ['an attribute of a wrong type', 'annotations.0.attributes.age', 'old'],
    ['a link to nothing', 'annotations.0.attributes.mother', 'x'],
    ['is_customer_fix no boolean', 'is_customer_fix', 'no'],
  ]);
});
