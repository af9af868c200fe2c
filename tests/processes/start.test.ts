import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { command } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const noKeys = { TASKWRIGHT_LIVE_KEY: '', TASKWRIGHT_TEST_KEY: '' };

onEachStore((store) => {
  it('twenty processes that start at once on an empty store make one schema and one account', async () => {
    const { env, dispose } = await freshStore(store);
    try {
      const printed = await Promise.all(TWENTY.map(() => command({ env: { ...env, ...noKeys } }, 'migrate')));
      assert.equal(printed.filter((text) => text.includes('The database is up to date.')).length, 20);
      assert.equal(printed.filter((text) => text.includes('The first account was made.')).length, 1);
      assert.equal((await command({ env }, 'accounts', 'list')).trim().split('\n').length, 2);
      assert.equal((await command({ env }, 'keys', 'list')).trim().split('\n').length, 3);
      const file = join(env.TASKWRIGHT_DATA_DIR!, 'keys.txt');
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const testKey = /test key: (\S+)/.exec(readFileSync(file, 'utf8'))![1]!;
      const server = await startServer({ env });
      const done = await api(server, testKey).post('/v1/task/imageannotation', BOX_TASK);
      assert.equal(done.status, 200, 'the keys in keys.txt are the ones that were stored');
      await server.stop();
    } finally {
      await dispose();
    }
  });

  it('a key of the environment works on a store that has its account already', async () => {
    const { env, dispose } = await freshStore(store);
    try {
      await command({ env: { ...env, ...noKeys } }, 'migrate');
      const server = await startServer({ env: { ...env, TASKWRIGHT_TEST_KEY: 'test_given_by_the_operator' } });
      const client = api(server, 'test_given_by_the_operator');
      assert.equal((await client.post('/v1/task/imageannotation', BOX_TASK)).status, 200);
      await server.stop();
      await server.restart();
      assert.equal((await client.get('/v1/tasks')).json.total, 1);
      await server.stop();
    } finally {
      await dispose();
    }
  });

  it('a key of the environment that the store has with the other mode stops the start', async () => {
    const { env, dispose } = await freshStore(store);
    try {
      await command({ env: { ...env, ...noKeys, TASKWRIGHT_LIVE_KEY: 'first_live_key' } }, 'migrate');
      const failed = await command({ env: { ...env, ...noKeys, TASKWRIGHT_TEST_KEY: 'first_live_key' } }, 'serve').then(
        () => assert.fail('it started'),
        (error: { code: number; stderr: string }) => error,
      );
      assert.equal(failed.code, 2);
      assert.equal(failed.stderr, 'taskwright: TASKWRIGHT_TEST_KEY is a live key of this store\n');
    } finally {
      await dispose();
    }
  });
}, 'start');

it('a wrong setting stops the start with one clear line', async () => {
  const wrong: [Record<string, string>, string[], RegExp][] = [
    [{ PORT: 'abc' }, [], /^taskwright: PORT must be a number from 0 to 65535, not abc\n$/],
    [{ LOG_LEVEL: 'loud' }, [], /^taskwright: LOG_LEVEL must be one of .*, not loud\n$/],
    [{ DATABASE_URL: 'mysql://x' }, [], /^taskwright: DATABASE_URL must begin with postgres:\/\/\n$/],
    [{ TASKWRIGHT_LIVE_KEY: 'a:b' }, [], /^taskwright: TASKWRIGHT_LIVE_KEY must have 8 to 200 .*\n$/],
    [{ TASKWRIGHT_LIVE_KEY_FILE: '/nowhere/key' }, [], /^taskwright: TASKWRIGHT_LIVE_KEY_FILE cannot be read: .*\n$/],
    [
      { TASKWRIGHT_LIVE_KEY: 'same_key_1', TASKWRIGHT_TEST_KEY: 'same_key_1' },
      [],
      /^taskwright: TASKWRIGHT_LIVE_KEY and TASKWRIGHT_TEST_KEY must differ\n$/,
    ],
    [{}, ['--host', ''], /^taskwright: HOST must not be empty.*\n$/],
    [{}, ['--nonsense', 'x'], /^taskwright: Unknown option '--nonsense'/],
  ];
  for (const [env, args, line] of wrong) {
    const failed = await command({ env }, 'serve', ...args).then(
      () => assert.fail('it started'),
      (error: { code: number; stderr: string }) => error,
    );
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, line);
  }
});

it('reads a setting from a file, and lets a flag win', async () => {
  const { env, dispose } = await freshStore('sqlite');
  try {
    const file = join(env.TASKWRIGHT_DATA_DIR!, 'secret');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, 'live_from_a_file\n');
    const server = await startServer({
      env: { ...env, TASKWRIGHT_LIVE_KEY: '', TASKWRIGHT_LIVE_KEY_FILE: file, LOG_LEVEL: 'loud' },
      args: ['--log-level', 'error'],
    });
    assert.equal((await api(server, 'live_from_a_file').get('/v1/tasks')).status, 200);
    await server.stop();
  } finally {
    await dispose();
  }
});
