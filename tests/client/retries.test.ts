import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ApiError, type BulkItem, ConnectionError, type Task, TaskwrightClient } from '../../client/src/index.ts';
import { onEachServer } from './servers.ts';

const TASK = { attachment_type: 'image', attachment: 'http://example.test/a.png', categories: ['a', 'b'] } as const;
const CREATE = '/v1/task/categorization';

onEachServer('the client and faults', (server) => {
  let client: TaskwrightClient;
  beforeEach(async () => {
    client = new TaskwrightClient({ url: server.url, key: server.testKey });
    await client.call('remove_faults', {});
    await client.call('reset', {});
  });
  const fail = (rule: string) => client.call('add_fault', { body: { rule } });
  const met = async () => (await client.call('list_faults', {})).faults.map((fault) => fault.met);
  const all = async () => {
    const tasks: Task[] = [];
    for await (const task of client.tasks()) tasks.push(task);
    return tasks;
  };

  for (const fault of [
    'drop-after-commit once',
    'drop once',
    'truncate once',
    '503-after-commit once',
    '503 once',
    '429 retry-after=1 once',
  ]) {
    it(`makes one task for one create: ${fault}`, async () => {
      await fail(`POST /v1/task/* = ${fault}`);
      const task = await client.createTask('categorization', TASK);
      assert.deepEqual(await met(), [1]);
      assert.deepEqual(
        (await all()).map((one) => one.task_id),
        [task.task_id],
      );
    });

    it(`makes one task for each item: ${fault}`, async () => {
      await fail(`POST /v1/tasks/bulk = ${fault}`);
      const items: BulkItem[] = [1, 2, 3].map((n) => ({ type: 'categorization', ...TASK, unique_id: `cow/${n}` }));
      const results = await Array.fromAsync(client.createTasks(items, { size: 2 }));
      assert.deepEqual(
        results.map(({ index, status_code }) => [index, status_code]),
        [
          [0, 200],
          [1, 200],
          [2, 200],
        ],
      );
      assert.deepEqual(await met(), [1]);
      const ids = (await all()).map((one) => one.task_id);
      assert.deepEqual(ids.toSorted(), results.map((one) => one.task_id).toSorted());
    });
  }

  it('asks again for what only reads', async () => {
    const { task_id } = await client.createTask('categorization', TASK);
    for (const fault of ['truncate once', 'drop once', '502 once']) {
      await fail(`GET /v1/task/* = ${fault}`);
      assert.equal((await client.getTask(task_id)).task_id, task_id);
    }
    assert.deepEqual(await met(), [1, 1, 1]);
  });

  it('does not repeat a change that takes no key, unless nothing was done', async () => {
    await fail('POST /v1/keys = drop-after-commit');
    await assert.rejects(client.call('create_key', { body: { name: 'ours' } }), ConnectionError);
    assert.deepEqual(await met(), [1]);
    await client.call('remove_faults', {});
    await fail('POST /v1/keys = 503');
    await assert.rejects(client.call('create_key', { body: { name: 'ours' } }), { name: 'ApiError', status_code: 503 });
    assert.deepEqual(await met(), [1]);
    await client.call('remove_faults', {});
    await fail('POST /v1/keys = 429 once');
    assert.equal((await client.call('create_key', { body: { name: 'ours' } })).mode, 'test');
  });

  it('gives up after its tries, and says what came last', async () => {
    const brief = new TaskwrightClient({ url: server.url, key: server.testKey, retries: 2 });
    await fail(`POST ${CREATE} = 503`);
    await assert.rejects(brief.createTask('categorization', TASK), (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.status_code, 503);
      assert.equal(error.message, 'A fault on demand: 503.');
      assert.match(error.request_id!, /^req_/);
      return true;
    });
    assert.deepEqual(await met(), [3]);
    await client.call('remove_faults', {});
    await fail(`POST ${CREATE} = drop`);
    await assert.rejects(brief.createTask('categorization', TASK), (error) => {
      assert.ok(error instanceof ConnectionError);
      assert.ok(error.cause instanceof Error);
      return true;
    });
    assert.deepEqual(await met(), [3]);
  });

  it('honours Retry-After, and does not wait for one that is too far', async () => {
    await fail(`POST ${CREATE} = 429 retry-after=1 once`);
    const began = performance.now();
    await client.createTask('categorization', TASK);
    // A lower bound that it promises, not a measure of speed.
    assert.ok(performance.now() - began >= 990);
    await fail(`POST ${CREATE} = 503 retry-after=3600`);
    await assert.rejects(client.createTask('categorization', TASK), { status_code: 503, retry_after: 3600 });
    assert.deepEqual(await met(), [1, 1]);
  });

  it('asks again when an answer takes longer than a try may', async () => {
    const hasty = new TaskwrightClient({ url: server.url, key: server.testKey, timeout: 2_000 });
    await client.call('add_fault', { body: { method: 'POST', path: CREATE, delay_ms: 8_000, times: 1 } });
    await hasty.createTask('categorization', TASK);
    assert.equal((await all()).length, 1);
  });

  it('does once what is called twice with one Idempotency-Key', async () => {
    const options = { idempotencyKey: 'cow-1' };
    const [one, two] = [
      await client.createTask('categorization', TASK, options),
      await client.createTask('categorization', TASK, options),
    ];
    assert.equal(one.task_id, two.task_id);
    await client.createTask('categorization', TASK);
    assert.equal((await all()).length, 2);
    await assert.rejects(client.call('create_key', { body: { name: 'ours' } }, options), TypeError);
    for (const idempotencyKey of ['', 'ä', 'x'.repeat(256)]) {
      await assert.rejects(client.createTask('categorization', TASK, { idempotencyKey }), TypeError);
    }
  });

  describe('and an AbortSignal', () => {
    it('ends a pause between two tries', async () => {
      await fail(`POST ${CREATE} = 503 retry-after=50`);
      const stop = new AbortController();
      const call = client.createTask('categorization', TASK, { signal: stop.signal });
      setTimeout(() => stop.abort(new Error('enough')), 300);
      await assert.rejects(call, /enough/);
    });

    it('ends a request that is not answered, and whatever has not begun', async () => {
      await client.call('add_fault', { body: { path: '/v1/tasks*', delay_ms: 8_000 } });
      const stop = new AbortController();
      const { signal } = stop;
      setTimeout(() => stop.abort(), 300);
      await assert.rejects(client.tasks({}, { signal }).next(), { name: 'AbortError' });
      await assert.rejects(client.createTasks([{ type: 'categorization' }], { signal }).next(), { name: 'AbortError' });
      await assert.rejects(client.getTask('0'.repeat(24), { signal }), { name: 'AbortError' });
    });
  });
});
