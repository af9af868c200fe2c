/** A labeler who asks two servers at once gets an evaluation task once, and others get the same one meanwhile. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { api } from '../kit/client.ts';
import { type Server, startServer } from '../kit/server.ts';
import { type FreshStore, freshStore, STORES } from '../kit/stores.ts';
import { ok, QUESTION } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';

const EVALUATIONS = 6;
const REAL = 40;

describe('evaluation tasks of two servers', { skip: !STORES.includes('postgres') && 'no PostgreSQL here' }, () => {
  let store: FreshStore;
  let servers: Server[];

  before(async () => {
    store = await freshStore('postgres');
    servers = await Promise.all([startServer({ env: store.env }), startServer({ env: store.env })]);
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await store.dispose();
  });

  it('are never claimed twice by one labeler, and spend no real task', async () => {
    const admin = api(servers[0]!, servers[0]!.liveKey);
    const settings = { quality: { evaluation_share: 0.5, bar: 0.1, scored_before_bar: 100 } };
    ok(await admin.post('/v1/projects', { type: 'categorization', name: 'two' }));
    ok(await admin.post('/v1/projects/two/settings', settings));
    const task = { ...QUESTION, project: 'two' };
    const evaluations = new Set<string>();
    for (let i = 0; i < EVALUATIONS; i++) {
      const made = ok(
        await admin.post('/v1/evaluation_tasks/categorization', { ...task, expected_response: { category: 'yes' } }),
      );
      evaluations.add(made.id);
    }
    for (let i = 0; i < REAL; i++) ok(await admin.post('/v1/task/categorization', task));
    const people = await createPeople({ env: store.env, server: servers[0]! }, ['labeler', 'labeler']);
    const seen = await Promise.all(
      people.map(async ({ key }) => {
        const [one, other] = servers.map((server) => api(server, key)) as [typeof admin, typeof admin];
        const ids: string[] = [];
        for (let round = 0; round < 12; round++) {
          const claims = await Promise.all(
            [one, other, one, other].map((call) => call.post('/v1/labeling/claim', { limit: 2 })),
          );
          const leases = claims.flatMap((claim) => ok(claim).leases);
          ids.push(...leases.map((lease: { task_id: string }) => lease.task_id));
          // Both servers at once, for each lease: one of the two answers it.
          for (const { lease_id } of leases) {
            const body = { response: { category: 'yes' } };
            const path = `/v1/labeling/leases/${lease_id}/submit`;
            const answers = await Promise.all([one.post(path, body), other.post(path, body)]);
            assert.deepEqual(
              answers.map(({ status }) => status).sort(),
              [200, 409],
              answers.map(({ text }) => text).join(),
            );
          }
        }
        return ids;
      }),
    );
    for (const ids of seen) {
      assert.equal(new Set(ids).size, ids.length, 'nothing twice');
      assert.equal(ids.filter((id) => evaluations.has(id)).length, EVALUATIONS);
    }
    const spent = seen.flat().filter((id) => !evaluations.has(id));
    assert.equal(new Set(spent).size, spent.length);
    assert.equal(ok(await admin.get('/v1/tasks?status=completed&project=two')).total, spent.length);
    const { labelers } = ok(await admin.get('/v1/quality/labelers'));
    for (const { accuracy } of labelers) assert.deepEqual([accuracy[0].scored, accuracy[0].accuracy], [EVALUATIONS, 1]);
  });
});
