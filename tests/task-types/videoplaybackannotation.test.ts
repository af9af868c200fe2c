import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/videoplaybackannotation/definition.ts';
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

test('the one default is the recorded frame_rate', () => {
  assert.equal(type.attachment, 'either');
  const sent = { attachment, attachment_type: 'video', geometries, with_labels: true, events_to_annotate: ['goal'] };
  assert.equal(JSON.stringify(paramsOf(type, sent)), JSON.stringify({ ...sent, frame_rate: 1 }));
  assert.deepEqual(paramsOf(type, given({ frame_rate: 29.97 })), given({ frame_rate: 29.97 }));
});

test('refused: geometries missing or wrong; both kinds of attachments; other params of a wrong type', () => {
  refusesBadParams(type, given);
  refuses(type, { attachments }, 'geometries');
  refuses(type, given({ geometries: {} }), 'geometries');
  refuses(type, given({ geometries: { blob: geometries.box } }), 'geometries.blob');
  refuses(type, given({ geometries: { box: { objects_to_annotate: [] } } }), 'geometries.box.objects_to_annotate');
  refuses(
    type,
    given({ geometries: { box: { objects_to_annotate: ['a', 'a'] } } }),
    'geometries.box.objects_to_annotate.1',
  );
});

test('the sample has an object of each geometry in two frames', () => {
  const box = { left: 0, top: 0, width: 100, height: 100 };
  const frames = [0, 1].map((key) => ({ key, timestamp: key / 5, attributes: {}, ...box }));
  assert.deepEqual(type.sample(paramsOf(type, given({ frame_rate: 5 }))), {
    annotations: { [uuid(1)]: { label: 'car', geometry: 'box', frames } },
  });
  const two = given({ geometries: { point: { objects_to_annotate: ['ball'] }, ...geometries } });
  const { annotations } = type.sample(paramsOf(type, two)) as { annotations: { [uuid: string]: JsonObject } };
  assert.deepEqual(
    Object.values(annotations).map(({ label, geometry }) => [label, geometry]),
    [
      ['ball', 'point'],
      ['car', 'box'],
    ],
  );
});

test('the documented answer is accepted: frames that are not consecutive, any number of them in a video file', () => {
  const frame = (key: number, timestamp: number) => ({
    key,
    left: 854,
    top: 144,
    height: 168,
    width: 72,
    attributes: {},
    timestamp,
  });
  const frames = [frame(1, 0.03), frame(6, 0.2), frame(999_999, 33_333)];
  const { attachments: _pictures, ...file } = given({ attachment });
  const documented = {
    annotations: { '26201bd9-72ab-4b63-ab7d-df4e671161b9': { label: 'bus', geometry: 'box', frames } },
  };
  assert.equal(problem(file, documented), undefined);
  assert.ok(problem(given(), documented));
});

test('little is accepted too', () => acceptsLittle(type, given));

test('what lies in the first of several pictures is inside it', () => {
  const sample = type.sample(paramsOf(type, given()));
  const bounds = (params: JsonObject, width: number) => type.checkBounds?.(params, sample, { width, height: 100 });
  assert.equal(bounds(given(), 100), undefined);
  assert.equal(bounds(given(), 99)?.path, `annotations.${uuid(1)}.frames.0`);
  assert.equal(bounds(given({ padding_x: 5 }), 99), undefined);
  assert.equal(bounds({ attachment, geometries }, 99), undefined);
});

test('labels that come with the task are held against the rules of the answer', () => checksPrelabels(type, given));

test('base annotations stay as their locks say', () => checksLocks(type, given));

test('two answers agree as far as their shapes and events do', () => checksAgreement(type, given));

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(asking), [
    ...breakages('polygon'),
    ['no timestamp', (r) => void delete r.annotations[uuid(1)].frames[0].timestamp],
    ['no left', (r) => void delete r.annotations[uuid(1)].frames[0].left],
    ['too narrow', (r) => void Object.assign(r.annotations[uuid(1)].frames[1], { width: 4 })],
    ['rotated', (r) => void Object.assign(r.annotations[uuid(1)].frames[1], { rotation: 1 })],
  ]);
});

test('requesters see addresses of two files', async () => {
  const params = paramsOf(type, given(asking));
  const response = type.sample(params);
  const shown = type.results?.present(params, response, (name) => `http://x/${name}`);
  const { links } = response;
  assert.deepEqual(shown, {
    annotations: { url: 'http://x/annotations.json' },
    events: { url: 'http://x/events.json' },
    links,
  });
  const files = type.results?.files(params, response) ?? [];
  const parsed = await Promise.all(files.map(async ({ bytes }) => JSON.parse(Buffer.from(await bytes()).toString())));
  assert.deepEqual(parsed, [{ annotations: response.annotations }, { events: response.events }]);
  const others: JsonObject[] = [
    {},
    { annotations: [] },
    { annotations: { a: 1 } },
    { annotations: { a: { frames: [1] } } },
  ];
  for (const odd of others) {
    assert.equal(type.results?.present(params, odd, String), undefined);
    assert.deepEqual(type.results?.files(params, odd), []);
  }
});
