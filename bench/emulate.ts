/**
 * How quickly the emulator is there, what it needs, and how quickly a world is empty again:
 *
 *     STARTS=10 TASKS=10000 node bench/emulate.ts
 *
 * The compiled package is measured, as people install it, and the checkout beside it. With PRISM=1 Prism is installed
 * into a temporary folder, and serves our /openapi.json in the same run; it keeps nothing, so it has nothing to reset.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTasks, post } from './emulate-client.ts';
import { median } from './figures.ts';
import { memoryOf } from './memory.ts';
import { type Spawned, spawnServer } from './spawned.ts';

const STARTS = Number(process.env.STARTS ?? 10);
const TASKS = Number(process.env.TASKS ?? 10_000);
const RESETS = 5;
/** It is so much slower that more would take minutes. */
const OF_PRISM = { starts: Math.min(STARTS, 3), tasks: Math.min(TASKS, 1000) };
const ROOT = join(import.meta.dirname, '..');
const MB = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
const row = (what: string, ready: number, start: number, after: number) =>
  console.log(`${what.padEnd(22)}${ms(ready)} ${mb(start)} ${mb(after)}`);
const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(12);
const mb = (bytes: number) => `${(bytes / MB).toFixed(0)} MB`.padStart(16);

type Start = () => Promise<Spawned>;

/** Median of the starts, and memory before and after the tasks. @returns the last one, still there. */
async function measure(what: string, start: Start, { starts = STARTS, tasks = TASKS } = {}): Promise<Spawned> {
  const taken: number[] = [];
  for (let i = 1; i < starts; i++) {
    const server = await start();
    taken.push(server.startedIn);
    await server.stop();
  }
  const server = await start();
  taken.push(server.startedIn);
  const before = memoryOf(server.pid);
  const rate = await createTasks(server.url, tasks);
  row(what, median(taken), before, memoryOf(server.pid));
  console.log(`${''.padEnd(22)}${tasks} creates at ${rate.toFixed(0)} a second`);
  return server;
}

async function resets(url: string): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < RESETS; i++) {
    if (i > 0) await createTasks(url, TASKS);
    const began = performance.now();
    await post(url, '/v1/test_helpers/reset', '');
    taken.push(performance.now() - began);
  }
  return median(taken);
}

function compiled(): string {
  const dist = join(folder, 'package');
  execFileSync(process.execPath, [join(ROOT, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', dist], {
    cwd: ROOT,
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module","version":"0.0.0"}');
  return join(dist, 'src/main.js');
}

function prism(document: string): Start {
  const home = join(folder, 'prism');
  const file = join(folder, 'openapi.json');
  writeFileSync(file, document);
  // With a package.json of its own, or npm would look for one above and install there.
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', home, '@stoplight/prism-cli'];
  execFileSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] });
  const main = join(home, 'node_modules/@stoplight/prism-cli/dist/index.js');
  return () => spawnServer([main, 'mock', '-h', '127.0.0.1', '-p', '0', file]);
}

try {
  console.log(`${''.padEnd(22)}${'ready'.padStart(12)} ${'memory then'.padStart(16)} ${'after tasks'.padStart(16)}`);
  const emulate = (main: string) => () => spawnServer([main, 'emulate', '--port', '0']);
  const server = await measure('emulate (package)', emulate(compiled()));
  console.log(`${'reset'.padEnd(22)}${ms(await resets(server.url))} with ${TASKS} tasks`);
  const document = await (await fetch(`${server.url}/openapi.json`)).text();
  await server.stop();
  await (await measure('emulate (checkout)', emulate(join(ROOT, 'src/main.ts')))).stop();
  if (process.env.PRISM === '1') await (await measure('Prism', prism(document), OF_PRISM)).stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
