import assert from 'node:assert/strict';
import { it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { CHOICE, HELPERS, steered } from './steered.ts';

steered('test helpers', (s) => {
  it('a scripted response is for as many matching tasks as it says, the oldest outcome first', async () => {
    await s.script({ type: 'categorize', times: 2, response: { category: 'no' } });
    await s.script({ response: { category: 'maybe' } });
    const other = await s.test.post('/v1/task/comparison', {
      attachments: ['http://a.example/1.png', 'http://a.example/2.png'],
      attachment_type: 'image',
      choices: ['maybe', 'x'],
      unique_id: 'another type',
    });
    assert.equal(other.status, 400, 'the second outcome is for any type, and does not fit this one');
    const given = [];
    for (let i = 0; i < 4; i++) given.push((await s.create()).response.category);
    assert.deepEqual(given, ['no', 'no', 'maybe', 'yes']);
    const { outcomes } = (await s.test.get(`${HELPERS}/outcomes`)).json;
    assert.deepEqual(
      outcomes.map(({ type, times, used }: Record<string, unknown>) => [type, times, used]),
      [
        ['categorization', 2, 2],
        [undefined, 1, 1],
      ],
    );
  });

  it('matches project and unique_id', async () => {
    await s.test.post('/v1/projects', { type: 'categorization', name: 'p' });
    await s.script({ project: 'p', times: 9, response: { category: 'no' } });
    await s.script({ unique_id: 'a*c', times: 9, response: { category: 'maybe' } });
    assert.equal((await s.create()).response.category, 'yes');
    assert.equal((await s.create({ project: 'p' })).response.category, 'no');
    assert.equal((await s.create({ unique_id: 'abbc' })).response.category, 'maybe');
    assert.equal((await s.create({ unique_id: 'abcd' })).response.category, 'yes');
  });

  it('a response that breaks the rules refuses the create, and the outcome stays for the next task', async () => {
    const { outcome_id } = await s.script({ response: { category: 'never heard of' } });
    const refused = await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'free' });
    assert.equal(refused.status, 400);
    assert.match(refused.json.error, new RegExp(`scripted outcome ${outcome_id} does not fit this task: .*category`));
    assert.equal((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes[0].used, 0);
    assert.deepEqual((await s.test.delete(`${HELPERS}/outcomes/${outcome_id}`)).json, { deleted: 1 });
    assert.equal((await s.test.delete(`${HELPERS}/outcomes/${outcome_id}`)).status, 404);
    assert.equal((await s.create({ unique_id: 'free' })).response.category, 'yes');
  });

  it('a create that is refused or repeated uses up no outcome', async () => {
    await s.create({ unique_id: 'once' });
    await s.script({ times: 2, response: { category: 'no' } });
    assert.equal((await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'once' })).status, 409);
    const keyed = { headers: { 'Idempotency-Key': 'scripted' } };
    const first = await s.test.post('/v1/task/categorization', CHOICE, keyed);
    const again = await s.test.post('/v1/task/categorization', CHOICE, keyed);
    assert.equal(first.text, again.text);
    assert.equal((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes[0].used, 1);
    assert.deepEqual((await s.test.delete(`${HELPERS}/outcomes`)).json, { deleted: 1 });
  });

  it('an error is in Scale’s shape, frees the unique_id that asked for it, and is called back', async () => {
    await s.script({ error: 'The picture is black.' });
    await s.script({ error: { error: 'x', attachments: [{ statusCode: 403, url: 'http://a.example/' }] } });
    const url = `${s.receiver.url}/error`;
    const task = await s.create({ unique_id: 'u', clear_unique_id_on_error: true, callback_url: url });
    assert.deepEqual([task.status, task.response], ['error', { error: 'The picture is black.' }]);
    assert.equal(task.unique_id, undefined);
    assert.equal(task.completed_at, undefined);
    const callback = await s.receiver.waitFor(({ json }) => json?.task_id === task.task_id);
    assert.equal(callback.json.status, 'error');
    assert.equal((await s.create()).response.attachments[0].statusCode, 403);
  });

  it('a pending task can be completed, set to error, canceled, and claimed by labelers', async () => {
    await s.script({ pending: true, times: 5 });
    const [one, two, three, four, five] = await Promise.all(Array.from({ length: 5 }, () => s.create()));
    assert.ok([one, two, three, four, five].every((task) => task.status === 'pending' && !task.response));
    const at = (id: string, verb: string) => `${HELPERS}/tasks/${id}/${verb}`;
    const refused = await s.test.post(at(one.task_id, 'complete'), { response: { category: 'x' } });
    assert.equal(refused.status, 400);
    const completed = await s.test.post(at(one.task_id, 'complete'), { response: { category: 'no' } });
    assert.deepEqual([completed.json.status, completed.json.response], ['completed', { category: 'no' }]);
    assert.equal((await s.test.post(at(one.task_id, 'complete'))).status, 400, 'it is completed');
    assert.equal((await s.test.post(at(two.task_id, 'complete'))).json.response.category, 'yes');
    const failed = await s.test.post(at(three.task_id, 'error'), { error: 'Why.' });
    assert.deepEqual([failed.json.status, failed.json.response], ['error', { error: 'Why.' }]);
    assert.equal((await s.test.post(`/v1/task/${four.task_id}/cancel`)).json.status, 'canceled');
    const { leases } = (await s.test.post('/v1/labeling/claim', { limit: 10 })).json;
    assert.deepEqual(
      leases.map((lease: { task_id: string }) => lease.task_id),
      [five.task_id],
    );
    const answer = { response: { category: 'maybe' } };
    await s.test.post(`/v1/labeling/leases/${leases[0].lease_id}/submit`, answer);
    assert.deepEqual((await s.task(five.task_id)).response, answer.response);
    assert.equal((await s.test.post(at('5f000000000000000000dead', 'complete'))).status, 404);
  });

  it('a random answer depends on the seed, and the tasks of one outcome differ', async () => {
    const categories = Array.from({ length: 50 }, (_, i) => `c${i}`);
    const draw = async (seed: number) => {
      await s.script({ random: seed, times: 4 });
      const given = [];
      for (let i = 0; i < 4; i++) given.push((await s.create({ categories })).response.category);
      return given;
    };
    const first = await draw(7);
    assert.deepEqual(await draw(7), first);
    assert.notDeepEqual(await draw(8), first);
    assert.ok(new Set(first).size > 1);
  });

  it('the same wishes may ride in the metadata, which is kept as sent', async () => {
    const metadata = { mine: 1, taskwright: { response: { category: 'no' } } };
    await s.script({ response: { category: 'maybe' } });
    const task = await s.create({ metadata });
    assert.deepEqual([task.response, task.metadata], [{ category: 'no' }, metadata]);
    assert.equal((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes[0].used, 0, 'the task’s own wish goes first');
    assert.equal((await s.create({ metadata: { taskwright: { pending: true } } })).status, 'pending');
    assert.equal((await s.create({ metadata: { taskwright: null } })).status, 'completed');
    for (const wrong of ['x', [], { respones: {} }, { response: {}, error: 'x' }, { response: { category: 'x' } }]) {
      const refused = await s.test.post('/v1/task/categorization', { ...CHOICE, metadata: { taskwright: wrong } });
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /metadata\.taskwright/);
    }
  });

  it('are for test keys and for those who may change tasks', async () => {
    const refused = await s.live.post(`${HELPERS}/reset`);
    assert.equal(refused.status, 403);
    assert.match(refused.json.error, /test key/);
    assert.equal((await s.live.get(`${HELPERS}/outcomes`)).status, 403);
    const { key } = (await s.test.post('/v1/keys', { name: 'labeler', role: 'labeler' })).json;
    assert.equal((await s.test.post(`${HELPERS}/clock`, { advance_seconds: 1 }, { key })).status, 403);
  });

  it('refuse what they do not know, naming it', async () => {
    for (const [path, body, named] of [
      ['outcomes', { type: 'nonsense', pending: true }, /"type"/],
      ['outcomes', { respones: {} }, /respones/],
      ['outcomes', { times: 0 }, /times/],
      ['outcomes', { pending: true, error: 'x' }, /error and pending/],
      ['outcomes', { pending: true, delay_ms: 1 }, /pending and delay_ms/],
      ['outcomes', { callback: 'succeed' }, /callback/],
      ['outcomes', { error: {} }, /error/],
      ['outcomes', { random: { seed: 'x' } }, /random/],
      ['clock', { advance_seconds: -1 }, /advance_seconds/],
      ['clock', {}, /advance_seconds/],
      ['flush', { timeout_seconds: 1e9 }, /timeout_seconds/],
    ] as const) {
      const refused = await s.test.post(`${HELPERS}/${path}`, body);
      assert.equal(refused.status, 400, `${path} ${JSON.stringify(body)}: ${refused.text}`);
      assert.match(refused.json.error, named);
    }
  });
});

suite('test helpers that are not switched on', (s) => {
  it('are paths like any unknown one, and metadata says nothing', async () => {
    const unknown = await s.test.post('/v1/no_such_path');
    for (const path of ['reset', 'outcomes', 'clock', 'flush', 'tasks/x/complete']) {
      const refused = await s.test.post(`${HELPERS}/${path}`, {});
      assert.deepEqual(
        [refused.status, refused.json.error],
        [404, unknown.json.error.replace('no_such_path', `test_helpers/${path}`)],
      );
    }
    const task = (
      await s.test.post('/v1/task/categorization', { ...CHOICE, metadata: { taskwright: { pending: true } } })
    ).json;
    assert.equal(task.status, 'completed');
    assert.ok(!(await s.test.get('/openapi.json')).text.includes('test_helpers'));
  });
});
