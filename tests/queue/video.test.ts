import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { request } from '../kit/client.ts';
import { startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';
import { definitions, exampleParams } from '../task-types/check.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

const types = (await definitions()).filter(({ name }) => name.startsWith('video'));
const named = (name: string) => types.find((type) => type.name === name)!;

const shape = { left: 5, top: 6, width: 20, height: 10 };
const frames = [
  { key: 0, timestamp: 0, attributes: {}, ...shape },
  { key: 2, timestamp: 0.4, attributes: {}, ...shape, left: 9 },
];
const canonical = {
  annotations: { 'object-1': { label: 'car', geometry: 'box', frames } },
  events: [{ label: 'crash', type: 'point', start: 1, startTime: 0.2 }],
};
const annotation = (left: number) => ({
  uuid: 'object-1',
  type: 'box',
  geometry: 'box',
  label: 'car',
  ...shape,
  left,
  attributes: {},
});
const framewise = [{ annotations: [annotation(5)] }, { annotations: [] }, { annotations: [annotation(9)] }];

const asked = {
  attachments: ['http://a.example/1.png', 'http://a.example/2.png', 'http://a.example/3.png'],
  events_to_annotate: ['crash'],
};
const box = { objects_to_annotate: ['car'] };

const LOOPBACK = { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };

suite(
  'answers about videos are files',
  (s) => {
    const { claimOne, on, task } = labeling(s);
    let ann: Person;
    before(async () => {
      [ann] = (await createPeople(s, ['labeler'])) as [Person];
    });
    const fetched = async (url: string, key: string) => {
      const answer = await request(url, { key });
      assert.equal(answer.status, 200, answer.text);
      assert.match(String(answer.headers['content-type']), /^application\/json/);
      return answer.json;
    };

    it('with a test key each type answers with addresses of documents that hold its sample', async () => {
      assert.equal(types.length, 4);
      for (const type of types) {
        const params = {
          ...exampleParams(type),
          ...(type.name === 'videoannotation' && { events_to_annotate: ['goal'] }),
        };
        const made = ok(await s.test.post(`/v1/task/${type.name}`, params));
        assert.equal(made.status, 'completed');
        const sample = type.sample(made.params) as unknown as typeof canonical;
        const document = await fetched(made.response.annotations.url, s.server.testKey);
        if (type.name === 'videoplaybackannotation') {
          assert.deepEqual(Object.keys(made.response), ['annotations', 'events']);
          assert.deepEqual(document, { annotations: sample.annotations });
          assert.deepEqual(await fetched(made.response.events.url, s.server.testKey), { events: sample.events });
        } else {
          assert.deepEqual(made.response.events, sample.events);
          assert.equal(document.length, (params as { attachments: string[] }).attachments.length);
          const uuids = document.flatMap((entry: { annotations: { uuid: string }[] }) =>
            entry.annotations.map(({ uuid }) => uuid),
          );
          assert.deepEqual([...new Set(uuids)], Object.keys(sample.annotations));
        }
      }
    });

    it('a labeler submits objects with frames; requester and callback get the documents', async () => {
      const receiver = await startReceiver();
      try {
        for (const name of ['videoplaybackannotation', 'videoannotation', 'videoboxannotation']) {
          const what = name === 'videoboxannotation' ? box : { geometries: { box } };
          const body = { ...asked, ...what, callback_url: receiver.url };
          const { task_id } = ok(await s.live.post(`/v1/task/${name}`, body));
          const lease = await claimOne(ann);
          assert.equal(lease.task_id, task_id);
          const late = structuredClone(canonical);
          late.annotations['object-1'].frames[1]!.key = 3;
          const refused = await on(ann, lease, 'submit', { response: late });
          assert.equal(refused.status, 400);
          assert.match(refused.json.error, /annotations\.object-1\.frames\.1\.key/);
          ok(await on(ann, lease, 'submit', { response: canonical }));
          const { status, response } = await task(task_id);
          assert.equal(status, 'completed');
          const document = await fetched(response.annotations.url, s.server.liveKey);
          if (name === 'videoplaybackannotation') {
            assert.deepEqual(document, { annotations: canonical.annotations });
            assert.deepEqual(await fetched(response.events.url, s.server.liveKey), { events: canonical.events });
          } else {
            assert.deepEqual(document, framewise);
            assert.deepEqual(response.events, canonical.events);
          }
          assert.equal((await request(response.annotations.url)).status, 401);
          assert.equal((await request(response.annotations.url, { key: s.server.testKey })).status, 404);
          const sent = await receiver.waitFor(({ json }) => json.task_id === task_id);
          assert.deepEqual(sent.json.response, response);
        }
      } finally {
        await receiver.close();
      }
    });

    it('holds locks of base annotations at submit', async () => {
      const base_annotations = { annotations: canonical.annotations };
      const body = { ...asked, geometries: { box }, base_annotations, can_delete_base_annotations: false };
      ok(await s.live.post('/v1/task/videoannotation', body));
      const lease = await claimOne(ann);
      const refused = await on(ann, lease, 'submit', { response: { annotations: {} } });
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /"annotations" must keep the base annotation object-1/);
      ok(await on(ann, lease, 'submit', { response: canonical }));
    });

    it('refuses pre-labels that are not of the form, naming the place', async () => {
      const wrong = structuredClone(canonical);
      wrong.annotations['object-1'].label = 'tram';
      const body = { ...asked, geometries: { box }, hypothesis: wrong };
      const refused = await s.live.post(`/v1/task/${named('videoannotation').name}`, body);
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /"hypothesis\.annotations\.object-1\.label" must be one of \[car\]/);
    });
  },
  LOOPBACK,
);
