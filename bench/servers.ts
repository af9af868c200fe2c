/** Starts a server as its operator would, and ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A live key: its tasks stay pending. */
export const KEY = 'live_benchmark';
/** Its tasks are completed at once. */
export const TEST_KEY = 'test_benchmark';
/** Milliseconds. */
const START_LIMIT = 30_000;
const STOP_LIMIT = 15_000;

export interface Server {
  url: string;
  /** Milliseconds from the spawn to the line that says it listens. */
  startedIn: number;
  pid: number;
  /** Seconds of CPU the process used so far; NaN where there is no /proc. */
  cpu(): number;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

/** @param folder its data directory; its log goes there too, at the level of production. @param also further settings. */
export function startTaskwright(
  folder: string,
  databaseUrl: string | undefined,
  also: Record<string, string> = {},
): Promise<Server> {
  return start(['src/main.ts', 'serve'], folder, {
    PORT: '0',
    TASKWRIGHT_LIVE_KEY: KEY,
    TASKWRIGHT_TEST_KEY: TEST_KEY,
    LOG_LEVEL: 'info',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...also,
  });
}

export const startFloor = (folder: string): Promise<Server> => start(['bench/floor.ts'], folder, {});

async function start(command: string[], folder: string, settings: Record<string, string>): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'a');
  const began = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    // Nothing of the shell's own settings: they would be measured too.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TASKWRIGHT_DATA_DIR: folder, ...settings },
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  const stop = () => end(child);
  try {
    const url = await listening(child, logFile);
    return { url, startedIn: performance.now() - began, pid: child.pid!, cpu: () => cpuOf(child.pid!), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(child: ChildProcess, logFile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (how: string) => reject(new Error(`${how}\n${printed}${readFileSync(logFile, 'utf8').slice(-2000)}`));
    const timer = setTimeout(() => fail('the server did not listen in time'), START_LIMIT);
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const url = / listens on (http:\S+)/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('the server ended at its start');
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
  await exit;
  clearTimeout(timer);
}

/** Ticks of 10 ms, in all threads: fields 14 and 15 of stat, counted behind the name, which may hold anything. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
