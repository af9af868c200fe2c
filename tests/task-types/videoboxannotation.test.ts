import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/videoboxannotation/definition.ts';
import { assertBreakages, paramsOf, refuses } from './check.ts';
import {
  acceptsLittle,
  asking,
  attachments,
  breakages,
  checksAgreement,
  checksLocks,
  checksPrelabels,
  refusesBadParams,
  uuid,
} from './video.ts';

const objects_to_annotate = ['car', 'bus'];
const given = (more: JsonObject = {}): JsonObject => ({
  attachments,
  objects_to_annotate,
  min_width: 5,
  min_height: 5,
  ...more,
});

test('params stay as they were sent', () => {
  assert.equal(type.attachment, 'either');
  const sent = given({ attachment_type: 'image', with_labels: true, frame_rate: 2 });
  assert.deepEqual(Object.entries(paramsOf(type, sent)), Object.entries(sent));
});

test('refused: objects_to_annotate missing or wrong; both kinds of attachments; other params of a wrong type', () => {
  refusesBadParams(type, given);
  refuses(type, { attachments }, 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: [] }), 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: ['car', 'car'] }), 'objects_to_annotate.1');
  refuses(type, given({ min_width: -1 }), 'min_width');
  refuses(type, given({ min_height: 'tall' }), 'min_height');
});

test('little is accepted too', () => acceptsLittle(type, given));

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type, given));

test('base annotations stay as their locks say', () => checksLocks(type, given));

test('two answers agree as far as their shapes and events do', () => checksAgreement(type, given));

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(asking), [
    ...breakages('cuboid'),
    ['no left', (r) => void delete r.annotations[uuid(1)].frames[0].left],
    ['too narrow', (r) => void Object.assign(r.annotations[uuid(1)].frames[1], { width: 4 })],
    ['rotated', (r) => void Object.assign(r.annotations[uuid(1)].frames[1], { rotation: 1 })],
  ]);
});

test('requesters get a list with an entry for each frame', async () => {
  const params = paramsOf(type, given());
  const response = type.sample(params) as { annotations: { [uuid: string]: { frames: JsonObject[] } } };
  const [file] = type.results?.files(params, response as JsonObject) ?? [];
  const list = JSON.parse(Buffer.from(await file!.bytes()).toString());
  const [first] = response.annotations[uuid(1)]!.frames;
  const { key: _key, timestamp: _timestamp, ...shape } = first!;
  assert.equal(list.length, attachments.length);
  assert.deepEqual(list[0], { annotations: [{ uuid: uuid(1), type: 'box', geometry: 'box', label: 'car', ...shape }] });
  assert.deepEqual(list[2], { annotations: [] });
});
