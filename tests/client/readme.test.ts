import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { buildClient } from '../../scripts/build-client.ts';
import { ended, track } from '../kit/children.ts';
import { type Emulator, startEmulator } from '../kit/emulator.ts';
import { temporaryFolder } from '../kit/folders.ts';

const CLIENT = join(import.meta.dirname, '../../client');
const ROOT = join(CLIENT, '..');

/** Every block of the README, one after the other, as one program. */
const blocks = [...readFileSync(join(CLIENT, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
  (match) => match[1]!,
);

describe("the client's README", () => {
  const home = temporaryFolder();
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ env: { TASKWRIGHT_ATTACHMENTS: 'trust' } });
    const installed = join(home, 'node_modules/@taskwright/client');
    mkdirSync(installed, { recursive: true });
    assert.equal(await buildClient(join(installed, 'dist')), 0);
    symlinkSync(join(CLIENT, 'package.json'), join(installed, 'package.json'));
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  });
  after(() => emulator?.stop());

  it('is a program that compiles and does what it says', async () => {
    assert.ok(blocks.length >= 5);
    const tail = `
const refused = await receive(new Request('http://receiver.example', { method: 'POST', body: '{}' }));
console.log('receiver', refused.status);`;
    writeFileSync(join(home, 'readme.ts'), blocks.join('\n').replace('http://127.0.0.1:3000', emulator.url) + tail);
    const types = join(ROOT, 'node_modules/@types');
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--typeRoots', types, '--types', 'node'];
    assert.deepEqual(await run(join(ROOT, 'node_modules/.bin/tsc'), [...strict, 'readme.ts']), { code: 0, out: '' });
    const { code, out } = await run(process.execPath, ['readme.js']);
    assert.equal(code, 0, out);
    assert.match(out, /^completed \{ category: /);
    assert.match(out, /^2 200 [0-9a-f]{24}$/m);
    assert.match(out, /^404 Task with that ID not found\. req_/m);
    assert.match(out, /^receiver 401$/m);
  });

  async function run(command: string, args: string[]) {
    const env = { ...process.env, TASKWRIGHT_KEY: 'test_readme' };
    const child = track(spawn(command, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'inherit'] }));
    const [out, { code }] = await Promise.all([text(child.stdout!), ended(child)]);
    return { code, out };
  }
});
