import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';

/** Milliseconds. What a killed server was about to do is due again after 90 s; see LIMIT of the program. */
const LIMIT = 175_000;

onEachStore((name) => {
  it('tasks of seven types are created, answered and called back while the server is killed three times', {
    timeout: LIMIT,
  }, async () => {
    const { env, dispose } = await freshStore(name);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'whole-life.ts')], {
      env: { ...process.env, DATABASE_URL: env.DATABASE_URL ?? '', TASKS_OF_A_TYPE: '6' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    track(child);
    const printed = Promise.all([text(child.stdout), text(child.stderr)]);
    const { code } = await ended(child, LIMIT);
    const [table, problems] = await printed;
    assert.equal(code, 0, table + problems);
    assert.match(table, /\| all \| 42 \| 42 \| 42 \|/);
    assert.match(table, /killed 3 times: nothing is wrong/);
    await dispose();
  });
}, 'the whole life');
