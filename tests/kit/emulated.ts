/** A `taskwright emulate` in a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended } from './children.ts';
import { announced, bareEnv } from './server.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Emulated {
  url: string;
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>;
}

export async function emulated(args: string[] = []): Promise<Emulated> {
  const child = spawn(process.execPath, ['src/main.ts', 'emulate', '--port', '0', ...args], {
    cwd: ROOT,
    env: { ...bareEnv(), LOG_LEVEL: 'warn', TASKWRIGHT_ATTACHMENTS: 'trust' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url } = await announced(child);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      return (await ended(child)).code;
    },
  };
}

/** A command to its end. */
export async function command(args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['src/main.ts', ...args], { cwd: ROOT, env: bareEnv() });
  const [stdout, stderr] = await Promise.all([child.stdout, child.stderr].map((s) => s.toArray()));
  const { code } = await ended(child, 60_000);
  return { code, stdout: Buffer.concat(stdout!).toString(), stderr: Buffer.concat(stderr!).toString() };
}
