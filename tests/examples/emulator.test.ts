import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { bareEnv } from '../kit/server.ts';
import { noPython, PYTHON } from '../sdk/python.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLES = 'examples/emulator';
/** A suite of an example's, run as its first lines say. @returns what it printed. */
async function suite(program: string, args: string[]): Promise<string> {
  const env = {
    ...bareEnv(),
    TASKWRIGHT_COMMAND: `${process.execPath} ${join(ROOT, 'bin/taskwright.js')}`,
    NO_COLOR: '1',
  };
  const child = track(spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  const [printed] = await Promise.all([Promise.all([child.stdout, child.stderr].map((s) => s.toArray()))]);
  const text = Buffer.concat(printed.flat()).toString();
  assert.equal((await ended(child, 60_000)).code, 0, text);
  return text;
}

describe('examples of the emulator', () => {
  it('node --test: an answer gets lost, and there is one task', async () => {
    const text = await suite(process.execPath, ['--test', '--test-reporter=spec', `${EXAMPLES}/lost-answer.test.ts`]);
    assert.match(text, /pass 9\n/);
    assert.match(text, /fail 0\n/);
  });

  it('vitest: the same', async () => {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const config = ['--config', `${EXAMPLES}/vitest.config.ts`];
    const text = await suite(process.execPath, [vitest, 'run', '--dir', EXAMPLES, ...config]);
    assert.match(text, /Tests\s+3 passed/);
  });

  it("pytest: Scale's own client over https", { skip: noPython }, async () => {
    assert.ok(PYTHON, 'CI has to have Python with pytest and scaleapi');
    const text = await suite(PYTHON, [
      '-m',
      'pytest',
      '-q',
      '-p',
      'no:cacheprovider',
      `${EXAMPLES}/test_lost_answer.py`,
    ]);
    assert.match(text, /2 passed/);
  });
});
