import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type Task, TaskwrightClient, WaitTimeoutError } from '../../client/src/index.ts';
import { onEachServer } from './servers.ts';

const TASK = { attachment_type: 'image', attachment: 'http://example.test/a.png', categories: ['a', 'b'] } as const;

onEachServer('the client', (server) => {
  let live: TaskwrightClient;
  let test: TaskwrightClient;
  before(() => {
    live = new TaskwrightClient({ url: `${server.url}/`, key: server.liveKey });
    test = new TaskwrightClient({ url: server.url, key: server.testKey });
  });

  it('creates, reads and cancels', async () => {
    const made = await live.createTask('categorization', { ...TASK, unique_id: 'cow/1', tags: ['a', 'b'] });
    assert.equal(made.status, 'pending');
    assert.deepEqual(await live.getTask(made.task_id), made);
    const canceled = await live.cancelTask(made.task_id, { clear_unique_id: true });
    assert.equal(canceled.status, 'canceled');
    assert.equal(canceled.unique_id, undefined);
  });

  it('calls any operation by its name', async () => {
    const name = 'cows & "sheep"/1 ä';
    await live.call('create_project', { body: { name: 'animals', type: 'categorization' } });
    await live.call('create_batch', { body: { name, project: 'animals' } });
    assert.equal((await live.call('get_batch', { path: { name } })).name, name);
    const { task_id } = await live.createTask('categorization', { ...TASK, project: 'animals', batch: name });
    const tagged = await live.call('add_tags', { path: { task_id }, body: ['a', 'c'] });
    assert.deepEqual(tagged.tags, ['a', 'c']);
    assert.deepEqual((await live.call('remove_tags', { path: { task_id }, body: ['a'] })).tags, ['c']);
    assert.throws(() => live.call('get_task', { path: { task_id: '' } }), /task_id must not be empty/);
    assert.throws(() => live.call('get_project', { path: { name: '..' } }), /name must not be \.\./);
  });

  it('says what the server refuses', async () => {
    const unknown = live.getTask('0'.repeat(24));
    await assert.rejects(unknown, (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.status_code, 404);
      assert.equal(error.message, 'Task with that ID not found.');
      assert.match(error.request_id!, /^req_/);
      assert.equal(error.code, undefined);
      return true;
    });
    const lacking = { attachment_type: 'image', categories: ['a'] };
    await assert.rejects(live.createTask('categorization', lacking as never), { status_code: 400, name: 'ApiError' });
    const stranger = new TaskwrightClient({ url: server.url, key: 'nobody' });
    await assert.rejects(stranger.getTask('0'.repeat(24)), { status_code: 401 });
    await live.createTask('categorization', { ...TASK, unique_id: 'cow/2' });
    await assert.rejects(live.createTask('categorization', { ...TASK, unique_id: 'cow/2' }), { status_code: 409 });
  });

  it('walks all pages of a list, whatever their size', async () => {
    const items = Array.from({ length: 25 }, (_, n) => ({ type: 'categorization', ...TASK, unique_id: `page/${n}` }));
    const made = await Array.fromAsync(test.createTasks(items, { size: 10 }));
    const ids = made.map((one) => one.task_id).toReversed();
    for (const limit of [undefined, 1, 7, 25]) {
      const found = await Array.fromAsync(test.tasks({ type: 'categorization', status: 'completed', limit }));
      assert.deepEqual(
        found.map((task: Task) => task.task_id),
        ids,
      );
    }
    const some = await Array.fromAsync(test.tasks({ unique_id: ['page/3', 'page/7'], limit: 1 }));
    assert.deepEqual(
      some.map((task) => task.unique_id),
      ['page/7', 'page/3'],
    );
    assert.deepEqual(await Array.fromAsync(test.tasks({ type: 'comparison' })), []);
  });

  it('creates many from a stream, and tells which item was refused', async () => {
    async function* items() {
      for (const n of [1, 2, 3])
        yield { type: n === 2 ? 'unheard' : 'categorization', ...TASK, unique_id: `bulk/${n}` };
    }
    const results = await Array.fromAsync(live.createTasks(items(), { size: 2 }));
    assert.deepEqual(
      results.map(({ index, status_code, item }) => [index, status_code, item.unique_id]),
      [
        [0, 200, 'bulk/1'],
        [1, 404, 'bulk/2'],
        [2, 200, 'bulk/3'],
      ],
    );
    assert.match(results[1]!.error!, /unheard/);
    assert.equal((await live.getTask(results[2]!.task_id!)).unique_id, 'bulk/3');
  });

  it('waits until a task has ended', async () => {
    const { task_id } = await live.createTask('categorization', TASK);
    await assert.rejects(live.waitForTask(task_id, { timeout: 200 }), WaitTimeoutError);
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(live.waitForTask(task_id, { signal, timeout: 60_000 }), /enough/);
    const waited = live.waitForTask(task_id, { timeout: 60_000 });
    await sleep(50);
    await live.cancelTask(task_id);
    assert.equal((await waited).status, 'canceled');
    const scripted = { type: 'categorization', times: 1, response: { category: 'b' }, delay_ms: 1_000 };
    await test.call('script_outcome', { body: scripted });
    const delayed = await test.createTask('categorization', TASK);
    assert.equal(delayed.status, 'pending');
    assert.deepEqual((await test.waitForTask(delayed.task_id)).response, { category: 'b' });
  });
});

describe('the client and what is no server of ours', () => {
  it('follows no redirect, and shows what came instead of an envelope', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/v1/task/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.writeHead(418, { 'content-type': 'text/html' }).end('<h1>a proxy</h1>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new TaskwrightClient({ url, key: 'k' });
    await assert.rejects(client.getTask('moved'), { status_code: 302, message: /redirects elsewhere/ });
    await assert.rejects(client.getTask('any'), { status_code: 418, message: '<h1>a proxy</h1>' });
    server.close();
    server.closeAllConnections();
  });

  it('refuses settings that cannot be sent', () => {
    assert.throws(() => new TaskwrightClient({ url: 'example.com', key: 'k' }), TypeError);
    assert.throws(() => new TaskwrightClient({ url: 'https://a:b@example.com', key: 'k' }), TypeError);
    assert.throws(() => new TaskwrightClient({ url: 'https://example.com?a', key: 'k' }), TypeError);
    assert.throws(() => new TaskwrightClient({ url: 'https://example.com', key: 'k\nx: y' }), TypeError);
  });
});
