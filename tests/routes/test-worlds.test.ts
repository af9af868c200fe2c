/** The clock, the callbacks and the end of a test's world. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { until } from '../kit/until.ts';
import { CHOICE, HELPERS, type Steered, steered } from './steered.ts';

/** A second server on the same store, where there may be one. */
const startSecond = async (s: Steered) => (s.store === 'postgres' ? startServer({ env: s.env }) : undefined);

steered('worlds of tests', (s) => {
  it('a delayed task completes by itself, at once when the clock is moved', async () => {
    await s.script({ delay_ms: 30, response: { category: 'no' } });
    await s.script({ delay_ms: 3_600_000, error: 'late', times: 2 });
    const soon = await s.create();
    const [late, canceled] = [await s.create(), await s.create()];
    assert.deepEqual([soon.status, late.status], ['pending', 'pending']);
    await until(async () => (await s.task(soon.task_id)).status === 'completed', Boolean);
    assert.deepEqual((await s.task(soon.task_id)).response, { category: 'no' });
    await s.test.post(`/v1/task/${canceled.task_id}/cancel`);
    await s.test.post(`${HELPERS}/clock`, { advance_seconds: 3599 });
    assert.equal((await s.task(late.task_id)).status, 'pending');
    await s.test.post(`${HELPERS}/clock`, { advance_seconds: 1 });
    assert.deepEqual((await s.test.post(`${HELPERS}/flush`)).json, { flushed: true, callbacks: 0, tasks: 0 });
    assert.deepEqual((await s.task(late.task_id)).response, { error: 'late' });
    assert.equal((await s.task(canceled.task_id)).status, 'canceled');
  });

  it('a callback that is to fail is logged as failed and retried, at once when the clock is moved', async () => {
    await s.script({ callback: { fail: 2, status_code: 502 } });
    const url = `${s.receiver.url}/fails`;
    const { task_id } = await s.create({ callback_url: url });
    const delivery = async () => (await s.test.get(`/v1/callbacks?task_id=${task_id}`)).json.callbacks[0];
    for (const tried of [1, 2]) {
      await until(async () => (await delivery()).attempts.length === tried, Boolean);
      assert.equal((await delivery()).status, 'due');
      assert.equal((await delivery()).attempts.at(-1).status_code, 502);
      const flushed = (await s.test.post(`${HELPERS}/flush`, { timeout_seconds: 0 })).json;
      assert.deepEqual(flushed, { flushed: false, callbacks: 1, tasks: 0 });
      assert.ok(!s.receiver.received.some(({ json }) => json?.task_id === task_id));
      await s.test.post(`${HELPERS}/clock`, { advance_seconds: 3600 });
    }
    assert.equal((await s.test.post(`${HELPERS}/flush`)).json.flushed, true);
    assert.equal(s.receiver.received.filter(({ json }) => json?.task_id === task_id).length, 1);
    assert.equal((await delivery()).status, 'delivered');
    assert.equal((await s.task(task_id)).callback_succeeded, true);
  });

  it('the clock makes idempotency keys expire and leases end', async () => {
    const keyed = { headers: { 'Idempotency-Key': 'for a day' } };
    const first = await s.test.post('/v1/task/categorization', CHOICE, keyed);
    const clock = (seconds: number) => s.test.post(`${HELPERS}/clock`, { advance_seconds: seconds });
    await clock(86_000);
    assert.equal((await s.test.post('/v1/task/categorization', CHOICE, keyed)).text, first.text);
    await clock(401);
    assert.notEqual((await s.test.post('/v1/task/categorization', CHOICE, keyed)).text, first.text);
    await s.script({ pending: true });
    const { task_id } = await s.create();
    const { leases } = (await s.test.post('/v1/labeling/claim', { lease_seconds: 600 })).json;
    assert.equal(leases[0].task_id, task_id);
    assert.equal((await s.test.post('/v1/labeling/claim', {})).json.leases.length, 0);
    await clock(601);
    const lost = await s.test.post(`/v1/labeling/leases/${leases[0].lease_id}/heartbeat`);
    assert.equal(lost.status, 409);
    await until(async () => (await s.test.post('/v1/labeling/claim', {})).json.leases.length === 1, Boolean);
  });

  it('of many creates at once as many take an outcome as it is for, on two servers of one PostgreSQL too', async () => {
    await s.script({ times: 7, response: { category: 'no' } });
    const second = await startSecond(s);
    const other = api(second ?? s.server, s.server.testKey);
    const made = await Promise.all(
      Array.from({ length: 24 }, (_, i) => (i % 2 ? other : s.test).post('/v1/task/categorization', CHOICE)),
    );
    const taken = made.filter(({ json }) => json.response.category === 'no');
    assert.equal(taken.length, 7);
    await second?.stop();
  });

  it('a delayed task ends once, also where two servers look after it', async () => {
    const second = await startSecond(s);
    await s.script({ delay_ms: 60_000, times: 30 });
    const url = `${s.receiver.url}/two-servers`;
    const made = await Promise.all(Array.from({ length: 30 }, () => s.create({ callback_url: url })));
    await s.test.post(`${HELPERS}/clock`, { advance_seconds: 60 });
    assert.equal((await s.test.post(`${HELPERS}/flush`)).json.flushed, true);
    const arrived = s.receiver.received.filter(({ path }) => path === '/two-servers').map(({ json }) => json.task_id);
    assert.deepEqual(arrived.sort(), made.map(({ task_id }) => task_id).sort());
    await second?.stop();
  });

  it('flush waits for the callback of a batch too', async () => {
    const callback = `${s.receiver.url}/batch`;
    await s.test.post('/v1/projects', { type: 'categorization', name: 'p' });
    await s.test.post('/v1/batches', { project: 'p', name: 'flushed', callback });
    await s.create({ project: 'p', batch: 'flushed' });
    assert.equal((await s.test.post(`${HELPERS}/flush`)).json.flushed, true);
    assert.equal(s.receiver.received.filter(({ path }) => path === '/batch').length, 1);
  });

  it('reset empties the world of the key, and leaves live tasks and secrets alone', async () => {
    const url = `${s.receiver.url}/reset`;
    const live = (await s.live.post('/v1/task/categorization', CHOICE)).json;
    const secret = (await s.test.get('/v1/settings')).json.callback_auth_key;
    await s.test.post('/v1/projects', { type: 'categorization', name: 'p' });
    await s.test.post('/v1/batches', { project: 'p', name: 'b' });
    await s.script({ callback: { fail: 20 }, times: 3 });
    const keyed = { headers: { 'Idempotency-Key': 'before' } };
    const before = await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'u', tags: ['t'] }, keyed);
    await s.create({ project: 'p', batch: 'b', callback_url: url });
    await s.script({ pending: true });
    await s.create();
    await s.test.post('/v1/labeling/claim', {});
    assert.deepEqual((await s.test.post(`${HELPERS}/reset`)).json, { success: true });
    assert.equal((await s.test.get('/v1/tasks')).json.total, 0);
    assert.deepEqual((await s.test.get('/v1/projects')).json, []);
    assert.equal((await s.test.get('/v1/batches')).json.total, 0);
    assert.deepEqual((await s.test.get('/v1/callbacks')).json.callbacks, []);
    assert.deepEqual((await s.test.get('/v1/labeling/leases')).json.leases ?? [], []);
    assert.equal((await s.test.get('/v1/tasks?tags=t')).json.total, 0);
    assert.deepEqual((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes, []);
    assert.equal((await s.test.post(`${HELPERS}/flush`, { timeout_seconds: 0 })).json.flushed, true);
    assert.equal((await s.test.get('/v1/settings')).json.callback_auth_key, secret);
    const after = await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'u', tags: ['t'] }, keyed);
    assert.equal(after.status, 200);
    assert.notEqual(after.json.task_id, before.json.task_id);
    assert.equal((await s.live.get(`/v1/task/${live.task_id}`)).json.status, 'pending');
    assert.equal((await s.test.get('/v1/tasks')).json.total, 1);
  });
});
