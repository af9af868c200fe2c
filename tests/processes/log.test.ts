import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { bareEnv } from '../kit/server.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/wait.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const KEY = 'test_0123456789';

async function serves(stderr: number | 'pipe', path: string): Promise<void> {
  const child = track(
    spawn(process.execPath, [MAIN, 'serve'], {
      env: {
        ...bareEnv(),
        TASKWRIGHT_DATA_DIR: temporaryFolder(),
        TASKWRIGHT_TEST_KEY: KEY,
        TASKWRIGHT_LIVE_KEY: 'live_0123456789',
        PORT: '0',
        LOG_LEVEL: 'trace',
      },
      stdio: ['ignore', 'pipe', stderr],
    }),
  );
  let printed = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  // Nobody reads standard error.
  const url = await until(
    async () => /listens on (\S+)/.exec(printed)?.[1],
    (found) => found !== undefined,
  );
  const client = api({ url: url! }, KEY);
  for (let round = 0; round < 30; round++) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.get(path)));
    assert.ok(answers.every((answer) => answer.status < 500));
  }
  assert.equal((await client.post('/v1/task/imageannotation', BOX_TASK)).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await ended(child), { code: 0, signal: null });
}

it('a log on a full disk costs no request, and the server stops well', { timeout: 60_000 }, async () => {
  const full = openSync('/dev/full', 'w');
  try {
    await serves(full, '/v1/tasks');
  } finally {
    closeSync(full);
  }
});

it('a log that nobody reads costs no request, and the server stops well', { timeout: 60_000 }, () =>
  // 1,500 lines of a hundred characters: more than the 64 kB of a pipe.
  serves('pipe', '/v1/tasks'),
);
