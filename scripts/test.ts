/**
 * `npm test`: the checks, the web page if it changed, then the tests on SQLite and PostgreSQL.
 * `npm test -- tests/rules tests/app.test.ts` runs those files alone, without the checks.
 */
import { globSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { buildWeb } from './build-web.ts';
import { check } from './check.ts';
import { Tally } from './tally.ts';
import { findPostgres, NoPostgres, startPostgres } from './with-postgres.ts';

const ROOT = join(import.meta.dirname, '..');
/** Milliseconds for one test. */
const TEST_LIMIT = 120_000;
/** Milliseconds without a sign of life: a file whose tests are over but whose process stays would hold us for ever. */
const QUIET_LIMIT = TEST_LIMIT + 60_000;
/** Files at a time: the tests start servers, and two cores are what CI has. */
const FILES_AT_ONCE = 2;

const wanted = process.argv.slice(2);
process.exitCode = (await main()) ? 0 : 1;

async function main(): Promise<boolean> {
  const files = testFiles();
  if (files.length === 0) {
    console.error(`no test file: ${wanted.join(' ')}`);
    return false;
  }
  const sound = wanted.length > 0 || (await check());
  console.log(await buildWeb());
  const postgres = await database();
  try {
    const tally = await runFiles(files);
    if (!sound) console.error('The checks failed; what they said is above the tests.');
    console.log(String(tally));
    return sound && tally.failed === 0 && tally.passed > 0;
  } finally {
    await postgres?.stop();
  }
}

function testFiles(): string[] {
  const patterns = wanted.length === 0 ? ['tests/**/*.test.ts'] : wanted.map(patternOf);
  return globSync(patterns, { cwd: ROOT }).sort();
}

/** A folder stands for all tests in it. */
function patternOf(path: string): string {
  const isFolder = statSync(resolve(ROOT, path), { throwIfNoEntry: false })?.isDirectory();
  return relative(ROOT, resolve(ROOT, path)) + (isFolder ? '/**/*.test.ts' : '');
}

/** Sets TASKWRIGHT_TEST_DATABASE_URL, by which the tests find their PostgreSQL, unless the caller has. */
async function database(): Promise<{ stop(): Promise<void> } | undefined> {
  if (process.env.TASKWRIGHT_TEST_DATABASE_URL) return undefined;
  try {
    findPostgres();
  } catch (error) {
    if (!(error instanceof NoPostgres) || process.env.CI) throw error;
    console.log(`Leaving out the tests on PostgreSQL: ${error.message}`);
    return undefined;
  }
  const postgres = await startPostgres();
  process.env.TASKWRIGHT_TEST_DATABASE_URL = postgres.url;
  return postgres;
}

async function runFiles(files: string[]): Promise<Tally> {
  const tally = new Tally();
  const quiet = new AbortController();
  const { signal } = quiet;
  const events = runTests({ files, cwd: ROOT, concurrency: FILES_AT_ONCE, timeout: TEST_LIMIT, signal });
  const watch = setTimeout(() => {
    console.error(`No test began or ended for ${QUIET_LIMIT / 1000} s: what still runs is ended and counts as failed.`);
    quiet.abort();
  }, QUIET_LIMIT);
  for (const sign of ['test:start', 'test:dequeue', 'test:complete']) events.on(sign, () => watch.refresh());
  events.on('test:pass', (ended) => tally.add(ended, true));
  events.on('test:fail', (ended) => tally.add(ended, false));
  const report = events.compose(new spec());
  for await (const text of report) process.stdout.write(text);
  clearTimeout(watch);
  return tally;
}
