import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

suite('events', (s) => {
  it('has one row an action: who, key, what, before and after, request id', async () => {
    const created = await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'e' });
    const id = created.json.task_id;
    const path = `/v1/task/${id}`;
    const answers = [
      created,
      await s.live.post(`${path}/setMetadata`, { a: 1 }),
      await s.live.put(`${path}/tags`, ['x']),
      await s.live.delete(`${path}/tags`, ['x']),
      await s.live.post(`${path}/unique_id`, { unique_id: 'f' }),
      await s.live.delete(`${path}/unique_id`),
      await s.live.post(`${path}/hypothesis`, { hypothesis: { annotations: [] } }),
      await s.live.post(`${path}/cancel`),
    ];
    // None of these does anything, so none leaves a row.
    await s.live.post(`${path}/cancel`);
    await s.live.post('/v1/task/imageannotation', { attachment: 'x' });
    await s.live.post('/v1/task/nonsense/cancel');
    await s.live.get(path);

    const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
    const rows = await store.all(
      'select action, before, after, user_id, key_id, request_id, mode from events where task_id = ? order by event_id',
      [id],
    );
    await store.close();
    assert.deepEqual(
      rows.map(([action, before, after]) => [action, JSON.parse(String(before)), JSON.parse(String(after))]),
      [
        ['create task', null, { type: 'imageannotation', status: 'pending', unique_id: 'e' }],
        ['set metadata', { metadata: {} }, { metadata: { a: 1 } }],
        ['add tags', { tags: [] }, { tags: ['x'] }],
        ['remove tags', { tags: ['x'] }, { tags: [] }],
        ['set unique_id', { unique_id: 'e' }, { unique_id: 'f' }],
        ['delete unique_id', { unique_id: 'f' }, { unique_id: null }],
        ['set hypothesis', { hypothesis: 0 }, { hypothesis: 0 }],
        ['cancel task', { status: 'pending' }, { status: 'canceled' }],
      ],
    );
    assert.deepEqual(
      rows.map((row) => row[5]),
      answers.map((answer) => answer.headers['x-request-id']),
    );
    for (const [, , , userId, keyId, , mode] of rows) {
      assert.match(String(userId), /^[0-9a-f]{24}$/);
      assert.match(String(keyId), /^[0-9a-f]{24}$/);
      assert.equal(mode, 'live');
    }
  });
});
