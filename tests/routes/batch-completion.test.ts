import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf } from '../kit/rows.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/wait.ts';

suite('the end of a batch', (s) => {
  type Client = typeof s.live;
  const CALLBACK = 'http://127.0.0.1:9/batch';
  const create = (client: Client, name: string, fields: object = {}) =>
    client.post('/v1/batches', { project: 'p', name, callback: CALLBACK, ...fields });
  const add = async (client: Client, batch: string) =>
    (await client.post('/v1/task/sensorfusion', { batch })).json.task_id as string;
  const statusOf = async (client: Client, name: string) =>
    (await client.get(`/v1/batches/${encodeURIComponent(name)}`)).json.status;
  const completed = (client: Client, name: string) =>
    until(
      () => statusOf(client, name),
      (status) => status === 'completed',
    );
  const callbacks = async (name: string) => {
    const sql = 'select mode, task_id, url, endpoint, body from callbacks where batch = ? order by callback_id';
    return (await rowsOf(s, `${sql}`, [name])) as string[][];
  };

  before(async () => {
    for (const client of [s.live, s.test]) await client.post('/v1/projects', { type: 'sensorfusion', name: 'p' });
  });

  it('comes when every task has ended, with one callback', async () => {
    await create(s.live, 'live/1');
    const ids = [await add(s.live, 'live/1'), await add(s.live, 'live/1')];
    await s.live.post(`/v1/task/${ids[0]}/cancel`);
    await sleep(3500);
    assert.equal(await statusOf(s.live, 'live/1'), 'in_progress', 'a task is still pending');
    await s.live.post(`/v1/task/${ids[1]}/cancel`);
    await completed(s.live, 'live/1');
    const body = '{"batch":"live/1","status":"completed","stats":{"completed":0,"canceled":2,"error":0}}';
    assert.deepEqual(await callbacks('live/1'), [['live', null, CALLBACK, 'http://127.0.0.1:9', body]]);
    const { completed_at } = (await s.live.get('/v1/batches/live%2F1')).json;
    assert.equal((await s.live.get(`/v1/batches?completed_after=${completed_at}`)).json.docs[0].name, 'live/1');
    assert.equal((await s.live.get('/v1/batches?status=completed')).json.total, 1);
    const [event] = await rowsOf(s, `select user_id, after from events where action = 'complete batch'`);
    assert.deepEqual(event, [null, '{"batch":"live/1","status":"completed"}']);
  });

  it('waits with a test key until no more tasks come, and comes again after more', async () => {
    await create(s.test, 'quiet');
    // Slower than the loop looks, so that a batch which does not wait would complete in between.
    for (let i = 0; i < 6; i++) {
      await add(s.test, 'quiet');
      await sleep(700);
    }
    await completed(s.test, 'quiet');
    const stats = async () => (await callbacks('quiet')).map((row) => JSON.parse(row[4]!).stats.completed);
    assert.deepEqual(await stats(), [6]);
    await add(s.test, 'quiet');
    const again = (await s.test.get('/v1/batches/quiet')).json;
    assert.deepEqual([again.status, 'completed_at' in again], ['in_progress', false]);
    await completed(s.test, 'quiet');
    assert.deepEqual(await stats(), [6, 7]);
  });

  it('is not told when nobody asked, and does not come to an empty or a staging batch', async () => {
    await create(s.test, 'untold', { callback: '' });
    await create(s.test, 'empty');
    await create(s.test, 'staging', { calibration_batch: true });
    await add(s.test, 'untold');
    await add(s.test, 'staging');
    await completed(s.test, 'untold');
    await sleep(3000);
    assert.deepEqual(await callbacks('untold'), []);
    assert.equal(await statusOf(s.test, 'empty'), 'in_progress');
    assert.equal(await statusOf(s.test, 'staging'), 'staging');
    await s.test.post('/v1/batches/staging/finalize');
    await completed(s.test, 'staging');
    assert.equal((await callbacks('staging')).length, 1);
    const late = await s.test.post('/v1/task/sensorfusion', { batch: 'staging' });
    assert.match(late.json.error, /was finalized/);
  });

  it('is put off by one task only for its own batch, among many', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => create(s.live, `many ${i}`)));
    const ids = await Promise.all(Array.from({ length: 30 }, (_, i) => add(s.live, `many ${i}`)));
    await Promise.all(ids.slice(1).map((id) => s.live.post(`/v1/task/${id}/cancel`)));
    for (let i = 1; i < 30; i++) await completed(s.live, `many ${i}`);
    assert.equal(await statusOf(s.live, 'many 0'), 'in_progress');
    assert.equal((await callbacks('many 29')).length, 1);
  });
});
