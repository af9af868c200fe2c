import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { api } from '../kit/client.ts';
import { type PostgresProxy, postgresProxy } from '../kit/postgres-proxy.ts';
import { type Server, startServer } from '../kit/server.ts';
import { type FreshStore, freshStore, STORES } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/wait.ts';

describe('a PostgreSQL that fails', { skip: !STORES.includes('postgres') && 'no PostgreSQL here' }, () => {
  let store: FreshStore;
  let proxy: PostgresProxy;
  let server: Server;
  const live = () => api(server, server.liveKey);
  const create = (body: object = {}, headers: Record<string, string> = {}) =>
    live().post('/v1/task/imageannotation', { ...BOX_TASK, ...body }, { headers });

  before(async () => {
    store = await freshStore('postgres');
    proxy = await postgresProxy(store.env.DATABASE_URL!);
    server = await startServer({ env: { ...store.env, DATABASE_URL: proxy.url } });
  });
  after(async () => {
    await server.stop().finally(() => proxy.close());
    await store.dispose();
  });

  it('ends every backend under 64 creates: 503 for those, 200 for the next, and the process lives', async () => {
    const { pid } = server;
    const client = new pg.Client({ connectionString: store.env.DATABASE_URL });
    await client.connect();
    let refused = 0;
    try {
      for (let round = 0; round < 20 && refused === 0; round++) {
        const creates = Array.from({ length: 64 }, () => create());
        for (let i = 0; i < 5; i++) {
          await client.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          );
        }
        for (const answer of await Promise.all(creates)) {
          assert.ok(answer.status === 200 || answer.status === 503, answer.text);
          if (answer.status === 503) refused++;
        }
      }
    } finally {
      await client.end();
    }
    assert.ok(refused > 0, 'some creates lost their connection');
    await until(create, (answer) => answer.status === 200);
    assert.equal(server.pid, pid);
  });

  it('does not say that nothing was done when the connection is lost during the commit', async () => {
    const unique_id = randomUUID();
    proxy.cutAfterCommitOf(unique_id);
    const answer = await create({ unique_id });
    assert.equal(answer.status, 503, answer.text);
    assert.match(answer.json.error, /^It is not known whether this was done; repeat it with the same unique_id/);
    assert.equal(answer.headers['retry-after'], '1');
    assert.equal((await create({ unique_id })).status, 409, 'it was done');
  });

  it('sends the saved answer when the connection is lost during the commit of a keyed request', async () => {
    const key = randomUUID();
    proxy.cutAfterCommitOf(key);
    const answer = await create({ tags: [key] }, { 'Idempotency-Key': key });
    assert.equal(answer.status, 200, answer.text);
    assert.equal((await create({ tags: [key] }, { 'Idempotency-Key': key })).text, answer.text);
    assert.equal((await live().get(`/v1/tasks?tags=${key}`)).json.total, 1);
  });

  it('answers 503 while the database hangs, and 200 once it is back', async () => {
    proxy.hang();
    assert.equal((await live().get('/readyz')).status, 503);
    assert.equal((await live().get('/healthz')).status, 200);
    assert.equal((await create()).status, 503);
    proxy.recover();
    await until(create, (answer) => answer.status === 200, 60_000);
  });
});
