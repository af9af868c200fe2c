import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { api } from '../kit/client.ts';
import { type Server, startServer } from '../kit/server.ts';
import { type FreshStore, freshStore, STORES } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

describe('two servers on one PostgreSQL', { skip: !STORES.includes('postgres') && 'no PostgreSQL here' }, () => {
  let store: FreshStore;
  let servers: Server[];
  const clients = () => servers.map((server) => api(server, server.liveKey));

  before(async () => {
    store = await freshStore('postgres');
    servers = await Promise.all([startServer({ env: store.env }), startServer({ env: store.env })]);
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await store.dispose();
  });

  it('make one task of identical requests at once', async () => {
    for (let round = 0; round < 20; round++) {
      const key = randomUUID();
      const body = { ...BOX_TASK, tags: [key] };
      const answers = await Promise.all(
        [...clients(), ...clients(), ...clients()].map((client) =>
          client.post('/v1/task/imageannotation', body, { headers: { 'Idempotency-Key': key } }),
        ),
      );
      const done = answers.filter((answer) => answer.status === 200);
      assert.ok(
        answers.every((a) => a.status === 200 || a.status === 429),
        answers.map((a) => a.text).join(),
      );
      assert.equal(new Set(done.map((answer) => answer.text)).size, 1);
      assert.equal((await clients()[0]!.get(`/v1/tasks?tags=${key}`)).json.total, 1);
    }
  });

  it('give one unique_id to one of them, findable at once on both', async () => {
    for (let round = 0; round < 20; round++) {
      const unique_id = randomUUID();
      const answers = await Promise.all(
        [...clients(), ...clients()].map((client) =>
          client.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id }),
        ),
      );
      const winners = answers.filter((answer) => answer.status === 200);
      assert.equal(winners.length, 1);
      assert.equal(answers.filter((answer) => answer.status === 409).length, 3);
      for (const client of clients()) {
        assert.equal(
          (await client.get(`/v1/tasks?unique_id=${unique_id}`)).json.docs[0].task_id,
          winners[0]!.json.task_id,
        );
      }
    }
  });

  it('keep exact totals and one order while both write', async () => {
    const [one, two] = clients();
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        (i % 2 ? one! : two!).post('/v1/task/imageannotation', { ...BOX_TASK, tags: ['sum'] }),
      ),
    );
    const total = (await one!.get('/v1/tasks?type=imageannotation&limit=1')).json.total;
    assert.equal(total, (await two!.get('/v1/tasks?type=imageannotation&start_time=2020-01-01&limit=1')).json.total);
    const pages = await Promise.all([one!.get('/v1/tasks?tags=sum'), two!.get('/v1/tasks?tags=sum')]);
    assert.equal(pages[0]!.text.slice(0, 5000), pages[1]!.text.slice(0, 5000));
    const times = pages[0]!.json.docs.map((doc: { created_at: string }) => doc.created_at);
    assert.deepEqual(times, times.toSorted().reverse());
  });

  it('revoke a key for both at once', async () => {
    const [one, two] = clients();
    const { key, key_id } = (await one!.post('/v1/keys', { name: 'x' })).json;
    assert.equal((await api(servers[1]!, key).get('/v1/tasks')).status, 200);
    await two!.delete(`/v1/keys/${key_id}`);
    assert.equal((await api(servers[0]!, key).get('/v1/tasks')).status, 401);
  });
});
