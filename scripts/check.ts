/** What needs no running server: form (biome), types (tsc), directions of the imports. All speak before one stops us. */
import { join } from 'node:path';
import { run } from './run.ts';

export async function check(): Promise<boolean> {
  const cwd = join(import.meta.dirname, '..');
  const codes = [
    await run('biome', ['check', '--error-on-warnings'], { cwd }),
    await run('tsc', [], { cwd }),
    await run('tsc', ['-p', 'web'], { cwd }),
    await run('tsc', ['-p', 'client', '--noEmit'], { cwd }),
    await run('node', ['scripts/check-imports.ts'], { cwd }),
  ];
  return codes.every((code) => code === 0);
}

if (import.meta.main && !(await check())) process.exitCode = 1;
