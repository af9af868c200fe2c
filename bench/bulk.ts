/**
 * `node bench/bulk.ts [--store sqlite|postgres|both]`: TASKS tasks in by `taskwright create` and out by
 * `taskwright export`, beside a tenth of them: time, and the peak memory of server and command.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { forgetPeak, memoryOf, peakOf } from './memory.ts';
import { KEY, type Server } from './servers.ts';
import { type StoreName, storesOf } from './settings.ts';
import { Stage } from './stage.ts';

const ROOT = join(import.meta.dirname, '..');
const TASKS = Number(process.env.TASKS || 100_000);

interface Step {
  name: string;
  tasks: number;
  seconds: number;
  /** Until the first byte came; of exports. Milliseconds. */
  first: number;
  bytes: number;
  serverBefore: number;
  serverPeak: number;
  commandPeak: number;
}

async function writeTasks(file: string, tasks: number): Promise<void> {
  const out = createWriteStream(file);
  for (let i = 0; i < tasks; i++) {
    const item = {
      type: 'imageannotation',
      unique_id: `${file}/${i}`,
      attachment: `http://example.com/images/${i}.png`,
      geometries: { box: { objects_to_annotate: ['car', 'bus'] } },
      callback_url: 'http://example.com/cb',
      instruction: 'Draw a box around every car.',
      metadata: { scene: 'crossing-17', frame: i, camera: 'front left' },
    };
    if (!out.write(`${JSON.stringify(item)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** Runs a command of ours. @returns its seconds and the peak of its memory. */
async function command(server: Server, args: string[]): Promise<{ seconds: number; peak: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['src/main.ts', ...args, '--url', server.url], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TASKWRIGHT_KEY: KEY },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = Number.NaN;
  const watch = setInterval(() => {
    const now = peakOf(child.pid!);
    if (now > 0) peak = now;
  }, 50);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  if (code !== 0) throw new Error(`taskwright ${args[0]} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, peak };
}

async function firstByte(server: Server, format: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${server.url}/v1/tasks/export?format=${format}`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
  const reader = answer.body!.getReader();
  await reader.read();
  const first = performance.now() - began;
  await reader.cancel();
  return first;
}

async function measure(stage: Stage, tasks: number): Promise<Step[]> {
  const place = await stage.place();
  mkdirSync(place.folder, { recursive: true });
  const file = join(place.folder, 'tasks.jsonl');
  await writeTasks(file, tasks);
  const server = await stage.taskwright(place);
  const steps: Step[] = [];
  const step = async (name: string, args: string[], written: string, first: () => Promise<number>) => {
    const firstMs = await first();
    const serverBefore = memoryOf(server.pid);
    forgetPeak(server.pid);
    const { seconds, peak } = await command(server, args);
    const sizes = { bytes: statSync(written).size, serverBefore, serverPeak: peakOf(server.pid), commandPeak: peak };
    steps.push({ name, tasks, seconds, first: firstMs, ...sizes });
  };
  await step('in', ['create', '--file', file], file, async () => Number.NaN);
  for (const format of ['jsonl', 'csv']) {
    const out = join(place.folder, format);
    await step(`out, ${format}`, ['export', '--format', format, '--out', out], out, () => firstByte(server, format));
  }
  await server.stop();
  return steps;
}

const number = (value: number, digits = 0): string =>
  Number.isNaN(value) ? '-' : value.toLocaleString('en-US', { maximumFractionDigits: digits });
const mb = (bytes: number): string => number(bytes / 1024 / 1024);

function table(store: StoreName, steps: Step[]): string {
  const rows = steps.map((s) => {
    const cells = [s.name, number(s.tasks), number(s.seconds, 1), number(s.tasks / s.seconds), number(s.first)];
    const memory = [s.bytes, s.serverBefore, s.serverPeak, s.commandPeak].map(mb);
    return `| ${[...cells, ...memory].join(' | ')} |`;
  });
  return `## ${store === 'sqlite' ? 'SQLite' : 'PostgreSQL'}

| | tasks | seconds | a second | first byte ms | MB | server before, MB | server peak, MB | command peak, MB |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}
`;
}

const { values } = parseArgs({ options: { store: { type: 'string', default: 'sqlite' } } });
for (const store of storesOf(values.store)) {
  const stage = await Stage.open(store);
  try {
    const steps = [...(await measure(stage, Math.ceil(TASKS / 10))), ...(await measure(stage, TASKS))];
    process.stdout.write(`${table(store, steps)}\n`);
  } finally {
    await stage.close();
  }
}
