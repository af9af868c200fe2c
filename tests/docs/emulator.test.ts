import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder } from '../kit/folders.ts';
import { Shell } from '../kit/shell.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/emulator.md'), 'utf8');

/** What the text before a block promises of it, by the block's first words that are its own. */
const PROMISES: Record<string, RegExp[]> = {
  'npm --prefix': [],
  'test_helpers/outcomes': [/"category":"no cow"/, /"status":"error".*The picture is black\./s],
  'test_lost:': [/attempt 1: no answer/, /"status":"completed"/, /"total":1,/],
  'lost-answer.test.ts': [/pass 9\n/, /fail 0\n/],
  'vitest run': [/Tests\s+3 passed/],
  pytest: [/2 passed/],
  '--fail ': [/"status_code":503/],
  '--record': [/"unique_id":"pair-1"/, /2 exchanges, 0 answered otherwise/],
  'emulate --port 4010 &': [/"status":"completed"/],
};

/** `npm ci` in the reader's clone would take away the packages from under the tests that run beside this one. */
function cloneOf(root: string): string {
  const clone = join(temporaryFolder(), 'taskwright');
  const { status, stderr } = spawnSync('git', ['clone', '-q', root, clone], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return clone;
}

const hasPython = spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;

describe('docs/emulator.md', () => {
  const folder = temporaryFolder();
  let shell: Shell;
  before(() => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    shell = new Shell(folder, { CLONE: cloneOf(ROOT) });
  });
  after(() => shell.end());

  const blocks = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block!);

  for (const block of blocks) {
    const name = Object.keys(PROMISES).find((words) => block.includes(words));
    const skip = name === 'pytest' && !hasPython && !process.env.CI && 'no Python here';
    it(`does what it says: ${block.split('\n', 1)[0]}`, { timeout: 170_000, skip }, async () => {
      assert.ok(name, `nothing is promised of\n${block}`);
      const printed = await shell.run(block);
      for (const promise of PROMISES[name]!) assert.match(printed, promise);
    });
  }

  it('has a block for every promise', () => {
    for (const words of Object.keys(PROMISES))
      assert.ok(
        blocks.some((block) => block.includes(words)),
        words,
      );
  });
});
