/** `taskwright emulate` in a process of its own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended } from './children.ts';
import { announced, bareEnv } from './server.ts';

/** As people start it. */
const LAUNCHER = join(import.meta.dirname, '../../bin/taskwright.js');

export interface Emulator {
  readonly url: string;
  readonly pid: number;
  /** All that it printed so far, on both outputs. */
  output(): string;
  /** SIGTERM; it must end with code 0. */
  stop(): Promise<void>;
}

export async function startEmulator({
  args = [],
  env = {},
  cwd,
}: {
  args?: string[];
  env?: Record<string, string>;
  cwd?: string;
} = {}): Promise<Emulator> {
  const child = spawn(process.execPath, [LAUNCHER, 'emulate', '--port', '0', ...args], {
    cwd,
    env: { ...bareEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url, output } = await announced(child);
  return {
    url,
    output,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      assert.deepEqual(await ended(child), { code: 0, signal: null }, output());
    },
  };
}
