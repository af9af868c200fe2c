import assert from 'node:assert/strict';
import { it } from 'node:test';
import { BOX_TASK, suite } from '../kit/suite.ts';

suite('the verbs on one task', (s) => {
  const create = async (fields: object = {}) =>
    (await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, ...fields })).json;

  it('retrieves a task, and answers 404 for unknown and malformed ids', async () => {
    const task = await create();
    assert.deepEqual((await s.live.get(`/v1/task/${task.task_id}`)).json, task);
    const ids = [
      '576ba74eec471ff9b01557cc',
      'invalid_task_id',
      'zzzzzzzzzzzzzzzzzzzzzzzz',
      '%00',
      'x'.repeat(5000),
      '..%2f',
    ];
    for (const id of ids) {
      const missing = await s.live.get(`/v1/task/${id}`);
      assert.deepEqual(missing.json, { status_code: 404, error: 'Task with that ID not found.' }, id);
    }
  });

  it('keeps live and test apart', async () => {
    const task = await create();
    assert.equal((await s.test.get(`/v1/task/${task.task_id}`)).status, 404);
    assert.equal((await s.test.post(`/v1/task/${task.task_id}/cancel`)).status, 404);
    assert.equal((await s.test.post(`/v1/task/${task.task_id}/setMetadata`, { a: 1 })).status, 404);
    const ids = (await s.test.get('/v1/tasks')).json.docs.map((d: { task_id: string }) => d.task_id);
    assert.equal(ids.includes(task.task_id), false);
    const uid = { unique_id: `world-${task.task_id}` };
    await create(uid);
    assert.equal((await s.test.post('/v1/task/imageannotation', { ...BOX_TASK, ...uid })).status, 200);
  });

  it('cancels a pending task, again without harm, and never a completed one', async () => {
    const { task_id, unique_id } = await create({ unique_id: 'cancel/1' });
    assert.equal(unique_id, 'cancel/1');
    const canceled = await s.live.post(`/v1/task/${task_id}/cancel`, { callback_url: null });
    assert.equal(canceled.json.status, 'canceled');
    assert.equal(canceled.json.unique_id, 'cancel/1', 'kept without clear_unique_id');
    assert.equal((await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id })).status, 409);
    const again = await s.live.post(`/v1/task/${task_id}/cancel`);
    assert.equal(again.text, canceled.text);
    const cleared = await s.live.post(`/v1/task/${task_id}/cancel?clear_unique_id=True`);
    assert.equal('unique_id' in cleared.json, false, 'honoured on the repeat too');
    assert.equal((await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id })).status, 200);
    const wrong = await s.live.post(`/v1/task/${task_id}/cancel?clear_unique_id=maybe`);
    assert.match(wrong.json.error, /"clear_unique_id" must be true or false/);
    const done = (await s.test.post('/v1/task/imageannotation', BOX_TASK)).json;
    const refused = await s.test.post(`/v1/task/${done.task_id}/cancel`);
    assert.deepEqual(refused.json, {
      status_code: 400,
      error: 'The task was already completed and cannot be canceled.',
    });
  });

  it('replaces metadata in any status, and sets {} without a body', async () => {
    const { task_id } = await create({ metadata: { a: 1, b: { c: [2] } } });
    const set = await s.live.post(`/v1/task/${task_id}/setMetadata`, { key: 'value' });
    assert.deepEqual(set.json.metadata, { key: 'value' });
    await s.live.post(`/v1/task/${task_id}/cancel`);
    const docs = await s.live.post(`/v1/task/${task_id}/setMetadata`, { docs: { x: 1 } });
    assert.deepEqual(docs.json.metadata, { docs: { x: 1 } });
    const empty = await s.live.post(`/v1/task/${task_id}/setMetadata`, undefined, {
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(empty.status, 200, empty.text);
    assert.deepEqual(empty.json.metadata, {});
    for (const body of [[], 'text', 5, { a: 'x'.repeat(10_240) }]) {
      const refused = await s.live.post(`/v1/task/${task_id}/setMetadata`, body);
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /"metadata" must be/);
    }
  });

  it('sets, replaces and removes the unique_id', async () => {
    const first = await create({ unique_id: 's3://bucket/file.png' });
    const taken = await s.live.post('/v1/task/categorization', {
      attachment: 'x',
      categories: ['a', 'b'],
      unique_id: 's3://bucket/file.png',
    });
    assert.equal(taken.status, 409);
    const sentence = `The unique_id ("s3://bucket/file.png") is already used for a different task (${first.task_id}).`;
    assert.deepEqual(taken.json, { status_code: 409, error: sentence });
    const second = await create();
    const clash = await s.live.post(`/v1/task/${second.task_id}/unique_id`, { unique_id: 's3://bucket/file.png' });
    assert.equal(clash.status, 409);
    assert.equal(clash.json.error, sentence);
    assert.equal('unique_id' in (await s.live.get(`/v1/task/${second.task_id}`)).json, false);
    const same = await s.live.post(`/v1/task/${first.task_id}/unique_id`, { unique_id: 's3://bucket/file.png' });
    assert.equal(same.status, 200);
    const changed = await s.live.post(`/v1/task/${first.task_id}/unique_id`, { unique_id: 'new_unique_id' });
    assert.equal(changed.json.unique_id, 'new_unique_id');
    assert.equal(
      (await s.live.post(`/v1/task/${second.task_id}/unique_id`, { unique_id: 's3://bucket/file.png' })).status,
      200,
    );
    const removed = await s.live.delete(`/v1/task/${first.task_id}/unique_id`);
    assert.equal('unique_id' in removed.json, false);
    assert.equal((await s.live.delete(`/v1/task/${first.task_id}/unique_id`)).status, 200);
    for (const body of [{}, { unique_id: '' }, { unique_id: null }, { unique_id: 5 }, []]) {
      assert.equal((await s.live.post(`/v1/task/${first.task_id}/unique_id`, body)).status, 400);
    }
  });

  it('adds tags with PUT, replaces them with POST, removes them with DELETE', async () => {
    const { task_id } = await create();
    const path = `/v1/task/${task_id}/tags`;
    assert.deepEqual((await s.live.put(path, ['a', 'b'])).json.tags, ['a', 'b']);
    assert.deepEqual((await s.live.put(path, ['b', 'c', 'c'])).json.tags, ['a', 'b', 'c']);
    assert.deepEqual((await s.live.delete(path, ['a', 'nope'])).json.tags, ['b', 'c']);
    assert.deepEqual((await s.live.post(path, ['z', 'b'])).json.tags, ['z', 'b']);
    assert.equal((await s.live.get('/v1/tasks?tags=c')).json.total, 0);
    assert.equal((await s.live.get('/v1/tasks?tags=z')).json.total, 1);
    const none = await s.live.post(path, undefined, { headers: { 'content-type': 'application/json' } });
    assert.equal('tags' in none.json, false);
    for (const bad of [[''], [null], ['ok', 5], { a: 1 }, 'a', ['x'.repeat(257)]]) {
      const refused = await s.live.put(path, bad);
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /"tags(\.\d)?" /);
    }
    await s.live.post(
      path,
      Array.from({ length: 50 }, (_, i) => `t${i}`),
    );
    assert.match((await s.live.put(path, ['one more'])).json.error, /at most 50/);
    assert.equal((await s.live.get(`/v1/task/${task_id}`)).json.tags.length, 50);
  });

  it('gives one unique_id to one of many creates at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'race', tags: ['race'] }),
      ),
    );
    const winners = answers.filter((answer) => answer.status === 200);
    assert.equal(winners.length, 1);
    for (const answer of answers.filter((a) => a.status !== 200)) {
      assert.equal(answer.status, 409);
      assert.ok(answer.json.error.endsWith(`(${winners[0]!.json.task_id}).`));
    }
    const listed = await s.live.get('/v1/tasks?unique_id=race');
    assert.equal(listed.json.docs[0].task_id, winners[0]!.json.task_id);
    assert.equal((await s.live.get('/v1/tasks?tags=race')).json.total, 1);
  });

  it('gives one unique_id to one of many updates at once', async () => {
    const tasks = await Promise.all(Array.from({ length: 10 }, () => create()));
    const answers = await Promise.all(
      tasks.map(({ task_id }) => s.live.post(`/v1/task/${task_id}/unique_id`, { unique_id: 'update-race' })),
    );
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, ...Array(9).fill(409)]);
    assert.equal((await s.live.get('/v1/tasks?unique_id=update-race')).json.total, 1);
  });
});
