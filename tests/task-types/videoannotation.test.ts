import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/videoannotation/definition.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';
import {
  acceptsLittle,
  asking,
  attachment,
  attachments,
  breakages,
  checksAgreement,
  checksLocks,
  checksPrelabels,
  refusesBadParams,
  uuid,
} from './video.ts';

const geometries = { box: { objects_to_annotate: ['car', 'bus'], min_width: 5, min_height: 5 } };
const given = (more: JsonObject = {}): JsonObject => ({ attachments, geometries, ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);

test('params stay as they were sent', () => {
  assert.equal(type.attachment, 'either');
  const sent = given({ attachment_type: 'image', events_to_annotate: ['goal'], padding: 5 });
  assert.deepEqual(Object.entries(paramsOf(type, sent)), Object.entries(sent));
});

test('refused: geometries missing or wrong; both kinds of attachments; other params of a wrong type', () => {
  refusesBadParams(type, given);
  refuses(type, { attachments }, 'geometries');
  refuses(type, given({ geometries: {} }), 'geometries');
  refuses(type, given({ geometries: { blob: geometries.box } }), 'geometries.blob');
  const limits = { objects_to_annotate: ['a'], min_vertices: 4, max_vertices: 3 };
  refuses(type, given({ geometries: { polygon: limits } }), 'geometries.polygon.max_vertices');
});

test('a single frame is enough, a timestamp is not needed', () => {
  const one = given({ attachments: [attachments[0]!] });
  const { annotations } = type.sample(paramsOf(type, one)) as {
    annotations: { [uuid: string]: { frames: JsonObject[] } };
  };
  assert.equal(annotations[uuid(1)]?.frames.length, 1);
  delete annotations[uuid(1)]?.frames[0]?.timestamp;
  assert.equal(problem(one, { annotations: annotations as unknown as JsonObject }), undefined);
});

test('little is accepted too', () => acceptsLittle(type, given));

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type, given));

test('base annotations stay as their locks say', () => checksLocks(type, given));

test('two answers agree as far as their shapes and events do', () => checksAgreement(type, given));

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(asking), [
    ...breakages('polygon'),
    ['no left', (r) => void delete r.annotations[uuid(1)].frames[0].left],
    ['too narrow', (r) => void Object.assign(r.annotations[uuid(1)].frames[1], { width: 4 })],
  ]);
});

const documentOf = async (params: JsonObject, response: JsonObject) => {
  const [file] = type.results?.files(params, response) ?? [];
  assert.equal(file?.contentType, 'application/json');
  return JSON.parse(Buffer.from(await file!.bytes()).toString());
};
const box = (left: number) => ({ left, top: 1, width: 20, height: 20 });
const drawn = {
  annotations: {
    a: {
      label: 'car',
      geometry: 'box',
      frames: [
        { key: 0, timestamp: 0, keyframe: true, ...box(1) },
        { key: 2, ...box(3) },
      ],
    },
    b: { label: 'bus', geometry: 'box', frames: [{ key: 2, attributes: {}, ...box(5) }] },
  },
};

test('requesters get a list with an entry for each frame; the uuid ties an object across frames', async () => {
  const seen = (uuid: string, label: string, left: number) => ({
    uuid,
    type: 'box',
    geometry: 'box',
    label,
    ...box(left),
    attributes: {},
  });
  const list = [
    { annotations: [seen('a', 'car', 1)] },
    { annotations: [] },
    { annotations: [seen('a', 'car', 3), seen('b', 'bus', 5)] },
  ];
  assert.equal(problem(given(), drawn), undefined);
  assert.deepEqual(await documentOf(given(), drawn), list);
  // As many entries as there are pictures; of a file up to the last frame with anything in it.
  assert.deepEqual(await documentOf(given({ attachments: [...attachments, 'x'] }), drawn), [
    ...list,
    { annotations: [] },
  ]);
  assert.deepEqual(await documentOf({ attachment, geometries }, drawn), list);
  assert.deepEqual(await documentOf({ attachment, geometries }, { annotations: {} }), []);
});

test('events and links stay in the answer', () => {
  const response = { ...drawn, events: [{ label: 'goal', type: 'point', start: 1 }], links: [] };
  assert.deepEqual(
    type.results?.present(given(), response, (name) => `http://x/${name}`),
    {
      ...response,
      annotations: { url: 'http://x/annotations.json' },
    },
  );
  assert.equal(type.results?.present(given(), { annotations: [] }, String), undefined);
  assert.deepEqual(type.results?.files(given(), { annotations: { a: { frames: [{ key: 'x' }] } } }), []);
});

test('a long video lets others in between', async () => {
  const late = { annotations: { a: { label: 'car', geometry: 'box', frames: [{ key: 20_000, ...box(1) }] } } };
  let between = 0;
  const ticking = setInterval(() => between++, 0);
  assert.equal((await documentOf({ attachment, geometries }, late)).length, 20_001);
  clearInterval(ticking);
  assert.ok(between > 0);
});
