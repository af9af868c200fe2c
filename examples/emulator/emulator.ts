/**
 * Starts `taskwright emulate` for a test suite: node --test, vitest or any other. Each world() is a key of its own,
 * and what is done with it meets nobody else; so tests may run side by side on one emulator.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** How taskwright is started here. */
const COMMAND = (process.env.TASKWRIGHT_COMMAND ?? 'npx taskwright').split(' ');

export interface Emulator {
  /** Such as http://127.0.0.1:40123. */
  url: string;
  /** With --tls: the file that clients have to trust. */
  certificate: string | undefined;
  world(): World;
  stop(): Promise<void>;
}

export interface World {
  /** The API key to give to the client under test. */
  key: string;
  /** Lets requests go wrong: 'POST /v1/task/* = drop-after-commit once'. */
  fail(rule: string): Promise<void>;
  /** Any other of the test helpers: steer('outcomes', { response: ... }), steer('clock', { advance_seconds: 60 }). */
  steer(helper: string, body?: object): Promise<unknown>;
  reset(): Promise<void>;
}

export async function startEmulator(flags: string[] = []): Promise<Emulator> {
  const [program, ...args] = [...COMMAND, 'emulate', '--port', '0', ...flags];
  const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('listens on')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the emulator ended with ${code}`)));
  });
  const url = /listens on (\S+)/.exec(printed)![1]!;
  return {
    url,
    certificate: /TLS certificate: (.+)/.exec(printed)?.[1],
    world: () => worldOf(url, `test_${randomUUID()}`),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function worldOf(url: string, key: string): World {
  const steer = async (helper: string, body: object = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const options = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${url}/v1/test_helpers/${helper}`, options);
    if (!answer.ok) throw new Error(`${helper}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    key,
    steer,
    fail: async (rule) => void (await steer('faults', { rule })),
    reset: async () => void (await steer('reset')),
  };
}
