/** bin/taskwright.js on a Node that is too old to run the server itself. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ended } from '../kit/children.ts';
import { gone, request } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { shellEnv } from '../kit/npm.ts';
import { announced } from '../kit/server.ts';
import { until } from '../kit/wait.ts';

const ROOT = join(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'bin/taskwright.js');
const env = shellEnv();

/** Of the host, as our own is new enough. */
function hostNode(): number {
  try {
    return Number.parseInt(execFileSync('node', ['-p', 'process.versions.node'], { env, encoding: 'utf8' }), 10);
  } catch {
    return Number.NaN;
  }
}

const major = hostNode();
const skip = !(major >= 18 && major < 24) && 'the host has no Node between 18 and 23';

async function launch() {
  const settings = { ...env, PORT: '0', TASKWRIGHT_DATA_DIR: temporaryFolder() };
  const child = spawn('node', [LAUNCHER, 'serve'], { cwd: ROOT, env: settings });
  return { child, ...(await announced(child)) };
}

describe('bin/taskwright.js on an older Node', { skip }, () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`serves, and hands on ${signal} and the exit code`, async () => {
      const { child, url, output } = await launch();
      assert.equal((await request(url, { path: '/healthz' })).status, 200);
      child.kill(signal);
      assert.deepEqual(await ended(child), { code: 0, signal: null }, output());
      assert.doesNotMatch(output(), /warning/i);
      await assert.rejects(request(url), { code: 'ECONNREFUSED' });
    });
  }

  it('hands on the code of a command that fails', () => {
    assert.equal(spawnSync('node', [LAUNCHER, 'no-such-command'], { env }).status, 2);
  });

  it('takes the server along when it is killed itself', async () => {
    const { child, url } = await launch();
    child.kill('SIGKILL');
    await ended(child);
    await gone(url);
  });

  it('says in one line what is missing when there is no Node for it', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'bin'));
    cpSync(LAUNCHER, join(folder, 'bin/taskwright.js'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const { status, stderr } = spawnSync('node', ['bin/taskwright.js', 'serve'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    assert.match(
      stderr,
      /^taskwright needs Node 24 or newer; this is v\d+\.\d+\.\d+, and node-\S+ is not installed\.\n$/,
    );
    assert.equal(status, 1);
  });
});

const noProc = process.platform !== 'linux' && 'threads are counted by /proc';
it('bin/taskwright.js gives look-ups sixteen threads, or as many as the operator says', { skip: noProc }, async () => {
  for (const [given, wanted] of [
    ['', 16],
    ['6', 6],
  ] as const) {
    const settings = { ...env, PORT: '0', TASKWRIGHT_DATA_DIR: temporaryFolder(), UV_THREADPOOL_SIZE: given };
    const child = spawn(process.execPath, [LAUNCHER, 'serve'], { cwd: ROOT, env: settings });
    await announced(child);
    const tasks = `/proc/${child.pid}/task`;
    const threads = () =>
      readdirSync(tasks).filter((id) => readFileSync(`${tasks}/${id}/comm`, 'utf8').startsWith('libuv-worker'));
    await until(
      async () => threads().length,
      (found) => found === wanted,
    );
    child.kill('SIGTERM');
    await ended(child);
  }
});
