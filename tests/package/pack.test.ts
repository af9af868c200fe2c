import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ended } from '../kit/children.ts';
import { request } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { npm, shellEnv } from '../kit/npm.ts';
import { announced } from '../kit/server.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the packed package', () => {
  const packed = temporaryFolder();
  const home = temporaryFolder();
  let files: string[] = [];

  before(async () => {
    const out = await npm(['pack', '--json', '--pack-destination', packed], { cwd: ROOT });
    // What the prepack script prints comes before.
    const [tarball] = JSON.parse(out.slice(out.indexOf('[\n')));
    files = tarball.files.map(({ path }: { path: string }) => path);
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    await npm(['install', '--no-audit', '--no-fund', '--prefer-offline', join(packed, tarball.filename)], {
      cwd: home,
    });
  });

  it('holds the program, and neither sources nor tests', () => {
    for (const file of [
      'bin/taskwright.js',
      'dist/src/main.js',
      'dist/task-types/categorization/definition.js',
      'web/dist/index.html',
    ]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
    const strays = files.filter((file) => /\.tsx?$|^(dist\/)?(tests|scripts|bench)\/|\.test\./.test(file));
    assert.deepEqual(strays, []);
  });

  it('needs no install script of any package', async () => {
    const lock = join(home, 'node_modules/.package-lock.json');
    const { default: installed } = await import(lock, { with: { type: 'json' } });
    const scripted = Object.entries<{ hasInstallScript?: boolean }>(installed.packages).filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    );
    assert.deepEqual(
      scripted.map(([name]) => name),
      [],
    );
  });

  it('serves from an empty folder by its command, also where the host has an older Node', async () => {
    const env = { ...shellEnv(), PORT: '0', TASKWRIGHT_DATA_DIR: join(home, 'data') };
    const child = spawn(join(home, 'node_modules/.bin/taskwright'), ['serve'], { cwd: home, env });
    const { url, output } = await announced(child);
    for (const path of ['/healthz', '/readyz']) {
      const { status, text } = await request(url, { path });
      assert.equal(status, 200, text);
    }
    const page = await request(url, { path: '/' });
    assert.equal(page.status, 200, page.text);
    const [script] = /\/assets\/[^"]+\.js/.exec(page.text)!;
    assert.equal((await request(url, { path: script })).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await ended(child), { code: 0, signal: null }, output());
    assert.ok(existsSync(join(home, 'data/keys.txt')));
    assert.doesNotMatch(output(), /warning/i);
  });
});
