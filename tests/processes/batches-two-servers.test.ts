import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '../kit/client.ts';
import { rowsOf } from '../kit/rows.ts';
import { type Server, startServer } from '../kit/server.ts';
import { type FreshStore, freshStore, STORES } from '../kit/stores.ts';
import { until } from '../kit/wait.ts';

const BATCHES = Number(process.env.ROUNDS ?? 12);

describe('batches of two servers on one PostgreSQL', {
  skip: !STORES.includes('postgres') && 'no PostgreSQL here',
}, () => {
  let store: FreshStore;
  let servers: Server[];
  const clients = (key: 'liveKey' | 'testKey') => servers.map((server) => api(server, server[key]));
  const names = Array.from({ length: BATCHES }, (_, i) => `batch ${i}`);

  before(async () => {
    store = await freshStore('postgres');
    servers = await Promise.all([startServer({ env: store.env }), startServer({ env: store.env })]);
    const [one] = clients('liveKey');
    await one!.post('/v1/projects', { type: 'sensorfusion', name: 'p' });
    await clients('testKey')[0]!.post('/v1/projects', { type: 'sensorfusion', name: 'p' });
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await store.dispose();
  });

  it('complete exactly once, with the exact numbers, when the last tasks end on both at once', async () => {
    const [one, two] = clients('liveKey');
    for (const name of names) await one!.post('/v1/batches', { project: 'p', name, callback: 'http://127.0.0.1:9/' });
    const ids = await Promise.all(
      names.flatMap((batch) =>
        [one!, two!, one!, two!].map(
          async (client) => (await client.post('/v1/task/sensorfusion', { batch })).json.task_id as string,
        ),
      ),
    );
    await Promise.all(ids.map((id, i) => (i % 2 ? one! : two!).post(`/v1/task/${id}/cancel`)));
    await until(
      async () => (await two!.get('/v1/batches?status=completed')).json.total,
      (total) => total === BATCHES,
    );
    await sleep(1500);
    const rows = await rowsOf({ env: store.env }, 'select batch, body from callbacks order by batch');
    assert.deepEqual(
      rows.map(([batch]) => batch),
      names.toSorted(),
    );
    for (const [, body] of rows) {
      assert.deepEqual(JSON.parse(String(body)).stats, { completed: 0, canceled: 4, error: 0 });
    }
  });

  it('never end with a pending task, while tasks come and go on both', async () => {
    const [one, two] = clients('liveKey');
    await one!.post('/v1/batches', { project: 'p', name: 'busy', callback: 'http://127.0.0.1:9/' });
    for (let round = 0; round < 8; round++) {
      const made = await Promise.all([one!, two!].map((c) => c.post('/v1/task/sensorfusion', { batch: 'busy' })));
      assert.deepEqual(
        made.map((answer) => answer.status),
        [200, 200],
      );
      const { status, pending } = (await two!.get('/v1/batches/busy/status')).json;
      assert.deepEqual([status, pending], ['in_progress', 2]);
      await Promise.all(made.map((answer) => two!.post(`/v1/task/${answer.json.task_id}/cancel`)));
      await sleep(round % 4 === 3 ? 3500 : 300);
    }
    await until(
      async () => (await one!.get('/v1/batches/busy')).json.status,
      (status) => status === 'completed',
    );
    const bodies = await rowsOf(
      { env: store.env },
      `select body from callbacks where batch = 'busy' order by created_at`,
    );
    const ended = bodies.map(([body]) => JSON.parse(String(body)).stats.canceled);
    assert.equal(ended.at(-1), 16);
    assert.equal(new Set(ended).size, ended.length, 'no state was told twice');
  });

  it('put a completed batch back to work when both add to it at once', async () => {
    const [one, two] = clients('testKey');
    await one!.post('/v1/batches', { project: 'p', name: 'again', callback: 'http://127.0.0.1:9/' });
    const both = (n: number) =>
      Promise.all(
        Array.from({ length: n }, (_, i) => (i % 2 ? one! : two!).post('/v1/task/sensorfusion', { batch: 'again' })),
      );
    const completed = () =>
      until(
        async () => (await one!.get('/v1/batches/again')).json.status,
        (status) => status === 'completed',
      );
    await both(10);
    await completed();
    const answers = await both(20);
    assert.ok(
      answers.every((answer) => answer.status === 200),
      answers.map((answer) => answer.text).join(),
    );
    await completed();
    const rows = await rowsOf(
      { env: store.env },
      `select body from callbacks where batch = 'again' order by created_at`,
    );
    assert.deepEqual(
      rows.map(([body]) => JSON.parse(String(body)).stats.completed),
      [10, 30],
    );
    const reopened = await rowsOf({ env: store.env }, `select count(*) from events where action = 'reopen batch'`);
    assert.ok(Number(reopened[0]![0]) >= 1);
  });
});
