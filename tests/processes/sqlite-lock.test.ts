import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { freshStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

const HOLD = `
  const { DatabaseSync } = require('node:sqlite');
  const db = new DatabaseSync(process.argv[1], { timeout: 5000 });
  db.exec('begin immediate');
  console.log('held');
  process.stdin.on('end', () => { db.exec('commit'); db.close(); }).resume();
`;

it('reads go on while another process holds the write lock, and the create follows it', async () => {
  const { env, dispose } = await freshStore('sqlite');
  const server = await startServer({ env });
  const client = api(server, server.liveKey);
  let holder: ChildProcess | undefined;
  try {
    assert.equal((await client.post('/v1/task/imageannotation', BOX_TASK)).status, 200);
    const file = join(env.TASKWRIGHT_DATA_DIR!, 'taskwright.db');
    holder = track(spawn(process.execPath, ['-e', HOLD, file], { stdio: ['pipe', 'pipe', 'inherit'] }));
    await once(holder.stdout!, 'data');
    let answered = 0;
    const creates = Array.from({ length: 3 }, async () => {
      const answer = await client.post('/v1/task/imageannotation', BOX_TASK);
      answered++;
      return answer;
    });
    for (let i = 0; i < 30; i++) {
      const answers = await Promise.all(
        ['/healthz', '/readyz', '/v1/tasks?limit=1', '/v1/tasks?limit=1&updated_after=2020-01-01'].map((path) =>
          client.get(path),
        ),
      );
      assert.deepEqual(
        answers.map((answer) => answer.status),
        [200, 200, 200, 200],
      );
      assert.equal(answered, 0, 'the lock is held');
    }
    holder.stdin!.end();
    for (const answer of await Promise.all(creates)) assert.equal(answer.status, 200, answer.text);
    await ended(holder);
    assert.equal((await client.get('/v1/tasks?limit=1')).json.total, 4);
  } finally {
    holder?.kill();
    await server.stop();
    await dispose();
  }
});
