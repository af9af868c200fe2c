/** Python programs beside the tests, where the packages that they need are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The one that CI makes (.ci/run), or whatever has the modules; undefined where none has. */
export function pythonWith(...modules: string[]): string | undefined {
  return [join(ROOT, '.venv/bin/python'), 'python3'].find(
    (python) =>
      (python === 'python3' || existsSync(python)) &&
      spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0,
  );
}

/** @returns what the program printed, parsed. @throws with what it said, when it fails. */
// biome-ignore lint/suspicious/noExplicitAny: each program prints something of its own
export function runPython(python: string, file: string, args: string[]): any {
  const { status, stdout, stderr } = spawnSync(python, [file, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr || `${file} ended with ${status}`);
  return JSON.parse(stdout);
}
