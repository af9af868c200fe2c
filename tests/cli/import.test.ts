import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { ended } from '../kit/children.ts';
import { onEachStore } from '../kit/stores.ts';
import { until } from '../kit/until.ts';
import { assertSame, batchesOf, finish, type Json, label, ok, type Pair, startPair } from './importing.ts';

const TASKS = 10_000;
/** Each is a project with three versions and a batch or two. */
const TYPES: Record<string, { shared: object[]; own: object; response: object }> = {
  categorization: {
    shared: [{ categories: ['a', 'b'] }, { categories: ['a', 'b', 'c'] }, { categories: ['a'], instruction: 'Look.' }],
    own: { attachment: 'http://a.example/1.png', attachment_type: 'image', categories: ['a', 'b'] },
    response: { category: 'a' },
  },
  comparison: {
    shared: [{ choices: ['yes', 'no'] }, { instruction: 'Compare.' }, { choices: ['yes'], priority: 20 }],
    own: {
      attachments: ['http://a.example/1.png', 'http://a.example/2.png'],
      attachment_type: 'image',
      choices: ['yes'],
    },
    response: { choice: 'yes' },
  },
  lidarannotation: {
    shared: [{ labels: ['car'] }, { labels: ['car', { choice: 'bus', '10': 1, '2': 'Bücher "\\ \u2028 🐄' }] }, {}],
    own: { attachments: ['http://a.example/frame.json'], attachment_type: 'json', labels: ['car'] },
    response: { annotations: { url: 'http://a.example/answer.json' } },
  },
};
const NAMES = Object.keys(TYPES);

const wishOf = (i: number): object => {
  const name = NAMES[i % NAMES.length]!;
  return {
    type: name,
    ...TYPES[name]!.own,
    ...(i % 10 === 0 ? {} : i % 2 ? { batch: `${name} ${i % 4}` } : { project: name, project_version: (i >> 3) % 3 }),
    ...(i % 3 ? { unique_id: `s3://bucket/${i}.png` } : {}),
    ...(i % 5 ? { tags: [`fifth ${i % 5}`, 'all'] } : {}),
    ...(i % 7 ? { metadata: { i, nested: { list: [i, null, 'x'] }, ö: 1.5 } } : {}),
    ...(i % 11 ? {} : { callback_url: 'http://a.example/callback', priority: 30 }),
    ...(i % 100 ? {} : { responses_required: 2 }),
    ...(i % 13 ? {} : { instruction: `Number ${i}.`, urgency: 'day' }),
  };
};

