/** Compiles client/src into client/dist, for `npm pack` and the tests in a browser. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const root = join(import.meta.dirname, '..');

/** @returns the exit code of the compiler. @param outDir an absolute path. */
export async function buildClient(outDir = join(root, 'client/dist')): Promise<number> {
  // What a deleted source left behind must not be packed.
  rmSync(outDir, { recursive: true, force: true });
  return run('tsc', ['-p', 'client', '--outDir', outDir], { cwd: root });
}

if (import.meta.main) process.exitCode = await buildClient();
