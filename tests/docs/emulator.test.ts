import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { track } from '../kit/children.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { shellEnv } from '../kit/npm.ts';
import { until } from '../kit/until.ts';

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

/** One shell for the whole page, as its reader has one. */
class Shell {
  private readonly child: ChildProcess;
  private printed = '';

  constructor(cwd: string) {
    const npm = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_prefer_offline: 'true' };
    const env = { ...shellEnv(), ...npm, CLONE: cloneOf(ROOT), NO_COLOR: '1' };
    this.child = track(spawn('bash', { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true }));
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.printed += text;
      });
    }
  }

  /** @returns what the block printed. @throws unless it ends well. */
  async run(block: string): Promise<string> {
    const end = `end-${randomUUID()}`;
    this.printed = '';
    // Its own commands end at the first that fails; servers in the background and variables stay.
    this.child.stdin!.write(`set -e\n${block}\nset +e\necho "${end} 0"\n`);
    await until(
      () => this.printed.includes(end) || this.child.exitCode !== null,
      (ended) => ended,
      150_000,
    );
    assert.equal(this.child.exitCode, null, `${block}\n${this.printed}`);
    return this.printed;
  }

  end(): void {
    try {
      process.kill(-this.child.pid!, 'SIGKILL');
    } catch {
      // It ended by itself, and all that it started.
    }
  }
}

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
    shell = new Shell(folder);
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
