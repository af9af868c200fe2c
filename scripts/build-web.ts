/**
 * Builds the workbench into web/dist, unless what is there was built from these very files. `npm ci` in a checkout
 * runs it; where Vite is not installed (a production install) it says so and leaves it at that.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'web/dist');
/** Names what web/dist was built from. */
const MARK = join(DIST, 'built-from.txt');

/** The sources, and the versions of what is built in. */
function digest(): string {
  const files = globSync(['web/**/*.{html,css,ts,tsx,json}', 'task-types/**/*.{ts,tsx}', 'package-lock.json'], {
    cwd: ROOT,
    exclude: (name) => name === 'web/dist' || name === 'dist',
  });
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0${readFileSync(join(ROOT, file), 'utf8')}\0`);
  return hash.digest('hex');
}

/** Beside each file that is text, as browsers want it: scripts are a quarter of their size on the way. */
function compress(folder: string): void {
  for (const file of globSync('**/*.{html,js,css,svg,json}', { cwd: folder })) {
    const bytes = readFileSync(join(folder, file));
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** @returns what was done, in one line. @throws what the build throws. */
export async function buildWeb(): Promise<string> {
  const wanted = digest();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return 'The workbench is built already.';
  const vite = await import('vite').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  if (!vite) return 'The workbench is not built, as vite is not installed here: / answers 404.';
  const start = performance.now();
  // Beside, then in its place at once: a server that runs must not find half of it.
  const fresh = `${DIST}.${process.pid}`;
  const old = `${DIST}.${process.pid}.old`;
  const root = join(ROOT, 'web');
  await vite.build({ root, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
  mkdirSync(fresh, { recursive: true });
  compress(fresh);
  writeFileSync(join(fresh, 'built-from.txt'), wanted);
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
  return `The workbench is built in ${((performance.now() - start) / 1000).toFixed(1)} s.`;
}

if (import.meta.main) console.log(await buildWeb());
