import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { type Emulator, startEmulator } from '../kit/emulator.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { npm, shellEnv } from '../kit/npm.ts';

const ROOT = join(import.meta.dirname, '../..');

const PROGRAM = `
import { TaskwrightClient, ApiError, type Task } from '@taskwright/client';
const client = new TaskwrightClient({ url: process.argv[2]!, key: 'test_packed' });
const params = { attachment_type: 'image', attachment: 'http://example.test/a.png', categories: ['a', 'b'] } as const;
const made: Task = await client.createTask('categorization', params);
const { status } = await client.waitForTask(made.task_id, { timeout: 10_000 });
const error: unknown = await client.getTask('unknown').catch((one) => one);
let total = 0;
for await (const task of client.tasks({ status: 'completed', limit: 1 })) total += task.type === made.type ? 1 : 0;
console.log(JSON.stringify([status, total, error instanceof ApiError && error.status_code]));
`;

describe('the packed client', () => {
  const home = temporaryFolder();
  let files: string[] = [];
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
    const packed = temporaryFolder();
    const out = await npm(['pack', '--json', '--pack-destination', packed], { cwd: join(ROOT, 'client') });
    // What the prepack script prints comes before.
    const [tarball] = JSON.parse(out.slice(out.indexOf('[\n')));
    files = tarball.files.map(({ path }: { path: string }) => path);
    writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
    await npm(['install', '--no-audit', '--no-fund', '--offline', join(packed, tarball.filename)], { cwd: home });
  });
  after(() => emulator?.stop());

  it('holds the program, its types and its README, and depends on nothing', async () => {
    const [own, whole] = ['client/package.json', 'package.json'].map((file) => readFileSync(join(ROOT, file), 'utf8'));
    assert.equal(JSON.parse(own!).version, JSON.parse(whole!).version);
    const odd = files.filter((file) => !/^(dist\/[\w-]+\.(js|d\.ts)|package\.json|README\.md)$/.test(file));
    assert.deepEqual(odd, []);
    for (const file of ['dist/index.js', 'dist/index.d.ts', 'README.md']) assert.ok(files.includes(file), file);
    const lock = join(home, 'node_modules/.package-lock.json');
    const { default: installed } = await import(lock, { with: { type: 'json' } });
    assert.deepEqual(Object.keys(installed.packages), ['node_modules/@taskwright/client']);
  });

  it('runs, and its types hold for a program that uses them strictly', async () => {
    writeFileSync(join(home, 'program.ts'), PROGRAM);
    const types = join(ROOT, 'node_modules/@types');
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--typeRoots', types, '--types', 'node'];
    const compiled = await run(join(ROOT, 'node_modules/.bin/tsc'), [...strict, 'program.ts']);
    assert.deepEqual(compiled, { code: 0, out: '' });
    const { code, out } = await run(process.execPath, ['program.js', emulator.url]);
    assert.equal(code, 0, out);
    assert.deepEqual(JSON.parse(out), ['completed', 1, 404]);
  });

  it("runs on the host's Node too, if that is new enough", async (t) => {
    const version = (await run('node', ['--version'], shellEnv())).out;
    const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
    if (major < 20 || (major === 20 && minor < 3)) return t.skip(`it is ${version.trim()}`);
    const { code, out } = await run('node', ['program.js', emulator.url], shellEnv());
    assert.equal(code, 0, out);
    assert.deepEqual(JSON.parse(out), ['completed', 2, 404]);
  });

  async function run(command: string, args: string[], env = process.env) {
    const child = track(spawn(command, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'inherit'] }));
    const [out, { code }] = await Promise.all([text(child.stdout!), ended(child)]);
    return { code, out };
  }
});
