/** Runs a program of node_modules/.bin or the PATH to its end, with its output on ours, and passes on what would stop us. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const BIN = join(import.meta.dirname, '..', 'node_modules', '.bin');

/** The exit code; 128 and the signal's number when a signal ended it, as a shell has it. */
export async function run(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  const env = { ...(options.env ?? process.env) };
  env.PATH = BIN + delimiter + (env.PATH ?? '');
  const child = spawn(command, args, { stdio: 'inherit', ...options, env });
  const pass = (signal: NodeJS.Signals) => {
    // Ctrl-C at a terminal reaches the child by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  for (const one of signals) process.off(one, pass);
  return code ?? 128 + constants.signals[signal!];
}
