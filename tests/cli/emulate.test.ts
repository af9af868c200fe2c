import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { api, request } from '../kit/client.ts';
import { type Emulator, startEmulator } from '../kit/emulator.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { bareEnv } from '../kit/server.ts';
import { until } from '../kit/until.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const run = promisify(execFile);
const CHOICE = { attachment: 'http://a.example/1.png', categories: ['yes', 'no'] };
const TASKS = '/v1/task/categorization';
const RESET = '/v1/test_helpers/reset';

/** Every file and folder below, by name. */
const filesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

describe('taskwright emulate', () => {
  // Its own temporary folder too: whatever is written anywhere it may write is seen.
  const [cwd, home] = [temporaryFolder(), temporaryFolder()];
  let emulator: Emulator;
  let receiver: Receiver;
  before(async () => {
    chmodSync(cwd, 0o500);
    receiver = await startReceiver();
    // A database that the shell speaks of is not for tests to write into.
    const env = { TMPDIR: home, HOME: home, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    emulator = await startEmulator({ cwd, env: { ...env, TASKWRIGHT_TEST_CALLBACK_AUTH_KEY: 'test_auth_known' } });
  });
  after(async () => {
    await receiver.close();
    await emulator.stop();
    assert.deepEqual([filesIn(cwd), filesIn(home)], [[], []], 'nothing was written');
  });

  const metric = async () => {
    const { text: metrics } = await request(emulator.url, { path: '/metrics' });
    return [...metrics.matchAll(/^taskwright_tasks\{.*\} (\d+)$/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
  };

  it('prints its keys, one of each mode, and serves them', async () => {
    assert.match(emulator.output(), /test_emulator live_emulator/);
    const made = await api(emulator, 'test_emulator').post(TASKS, CHOICE);
    assert.deepEqual([made.json.status, made.json.is_test], ['completed', true]);
    const live = await api(emulator, 'live_emulator').post(TASKS, CHOICE);
    assert.deepEqual([live.json.status, live.json.is_test], ['pending', false]);
  });

  it('makes a world of any key that begins with test_ or live_, and of no other', async () => {
    for (const [key, isTest] of [
      ['test_x', true],
      ['live_x', false],
      ['live_0123|0123456789abcdef01234567|test', true],
    ] as const) {
      const made = await api(emulator, key).post(TASKS, CHOICE);
      assert.deepEqual([made.status, made.json.is_test], [200, isTest], key);
      assert.equal((await api(emulator, key).get('/v1/tasks')).json.total, 1, 'nobody else’s task');
    }
    for (const key of ['', 'test', 'test_', 'prod_x', `test_${'x'.repeat(300)}`, 'test_\u00e4']) {
      assert.equal((await api(emulator, key).get('/v1/tasks')).status, 401, key);
    }
    assert.equal((await request(emulator.url, { path: '/v1/tasks' })).status, 401);
  });

  it('worlds never meet: the same names and unique ids live in each', async () => {
    const keys = Array.from({ length: 8 }, (_, i) => `test_side_by_side_${i}`);
    await Promise.all(
      keys.map(async (key) => {
        const world = api(emulator, key);
        assert.equal((await world.post('/v1/projects', { type: 'categorization', name: 'p' })).status, 200);
        assert.equal((await world.post(TASKS, { ...CHOICE, project: 'p', unique_id: 'u' })).status, 200);
        const keyed = { headers: { 'Idempotency-Key': 'k' } };
        const { json } = await world.post(TASKS, CHOICE, keyed);
        assert.equal((await world.post(TASKS, CHOICE, keyed)).json.task_id, json.task_id);
        assert.equal((await world.get('/v1/tasks')).json.total, 2);
      }),
    );
    await api(emulator, keys[0]).post(RESET);
    assert.equal((await api(emulator, keys[0]).get('/v1/tasks')).json.total, 0);
    assert.equal((await api(emulator, keys[1]).get('/v1/tasks')).json.total, 2);
  });

  it('twenty first requests with one key make one world', async () => {
    const world = api(emulator, 'test_twenty');
    const made = await Promise.all(Array.from({ length: 20 }, () => world.post(TASKS, CHOICE)));
    assert.ok(made.every(({ status }) => status === 200));
    assert.equal((await world.get('/v1/tasks')).json.total, 20);
  });

  it('a key that was revoked stays out', async () => {
    const world = api(emulator, 'test_revoked');
    const { keys } = (await world.get('/v1/keys')).json;
    assert.equal((await world.delete(`/v1/keys/${keys[0].key_id}`)).status, 200);
    assert.equal((await world.get('/v1/tasks')).status, 401);
  });

  it('reset gives every key of the world an empty one, keeps its secrets, and leaves nothing behind', async () => {
    const world = api(emulator, 'test_reset');
    const { key } = (await world.post('/v1/keys', { name: 'second' })).json;
    await world.post('/v1/test_helpers/outcomes', { callback: { fail: 20 }, times: 5 });
    const callback_url = `${receiver.url}/reset`;
    for (let i = 0; i < 5; i++) await world.post(TASKS, { ...CHOICE, tags: ['t'], callback_url });
    await world.post('/v1/projects', { type: 'categorization', name: 'p' });
    await world.post('/v1/settings', { callback_url });
    const { signing_secret } = (await world.get('/v1/settings')).json;
    const others = await metric();
    for (const again of [1, 2]) {
      assert.deepEqual((await world.post(RESET)).json, { success: true }, `time ${again}`);
    }
    for (const one of [world, api(emulator, key)]) {
      assert.equal((await one.get('/v1/tasks')).json.total, 0);
      assert.deepEqual((await one.get('/v1/projects')).json, []);
    }
    const settings = (await world.get('/v1/settings')).json;
    assert.deepEqual([settings.signing_secret, settings.callback_url], [signing_secret, null]);
    // Not exactly: what an earlier reset left may go at the same time.
    await until(metric, (tasks) => tasks <= others - 5);
    await api(emulator, key).post(TASKS, CHOICE);
    assert.equal((await world.get('/v1/tasks')).json.total, 1);
    assert.ok(!receiver.received.some(({ path }) => path === '/reset'));
  });

  it('calls back to this machine, and never to its own port nor to where clouds keep credentials', async () => {
    const world = api(emulator, 'test_callbacks');
    await world.post(TASKS, { ...CHOICE, callback_url: `${receiver.url}/arrives` });
    const arrived = await receiver.waitFor(({ path }) => path === '/arrives');
    assert.equal(arrived.headers['scale-callback-auth'], 'test_auth_known');
    const { port } = new URL(emulator.url);
    for (const url of [
      `${emulator.url}/v1/tasks`,
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
      'http://169.254.169.254/latest/meta-data',
      'http://metadata.google.internal/',
      'http://10.0.0.1/',
    ]) {
      const { task_id } = (await world.post(TASKS, { ...CHOICE, callback_url: url })).json;
      const delivery = async () => (await world.get(`/v1/callbacks?task_id=${task_id}`)).json.callbacks[0];
      const { attempts } = await until(delivery, (callback) => callback.attempts.length > 0);
      assert.match(attempts[0].error, /not permitted|could not be made|could not be reached|refused/, url);
      assert.equal(attempts[0].status_code, undefined, url);
    }
  });

  it('reads see whole commits only', async () => {
    const world = api(emulator, 'test_whole');
    const items = Array.from({ length: 2000 }, (_, i) => ({ type: 'categorization', ...CHOICE, unique_id: `u${i}` }));
    let isMaking = true;
    const making = world.post('/v1/tasks/bulk', items).finally(() => {
      isMaking = false;
    });
    while (isMaking) {
      const { total, docs } = (await world.get('/v1/tasks?limit=1')).json;
      assert.equal(docs.length, Math.min(total, 1));
    }
    assert.ok((await making).json.results.every((one: { status_code: number }) => one.status_code === 200));
    assert.equal((await world.get('/v1/tasks')).json.total, 2000);
  });
});

describe('taskwright emulate at its end', () => {
  it('answers a flush that is under way', async () => {
    const emulator = await startEmulator();
    const world = api(emulator, 'test_end');
    await world.post('/v1/test_helpers/outcomes', { callback: { fail: 20 } });
    await world.post(TASKS, { ...CHOICE, callback_url: 'http://127.0.0.1:9999/' });
    const flushing = world.post('/v1/test_helpers/flush', { timeout_seconds: 120 });
    const isOver = await Promise.race([flushing.then(() => true), sleep(200, false)]);
    assert.equal(isOver, false);
    const [flushed] = await Promise.all([flushing, emulator.stop()]);
    assert.deepEqual(flushed.json, { flushed: false, callbacks: 1, tasks: 0 });
  });
});

describe('taskwright emulate at its start', () => {
  const refused = async (...args: string[]) => {
    const { code, stderr } = await run(process.execPath, [MAIN, 'emulate', '--port', '0', ...args], {
      env: bareEnv(),
    }).then(
      () => assert.fail(`it started with ${args}`),
      (error: { code: number; stderr: string }) => error,
    );
    assert.equal(code, 2, stderr);
    return stderr;
  };

  it('lets only this machine in, unless it is said twice', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.com', '127.0.0.1.example.com']) {
      assert.match(await refused('--host', host), /--allow-remote/);
    }
    const open = await startEmulator({ args: ['--host', '0.0.0.0', '--allow-remote'] });
    await open.stop();
    const loopback = await startEmulator({ args: ['--host', 'localhost'] });
    await loopback.stop();
  });

  it('refuses a database and flags that it does not know, and says what it takes', async () => {
    assert.match(await refused('--database-url', 'postgres://a@b/c'), /memory/);
    assert.match(await refused('--nonsense', 'x'), /nonsense/);
    const { stdout } = await run(process.execPath, [MAIN, 'emulate', '--help'], { env: bareEnv() });
    for (const flag of ['--port', '--host', '--allow-remote', '--tls']) assert.ok(stdout.includes(flag), flag);
  });

  it('speaks https with a certificate for localhost, which goes with it', async () => {
    const home = temporaryFolder();
    const emulator = await startEmulator({ args: ['--tls'], env: { TMPDIR: home } });
    const file = /^TLS certificate: (.*)$/m.exec(emulator.output())![1]!;
    const ca = readFileSync(file, 'utf8');
    const { port } = new URL(emulator.url);
    for (const host of ['127.0.0.1', 'localhost']) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const headers = { authorization: 'Bearer test_tls' };
      httpsRequest(`https://${host}:${port}/v1/tasks`, { ca, headers }, (answer) => resolve(text(answer)))
        .on('error', reject)
        .end();
      assert.equal(JSON.parse(await promise).total, 0);
    }
    await assert.rejects(fetch(`https://localhost:${port}/v1/tasks`), 'nobody trusts it unasked');
    await emulator.stop();
    assert.ok(!existsSync(file));
    assert.deepEqual(filesIn(home), []);
  });
});