onEachStore((store) => {
  let pair: Pair;
  before(async () => {
    pair = await startPair(store);
  });
  after(() => pair?.close());

  it(`brings ${TASKS} tasks over, killed in the middle and run again, each as it was`, async () => {
    const { there, here } = pair;
    for (const [name, { shared }] of Object.entries(TYPES)) {
      ok(
        await there.live.post('/v1/projects', {
          type: name,
          name,
          params: shared[0],
          settings: { correction_seconds: 0 },
        }),
      );
      for (const params of shared.slice(1)) ok(await there.live.post(`/v1/projects/${name}/setParams`, params));
      for (const n of [1, 3]) {
        ok(
          await there.live.post('/v1/batches', {
            project: name,
            name: `${name} ${n}`,
            metadata: { n },
            callback: 'http://a.example/batch',
          }),
        );
      }
    }
    ok(await there.live.post(`/v1/projects/categorization/setOntology`, { ontology: ['cow'], name: 'animals' }));
    ok(await there.live.post('/v1/projects', { type: 'annotation', name: 'empty / studio', studio: true }));
    ok(await there.live.post('/v1/batches', { project: 'empty / studio', name: 'waits / for its tasks' }));
    ok(await there.live.post('/v1/batches/comparison%203/prioritize', { priority: 30 }));
    for (let i = 0; i < TASKS; i += 2500) {
      const lines = Array.from({ length: 2500 }, (_, k) => JSON.stringify(wishOf(i + k))).join('\n');
      const headers = { 'content-type': 'application/x-ndjson' };
      const { results } = ok(await there.live.post('/v1/tasks/bulk', undefined, { raw: lines, headers }));
      assert.deepEqual(
        results.find((result: Json) => result.status_code !== 200),
        undefined,
      );
    }
    const respond = ({ type }: Json) => ({ verb: 'submit' as const, body: { response: TYPES[type]!.response } });
    await label(there.live, { types: ['categorization'] }, 150, respond);
    await label(there.live, { types: ['comparison'] }, 150, respond);
    await label(there.live, { types: ['comparison'] }, 60, () => ({
      verb: 'error',
      body: { message: 'Nothing to see.' },
    }));
    ok(await there.live.post('/v1/tasks/cancel', { filter: { tags: ['fifth 3'] } }));
    const done = ok(await there.live.get('/v1/tasks?status=completed&limit=2')).docs;
    ok(await there.live.post(`/v1/task/${done[0].task_id}/audit`, { accepted: false, comments: 'Look again.' }));
    // Its last tasks end, and with them the batch.
    ok(await there.live.post('/v1/tasks/cancel', { filter: { batch: 'lidarannotation 3' } }));
    await until(
      () => batchesOf(there.live),
      (batches) => batches.some(({ name, status }) => name === 'lidarannotation 3' && status === 'completed'),
    );

    const child = pair.start();
    const first = finish(child);
    await until(
      async () => ok(await here.live.get('/v1/tasks?limit=1')).total,
      (total) => total > 2000,
    );
    child.kill('SIGKILL');
    await ended(child);
    await first;
    const broken = ok(await here.live.get('/v1/tasks?limit=1')).total;
    assert.ok(broken < TASKS, `${broken} tasks are in: it was not killed in the middle`);
    assert.ok((await batchesOf(here.live)).every(({ status }) => status !== 'in_progress'));

    const rest = await pair.run();
    assert.equal(rest.code, 0, rest.out + rest.err);
    assert.match(rest.err, /goes on with the tasks made before/);
    assert.match(rest.out, /projects: 0 new, 0 changed, 4 the same, 0 refused/);
    const tasks = await assertSame(pair);
    assert.equal(tasks.length, TASKS);
    const counted = Object.groupBy(tasks, ({ status }) => status);
    assert.deepEqual(Object.keys(counted).sort(), ['canceled', 'completed', 'error', 'pending']);
    for (const status of Object.keys(counted)) {
      const { total } = ok(await here.live.get(`/v1/tasks?limit=1&status=${status}`));
      assert.equal(total, counted[status]!.length, status);
    }
    const { total: tagged } = ok(await here.live.get('/v1/tasks?limit=1&tags=all'));
    assert.equal(tagged, tasks.filter(({ tags }) => tags?.includes('all')).length);
    assert.deepEqual(ok(await here.live.get('/v1/callbacks')).callbacks, []);

    const again = await pair.run();
    assert.equal(again.code, 0, again.err);
    assert.match(again.out, /projects: 0 new, 0 changed, 4 the same, 0 refused/);
    assert.match(again.out, /batches: 0 new, 0 changed, 7 the same, 0 refused/);
    assert.match(again.out, new RegExp(`tasks: 0 new, 0 changed, ${TASKS} the same, 0 refused`));
  });

  it('gives what is pending to the labelers here, batches with their priority', async () => {
    const { here } = pair;
    const { leases } = ok(await here.live.post('/v1/labeling/claim', { batches: ['comparison 3'], limit: 1 }));
    assert.equal(leases.length, 1);
    const lease = `/v1/labeling/leases/${leases[0].lease_id}/submit`;
    ok(await here.live.post(lease, { response: { choice: 'yes' } }));
    const pending = ok(await here.live.get('/v1/tasks?limit=1&status=pending&batch=categorization%201')).total;
    const done = await label(here.live, { batches: ['categorization 1'] }, 10_000, () => ({
      verb: 'error',
      body: { message: 'Enough.' },
    }));
    assert.equal(done, pending);
  });
}, 'taskwright import');
