import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { bareEnv } from '../kit/server.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

it('a stop that is asked for as soon as the server is there stops it well', async () => {
  for (let round = 0; round < 5; round++) {
    const env = { ...bareEnv(), PORT: '0', LOG_LEVEL: 'warn', TASKWRIGHT_DATA_DIR: temporaryFolder() };
    const child = track(spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] }));
    await once(child.stdout!, 'data');
    child.kill('SIGTERM');
    assert.deepEqual(await ended(child), { code: 0, signal: null });
  }
});
