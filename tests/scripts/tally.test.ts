import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../kit/folders.ts';

const folder = temporaryFolder();
// Within a test Node starts no other run, and no planted test looks at a database.
const env = { ...process.env, NODE_TEST_CONTEXT: undefined, TASKWRIGHT_TEST_DATABASE_URL: 'none' };

writeFileSync(
  join(folder, 'kit.mjs'),
  "import { describe } from 'node:test'; export const suite = (tests) => describe('s', tests);",
);

/** Runs the source as a test file of its own with the script of `npm test`. */
function resultOf(name: string, source: string) {
  const file = join(folder, `${name}.test.mjs`);
  writeFileSync(file, `import { after, before, describe, it, test } from 'node:test';\n${source}`);
  const { stdout, status } = spawnSync(process.execPath, ['scripts/test.ts', file], { env, encoding: 'utf8' });
  return { last: stdout.trimEnd().split('\n').at(-1), status };
}

const FAIL = `() => { throw new Error('planted'); }`;
const cases = {
  'leaves count, suites and parents do not': [
    `describe('s', () => { it('a', () => {}); describe('t', () => { it('b', () => {}); it('c', () => {}); }); });
     test('parent', async (t) => { await t.test('d', () => {}); await t.test('e', ${FAIL}); });
     test('f', () => {});`,
    '5 passed, 1 failed',
  ],
  'skipped and todo tests are told apart': [
    `it('a', () => {}); it.skip('b', () => {}); it.todo('c');`,
    '1 passed, 0 failed, 2 skipped',
  ],
  'a failed hook before the tests fails each of them': [
    `describe('s', () => { before(${FAIL}); it('a', () => {}); it('b', () => {}); });`,
    '0 passed, 2 failed',
  ],
  'a failed hook after good tests is one failure': [
    `describe('s', () => { after(${FAIL}); it('a', () => {}); });`,
    '1 passed, 1 failed',
  ],
  'a suite declared in another file holds its tests all the same': [
    `import { suite } from './kit.mjs'; suite(() => it('a', () => {})); it('b', () => {});`,
    '2 passed, 0 failed',
  ],
  'a file that throws is one failure': [`throw new Error('planted');`, '0 passed, 1 failed'],
  'a file without tests counts for nothing': ['', '0 passed, 0 failed'],
} as const;

for (const [name, [source, last]] of Object.entries(cases)) {
  const isGood = last.includes(' 0 failed') && !last.startsWith('0 passed');
  test(name, () => {
    assert.deepEqual(resultOf(name.replaceAll(' ', '-'), source), { last, status: isGood ? 0 : 1 });
  });
}
