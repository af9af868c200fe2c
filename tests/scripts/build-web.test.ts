import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { temporaryFolder } from '../kit/folders.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('scripts/build-web.ts', () => {
  let checkout = '';
  beforeEach(() => {
    checkout = temporaryFolder();
    const built = join(ROOT, 'web', 'dist');
    for (const name of ['scripts', 'task-types', 'web', 'package.json', 'package-lock.json', 'tsconfig.json']) {
      const filter = (from: string) => !from.startsWith(built + sep) && from !== built;
      cpSync(join(ROOT, name), join(checkout, name), { recursive: true, filter });
    }
  });
  const build = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build-web.ts'], {
      cwd: checkout,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const script = () => /\/assets\/[^"]+\.js/.exec(readFileSync(join(checkout, 'web/dist/index.html'), 'utf8'))![0];

  it('says in one line that there is no Vite, and does not fail an install without it', () => {
    assert.match(build(), /^The workbench is not built, as vite is not installed here[^\n]*$/);
    assert.equal(existsSync(join(checkout, 'web/dist')), false);
  });

  it('builds what changed, and only then', () => {
    symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
    assert.match(build(), /^The workbench is built in/);
    const first = script();
    assert.ok(existsSync(join(checkout, 'web/dist', first)));
    assert.match(build(), /^The workbench is built already/);
    appendFileSync(join(checkout, 'web/app/main.tsx'), "\nconsole.log('changed');\n");
    assert.match(build(), /^The workbench is built in/);
    assert.notEqual(script(), first);
    assert.equal(existsSync(join(checkout, 'web/dist', first)), false, 'nothing old is left');
    const strays = readdirSync(join(checkout, 'web')).filter((name) => name.startsWith('dist.'));
    assert.deepEqual(strays, []);
  });
});
