import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import pg from 'pg';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { DUMPED } from '../schemas/dump.ts';

const SCHEMAS = join(import.meta.dirname, '../schemas');

async function load(env: Record<string, string>, dump: string): Promise<void> {
  if (!env.DATABASE_URL) {
    const db = new DatabaseSync(join(env.TASKWRIGHT_DATA_DIR!, 'taskwright.db'));
    db.exec(dump);
    db.close();
    return;
  }
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  await client.query(dump);
  await client.end();
}

onEachStore((store) => {
  const dumps = readdirSync(SCHEMAS).filter((file) => file.endsWith(`.${store}.sql`));

  it('there is a dump of each schema before the newest', () => {
    const expected = MIGRATIONS.slice(1).map((_, i) => `${String(i + 1).padStart(4, '0')}.${store}.sql`);
    for (const file of expected)
      assert.ok(dumps.includes(file), `${file} is missing: node tests/schemas/dump.ts makes it`);
  });

  for (const file of dumps) {
    it(`brings ${file} up to date, with all that is in it`, async () => {
      const { env, dispose } = await freshStore(store);
      await load(env, readFileSync(join(SCHEMAS, file), 'utf8'));
      const server = await startServer({ env: { ...env, ...DUMPED, TASKWRIGHT_TEST_HELPERS: '1' } });
      const live = api(server, server.liveKey);
      const tasks = (await live.get('/v1/tasks')).json;
      assert.equal(tasks.total, 2);
      assert.deepEqual(
        tasks.docs.map((task: { unique_id: string; status: string }) => [task.unique_id, task.status]),
        [
          ['canceled', 'canceled'],
          ['kept', 'pending'],
        ],
      );
      assert.deepEqual(tasks.docs[0].metadata, { why: 'it’s 🐄' });
      assert.equal((await live.get('/v1/tasks?tags=b')).json.total, 1);
      const test = api(server, server.testKey);
      const hasWork = file > '0002';
      assert.equal((await test.get('/v1/tasks?status=completed')).json.total, hasWork ? 2 : 1);
      if (hasWork) {
        assert.equal((await live.get('/v1/projects/dumped')).json.name, 'dumped');
        assert.equal((await test.get('/v1/tasks?project=dumped&batch=dumped')).json.docs[0].unique_id, 'in a batch');
        assert.equal((await live.get('/v1/settings')).json.callback_url, 'http://b.example/');
      }
      assert.equal((await live.get('/v1/keys')).json.keys.length, 2);
      const { leases } = (await live.post('/v1/labeling/claim', { limit: 10 })).json;
      assert.deepEqual(
        leases.map((lease: { task_id: string }) => lease.task_id),
        [tasks.docs[1].task_id],
        'what was pending can be claimed',
      );
      await test.post('/v1/test_helpers/outcomes', { callback: 'fail', delay_ms: 60_000 });
      const task = { attachment: 'x', categories: ['a'], callback_url: 'http://a.example/' };
      assert.equal((await test.post('/v1/task/categorization', task)).json.status, 'pending');
      const taken = await live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'kept' });
      assert.equal(taken.status, 409);
      const made = await live.post('/v1/task/imageannotation', BOX_TASK);
      assert.equal(made.status, 200);
      assert.equal((await live.post(`/v1/task/${made.json.task_id}/cancel`)).json.status, 'canceled');
      await server.stop();
      await dispose();
    });
  }
}, 'upgrade');
