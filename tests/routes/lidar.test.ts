import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { labeling } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';

const attachments = ['https://a.example/1.json', 'https://a.example/2.json'];
const BODIES: { [type: string]: object } = {
  lidarannotation: { attachments, labels: ['car'] },
  lidarsegmentation: { attachments, labels: ['car', 'road'] },
  lidartopdown: { attachments, geometries: { line: { objects_to_annotate: ['edge'] } } },
  lidarlinking: { lidar_task: '5f127f6f3a6b100017232099', labels: ['car'] },
};

suite('lidar tasks, whose answers are documents', (s) => {
  const { claimOne, on } = labeling(s);
  let person: Person;
  before(async () => {
    [person] = (await createPeople(s, ['labeler'])) as [Person];
  });
  const fetched = async (client: typeof s.live, url: string) => client.get(new URL(url).pathname);

  for (const [type, body] of Object.entries(BODIES)) {
    it(`${type}: the sample is fetched by its address, with the key alone`, async () => {
      const made = await s.test.post(`/v1/task/${type}`, body);
      assert.equal(made.status, 200, made.text);
      const [[key, address]] = Object.entries(made.json.response) as [[string, { url: string }]];
      assert.equal(key, type === 'lidarsegmentation' ? 'point_segmentations' : 'annotations');
      assert.deepEqual(Object.keys(address), ['url']);
      assert.match(address.url, new RegExp(`/v1/task/${made.json.task_id}/response_url/[0-9a-f-]{36}$`));
      const document = await fetched(s.test, address.url);
      assert.equal(document.status, 200, document.text);
      assert.match(String(document.headers['content-type']), /^application\/json/);
      const held = document.json;
      if (type === 'lidarannotation')
        assert.deepEqual(
          held.map((frame: { cuboids: unknown[] }) => frame.cuboids.length),
          [1, 1],
        );
      if (type === 'lidarsegmentation') {
        const points = [
          [0, 1],
          [0, 1],
        ];
        assert.deepEqual(held, { objects: [{ label: 'car', index: 1 }], point_objects: points, point_labels: points });
      }
      if (type === 'lidartopdown') assert.equal(held.annotations[0].label, 'edge');
      if (type === 'lidarlinking') assert.equal(held[0].camera_responses[0].annotations[0].label, 'car');
      assert.equal((await fetched(s.live, address.url)).status, 404);
    });
  }

  it('are submitted as the document, and refused where it breaks a rule', async () => {
    const made = (await s.live.post('/v1/task/lidarannotation', BODIES.lidarannotation)).json;
    const cuboid = {
      uuid: 'u',
      label: 'car',
      position: { x: 1, y: 2, z: 3.5 },
      dimensions: { x: 4, y: 2, z: 1 },
      yaw: 0.5,
    };
    const lease = await claimOne(person);
    const short = await on(person, lease, 'submit', { response: { annotations: [{ cuboids: [cuboid] }] } });
    assert.equal(short.status, 400, short.text);
    assert.match(short.json.error, /"annotations" must contain at least 2 items/);
    const moved = { ...cuboid, label: 'car', stationary: true, position: { x: 9, y: 9, z: 9 } };
    const annotations = [{ cuboids: [{ ...cuboid, stationary: true }] }, { cuboids: [moved] }];
    const driven = await on(person, lease, 'submit', { response: { annotations } });
    assert.match(driven.json.error, /"annotations\.1\.cuboids\.0\.position" must stay/);
    const right = [{ cuboids: [cuboid] }, { cuboids: [] }];
    assert.equal((await on(person, lease, 'submit', { response: { annotations: right } })).status, 200);
    const done = (await s.live.get(`/v1/task/${made.task_id}`)).json;
    assert.equal(done.status, 'completed');
    assert.deepEqual((await fetched(s.live, done.response.annotations.url)).json, right);
  });

  it('are refused without frames, and with pre-labels that break a rule', async () => {
    const none = await s.live.post('/v1/task/lidarannotation', { labels: ['car'] });
    assert.equal(none.json.error, 'Please include an attachment or attachments parameter.');
    const wrong = await s.live.post('/v1/task/lidarannotation', {
      ...BODIES.lidarannotation,
      hypothesis: { annotations: [{ cuboids: [] }] },
    });
    assert.match(wrong.json.error, /"hypothesis\.annotations" must contain at least 2 items/);
  });
});
