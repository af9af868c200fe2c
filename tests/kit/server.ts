/** A real server in a process of its own, started as an operator would. */
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, hasEnded, track } from './children.ts';
import { temporaryFolder } from './folders.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Milliseconds. Far more than it takes: a machine that runs many tests at once has taken thirty seconds. */
const START_LIMIT = 90_000;
/** One pair for the whole test process, so that a second server on the same store knows the same account. */
const KEYS = {
  TASKWRIGHT_LIVE_KEY: `live_${randomBytes(16).toString('hex')}`,
  TASKWRIGHT_TEST_KEY: `test_${randomBytes(16).toString('hex')}`,
};

export interface StartOptions {
  env?: Record<string, string>;
  /** Flags of `serve`. */
  args?: string[];
}

export interface Server {
  readonly url: string;
  readonly liveKey: string;
  readonly testKey: string;
  readonly pid: number;
  /** All that it printed so far, on both outputs. */
  output(): string;
  /** SIGTERM; the server must end with code 0. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
  /** Starts it again, after a stop if it runs, with the same settings on the same port. */
  restart(): Promise<void>;
}

/** Without a data directory in `env` it gets one of its own, which goes with the test process. */
export async function startServer({ env = {}, args = [] }: StartOptions = {}): Promise<Server> {
  // Most tests name attachments that nobody serves, so they are trusted unless a test says otherwise.
  const settings = {
    ...KEYS,
    TASKWRIGHT_ATTACHMENTS: 'trust',
    TASKWRIGHT_DATA_DIR: env.TASKWRIGHT_DATA_DIR ?? temporaryFolder(),
    ...env,
  };
  let current = await launch({ ...settings, PORT: env.PORT ?? '0' }, args);
  let printed = '';

  const stop = async () => {
    if (hasEnded(current.child)) return;
    current.child.kill('SIGTERM');
    const exit = await ended(current.child);
    assert.deepEqual(exit, { code: 0, signal: null }, `the server did not stop well:\n${current.output()}`);
  };
  return {
    get url() {
      return current.url;
    },
    get pid() {
      return current.child.pid!;
    },
    liveKey: settings.TASKWRIGHT_LIVE_KEY,
    testKey: settings.TASKWRIGHT_TEST_KEY,
    output: () => printed + current.output(),
    stop,
    async kill() {
      current.child.kill('SIGKILL');
      await ended(current.child);
    },
    async restart() {
      await stop();
      printed += current.output();
      current = await launch({ ...settings, PORT: new URL(current.url).port }, args);
    },
  };
}

/** The machine's environment without what would set up our server. */
export function bareEnv(): NodeJS.ProcessEnv {
  const ours = /^(TASKWRIGHT_|DATABASE_URL|PORT$|HOST$|LOG_LEVEL$|NODE_TEST_CONTEXT$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

async function launch(env: Record<string, string>, args: string[]) {
  const child = spawn(process.execPath, ['src/main.ts', 'serve', ...args], {
    cwd: ROOT,
    env: { ...bareEnv(), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ...(await announced(child)) };
}

/** Waits for the line that tells the address. Also for servers started by other means than the above. */
export async function announced(child: ChildProcess): Promise<{ url: string; output: () => string }> {
  track(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  for (const giveUp = Date.now() + START_LIMIT; Date.now() < giveUp && !hasEnded(child); await sleep(10)) {
    const url = /listens on (https?:\/\/\S+)/.exec(text)?.[1];
    if (url) {
      // A failed test leaves its server running; the test process must end all the same, and then ends the server.
      child.unref();
      for (const stream of [child.stdout, child.stderr]) (stream as Socket).unref();
      return { url, output: () => text };
    }
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not start:\n${text}`);
}
