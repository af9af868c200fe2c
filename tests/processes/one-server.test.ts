import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { command } from '../kit/accounts.ts';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { bareEnv, startServer } from '../kit/server.ts';
import { freshStore, STORES } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/wait.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** Starts a server and does not wait for it. */
function start(env: Record<string, string>) {
  const child = track(
    spawn(process.execPath, [MAIN, 'serve'], {
      env: { ...bareEnv(), PORT: '0', LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const said = { out: '', err: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return { child, said };
}

async function refusal(env: Record<string, string>) {
  const { child, said } = start(env);
  return { ...(await ended(child, 60_000)), ...said };
}

it('the second server on a SQLite directory refuses to start, by whatever path it comes', async () => {
  const { env, dispose } = await freshStore('sqlite');
  const server = await startServer({ env });
  const directory = env.TASKWRIGHT_DATA_DIR!;
  const link = join(temporaryFolder(), 'link');
  symlinkSync(directory, link);
  try {
    for (const path of [directory, link]) {
      const { code, err, out } = await refusal({ TASKWRIGHT_DATA_DIR: path });
      assert.equal(code, 2);
      assert.equal(
        err,
        `taskwright: another server (process ${server.pid}) has the data directory ${path}; ` +
          'choose another with --data-dir, or use PostgreSQL\n',
      );
      assert.equal(out, '');
    }
    assert.equal((await api(server, server.liveKey).post('/v1/task/imageannotation', BOX_TASK)).status, 200);
  } finally {
    await server.stop();
    await dispose();
  }
});

it('commands work beside it', async () => {
  const { env, dispose } = await freshStore('sqlite');
  const server = await startServer({ env });
  try {
    await command({ env }, 'accounts', 'create', '--name', 'cows', '--email', 'ann@example.com');
    assert.match(await command({ env }, 'keys', 'list', '--account', 'cows'), /live/);
    assert.match(await command({ env }, 'migrate'), /up to date/);
    const made = await command(
      { env },
      ...['keys', 'create', '--account', 'cows', '--user', 'ann@example.com', '--mode', 'test'],
    );
    const key = /test key: (\S+)/.exec(made)![1]!;
    assert.equal((await api(server, key).get('/v1/tasks')).status, 200);
  } finally {
    await server.stop();
    await dispose();
  }
});

it('kill -9 leaves nothing that blocks the next start, a stop nothing at all', async () => {
  const { env, dispose } = await freshStore('sqlite');
  const server = await startServer({ env });
  const pidFile = join(env.TASKWRIGHT_DATA_DIR!, 'serve.pid');
  try {
    for (let round = 0; round < 3; round++) {
      const { pid } = server;
      await server.kill();
      assert.ok(existsSync(pidFile), 'the id of the dead process is still there');
      await server.restart();
      assert.notEqual(server.pid, pid);
      const { code, err } = await refusal(env);
      assert.equal(code, 2);
      assert.match(err, new RegExp(`\\(process ${server.pid}\\)`), 'the living one is named');
    }
    await server.stop();
    assert.ok(!existsSync(pidFile));
  } finally {
    await dispose();
  }
});

it('of twenty servers that start at once on an empty directory exactly one serves', async () => {
  const { env, dispose } = await freshStore('sqlite');
  try {
    const all = Array.from({ length: 20 }, () => start(env));
    await until(
      async () => all.filter(({ child, said }) => child.exitCode !== null || said.out.includes('listens on')).length,
      (settled) => settled === 20,
      90_000,
    );
    const [serving, refused] = [
      all.filter(({ child }) => child.exitCode === null),
      all.filter((o) => o.child.exitCode),
    ];
    assert.equal(serving.length, 1, all.map(({ said }) => said.out + said.err).join(''));
    for (const { child, said } of refused) {
      assert.equal(child.exitCode, 2);
      assert.match(said.err, /^taskwright: another server.* has the data directory .*\n$/);
    }
    assert.equal((await command({ env }, 'accounts', 'list')).trim().split('\n').length, 2);
    serving[0]!.child.kill('SIGTERM');
    assert.deepEqual(await ended(serving[0]!.child), { code: 0, signal: null });
  } finally {
    await dispose();
  }
});

it('on PostgreSQL several serve, also with one data directory', {
  skip: !STORES.includes('postgres') && 'no PostgreSQL here',
}, async () => {
  const { env, dispose } = await freshStore('postgres');
  const servers = await Promise.all([startServer({ env }), startServer({ env })]);
  try {
    for (const server of servers) assert.equal((await api(server, server.liveKey).get('/v1/tasks')).status, 200);
  } finally {
    for (const server of servers) await server.stop();
    await dispose();
  }
});
