import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Suite } from './suite.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** Runs a command of the command line on the suite's store, while its server runs. @returns what it printed. */
export async function command(s: Pick<Suite, 'env'>, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [MAIN, ...args], { env: { ...process.env, ...s.env } });
  return stdout;
}

/** A further user of the first account, with a key. */
export async function createAccountUser(
  s: Pick<Suite, 'env'>,
  { email, role, mode }: { email: string; role: string; mode: 'live' | 'test' },
): Promise<{ userId: string; key: string }> {
  const user = await command(s, 'users', 'create', '--email', email, '--role', role, '--account', '1');
  const key = await command(s, 'keys', 'create', '--user', email, '--mode', mode, '--account', '1');
  return { userId: user.replace('user: ', '').trim(), key: key.replace(/^\w+ key: /, '').trim() };
}
