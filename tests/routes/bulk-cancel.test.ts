import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const ITEM = { type: 'imageannotation', ...BOX_TASK };

suite('POST /v1/tasks/cancel', (s) => {
  const make = async (n: number, fields: object): Promise<string[]> => {
    const answer = await s.live.post(
      '/v1/tasks/bulk',
      Array.from({ length: n }, () => ({ ...ITEM, ...fields })),
    );
    return answer.json.results.map((result: { task_id: string }) => result.task_id);
  };
  const cancel = async (body: object) => {
    const answer = await s.live.post('/v1/tasks/cancel', body);
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  };
  const count = async (query: string): Promise<number> => (await s.live.get(`/v1/tasks?limit=1&${query}`)).json.total;

  it('cancels tasks by their ids, counts each once, and may be repeated', async () => {
    const ids = await make(600, { tags: ['by id'] });
    const other = (await s.test.post('/v1/task/imageannotation', BOX_TASK)).json.task_id;
    await s.live.post(`/v1/task/${ids[3]}/cancel`);
    const none = ['0'.repeat(24), 'nonsense', other];
    const wish = { task_ids: [...ids, ...ids.slice(0, 5), ...none] };
    const first = await cancel(wish);
    assert.deepEqual(
      { ...first, refused: 0 },
      { canceled: 599, already_canceled: 1, not_pending: 0, not_found: 3, refused: 0 },
    );
    assert.deepEqual(
      first.refused.map((one: { task_id: string }) => one.task_id),
      none.toSorted(),
    );
    assert.deepEqual(first.refused[0], { task_id: none[0], status_code: 404, error: 'Task with that ID not found.' });
    const again = await cancel(wish);
    assert.deepEqual([again.canceled, again.already_canceled, again.not_found], [0, 600, 3]);
    assert.equal(await count('status=canceled&tags=by%20id'), 600);
    assert.equal(await count('status=canceled'), await count('status=canceled&start_time=2020-01-01'), 'the counters');
  });

  it('cancels what a filter finds, and nothing else', async () => {
    await make(520, { tags: ['filter', 'a'] });
    await make(30, { tags: ['filter', 'b'] });
    const pending = await count('status=pending');
    const { canceled } = await cancel({ filter: { tags: ['a'], status: 'pending', type: 'imageannotation' } });
    assert.equal(canceled, 520);
    assert.equal(await count('status=pending'), pending - 520);
    assert.equal(await count('tags=b&status=pending'), 30);
    const all = await cancel({ filter: { tags: 'filter' } });
    assert.deepEqual([all.canceled, all.already_canceled], [30, 520]);
  });

  it('takes a tag with a comma as it is', async () => {
    await make(2, { tags: ['red, green'] });
    await make(3, { tags: ['red'] });
    for (const tags of ['red, green', ['red, green']]) {
      const { canceled, already_canceled } = await cancel({ filter: { tags } });
      assert.equal(canceled + already_canceled, 2);
    }
    assert.equal(await count('tags=red&status=pending'), 3);
  });

  it('refuses completed tasks, by id and by filter', async () => {
    const done = (await s.test.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'done' })).json.task_id;
    const text = 'The task was already completed and cannot be canceled.';
    for (const body of [{ task_ids: [done] }, { filter: { unique_id: 'done' } }]) {
      const answer = (await s.test.post('/v1/tasks/cancel', body)).json;
      assert.equal(answer.not_pending, 1);
      assert.deepEqual(answer.refused, [{ task_id: done, status_code: 400, error: text }]);
    }
  });

  it('frees unique_ids, of tasks canceled before too', async () => {
    const unique_id = randomUUID();
    const [id] = await make(1, { unique_id, tags: ['freed'] });
    await cancel({ task_ids: [id] });
    assert.equal(await count(`unique_id=${unique_id}`), 1);
    assert.equal((await cancel({ filter: { tags: ['freed'] }, clear_unique_id: true })).already_canceled, 1);
    assert.equal(await count(`unique_id=${unique_id}`), 0);
    await make(1, { unique_id });
  });

  it('keeps its answer under an Idempotency-Key', async () => {
    const [id] = await make(1, {});
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await s.live.post('/v1/tasks/cancel', { task_ids: [id] }, { headers });
    const again = await s.live.post('/v1/tasks/cancel', { task_ids: [id] }, { headers });
    assert.equal(first.json.canceled, 1);
    assert.equal(again.text, first.text);
    assert.equal(again.headers['idempotent-replayed'], 'true');
    assert.equal((await s.live.post('/v1/tasks/cancel', { task_ids: ['x'] }, { headers })).status, 409);
  });

  it('refuses what it cannot be sure of, before anything is canceled', async () => {
    await make(1, {});
    const pending = await count('status=pending');
    const bad: [unknown, RegExp][] = [
      [{}, /either "task_ids" or "filter"/],
      [{ task_ids: ['x'], filter: { status: 'pending' } }, /either "task_ids" or "filter"/],
      [{ task_ids: Array(10_001).fill('x') }, /"task_ids" must contain at most 10000 items/],
      [{ task_ids: 'x' }, /"task_ids" must be an array/],
      [{ task_ids: [1] }, /"task_ids.0" must be a string/],
      [{ filter: {} }, /"filter" must name at least one condition/],
      [{ filter: { status: null } }, /"filter" must name at least one condition/],
      [{ filter: { batches: 'a' } }, /"filter.batches" is not a filter/],
      [{ filter: { limit: 5 } }, /"filter.limit" is not a filter/],
      [{ filter: { batch: '', status: 'pending' } }, /"filter.batch" must not be empty/],
      [{ filter: { tags: [] } }, /"filter.tags" must not be empty/],
      [{ filter: { status: 'open' } }, /"status" must be one of/],
      [{ filter: { start_time: 'soon' } }, /"start_time"/],
      [{ filter: 'all' }, /"filter" must be an object/],
      [{ task_ids: ['x'], clear_unique_id: 'maybe' }, /"clear_unique_id" must be a boolean/],
      [[], /"body" must be an object/],
    ];
    for (const [body, sentence] of bad) {
      const answer = await s.live.post('/v1/tasks/cancel', body);
      assert.equal(answer.status, 400, `${JSON.stringify(body).slice(0, 200)}: ${answer.text}`);
      assert.match(answer.json.error, sentence);
    }
    assert.equal(await count('status=pending'), pending);
    const { key } = await createAccountUser(s, { email: 'l@example.com', role: 'labeler', mode: 'live' });
    assert.equal((await api(s.server, key).post('/v1/tasks/cancel', { filter: { status: 'pending' } })).status, 403);
  });
});
