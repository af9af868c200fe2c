/**
 * Compiles src and task-types into dist, and copies beside them whatever they read that is not TypeScript (.sql, .json).
 * Then the workbench, into web/dist.
 */
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { run } from './run.ts';

const root = join(import.meta.dirname, '..');

// What a deleted source left behind must not be packed.
rmSync(join(root, 'dist'), { recursive: true, force: true });
const code = await run('tsc', ['-p', 'tsconfig.build.json'], { cwd: root });
if (code !== 0) process.exit(code);

const entries = globSync(['src/**/*', 'task-types/**/*'], { cwd: root, withFileTypes: true });
for (const entry of entries) {
  if (!entry.isFile() || /\.(ts|tsx|css)$/.test(entry.name)) continue;
  const from = join(entry.parentPath, entry.name);
  cpSync(from, from.replace(root, join(root, 'dist')));
}

console.log(await buildWeb());
