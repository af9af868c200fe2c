import { strict as assert } from 'node:assert';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { ended } from '../kit/children.ts';
import { api, gone, request } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { startNpm } from '../kit/npm.ts';
import { announced } from '../kit/server.ts';

const ROOT = join(import.meta.dirname, '../..');

it('npm start in a fresh checkout takes a task at once', async () => {
  const folder = temporaryFolder();
  const child = startNpm(['start'], { cwd: ROOT, env: { PORT: '0', TASKWRIGHT_DATA_DIR: folder } });
  const { url, output } = await announced(child);
  assert.equal((await request(url, { path: '/readyz' })).status, 200);

  const keys = join(folder, 'keys.txt');
  assert.equal(statSync(keys).mode & 0o777, 0o600);
  const key = /^test key: (\S+)$/m.exec(readFileSync(keys, 'utf8'))?.[1];
  assert.ok(key, 'keys.txt holds a test key');
  assert.ok(!output().includes(key), 'a key is not printed where it may end up in a log');

  const task = await api({ url }, key).post('/v1/task/categorization', {
    attachment_type: 'text',
    attachment: 'Is this a tree?',
    categories: ['yes', 'no'],
  });
  assert.equal(task.status, 200, task.text);
  assert.equal(task.json.status, 'completed');

  child.kill('SIGTERM');
  await ended(child);
  await gone(url);
});
