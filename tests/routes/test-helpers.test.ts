import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

const CHOICE = { attachment: 'http://a.example/1.png', categories: ['yes', 'no', 'maybe'] };
const HELPERS = '/v1/test_helpers';

const create = async (s: Suite, also: object = {}) => {
  const answer = await s.test.post('/v1/task/categorization', { ...CHOICE, ...also });
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const script = async (s: Suite, outcome: object) => {
  const answer = await s.test.post(`${HELPERS}/outcomes`, outcome);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const taskOf = async (s: Suite, id: string) => (await s.test.get(`/v1/task/${id}`)).json;

suite(
  'test helpers',
  (s) => {
    let receiver: Receiver;
    before(async () => {
      receiver = await startReceiver();
    });
    after(() => receiver.close());
    beforeEach(async () => {
      assert.equal((await s.test.post(`${HELPERS}/reset`)).status, 200);
    });

    it('a scripted response is for as many matching tasks as it says, the oldest outcome first', async () => {
      await script(s, { type: 'categorize', times: 2, response: { category: 'no' } });
      await script(s, { response: { category: 'maybe' } });
      const other = await s.test.post('/v1/task/comparison', {
        attachments: ['http://a.example/1.png', 'http://a.example/2.png'],
        attachment_type: 'image',
        choices: ['maybe', 'x'],
        unique_id: 'another type',
      });
      assert.equal(other.status, 400, 'the second outcome is for any type, and does not fit this one');
      const given = [];
      for (let i = 0; i < 4; i++) given.push((await create(s)).response.category);
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
      await script(s, { project: 'p', times: 9, response: { category: 'no' } });
      await script(s, { unique_id: 'a*c', times: 9, response: { category: 'maybe' } });
      assert.equal((await create(s)).response.category, 'yes');
      assert.equal((await create(s, { project: 'p' })).response.category, 'no');
      assert.equal((await create(s, { unique_id: 'abbc' })).response.category, 'maybe');
      assert.equal((await create(s, { unique_id: 'abcd' })).response.category, 'yes');
    });

    it('a response that breaks the rules refuses the create, and the outcome stays for the next task', async () => {
      const { outcome_id } = await script(s, { response: { category: 'never heard of' } });
      const refused = await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'free' });
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, new RegExp(`scripted outcome ${outcome_id} does not fit this task: .*category`));
      assert.equal((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes[0].used, 0);
      assert.deepEqual((await s.test.delete(`${HELPERS}/outcomes/${outcome_id}`)).json, { deleted: 1 });
      assert.equal((await s.test.delete(`${HELPERS}/outcomes/${outcome_id}`)).status, 404);
      assert.equal((await create(s, { unique_id: 'free' })).response.category, 'yes');
    });

    it('a create that is refused or repeated uses up no outcome', async () => {
      await create(s, { unique_id: 'once' });
      await script(s, { times: 2, response: { category: 'no' } });
      assert.equal((await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'once' })).status, 409);
      const keyed = { headers: { 'Idempotency-Key': 'scripted' } };
      const first = await s.test.post('/v1/task/categorization', CHOICE, keyed);
      const again = await s.test.post('/v1/task/categorization', CHOICE, keyed);
      assert.equal(first.text, again.text);
      assert.equal((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes[0].used, 1);
      assert.deepEqual((await s.test.delete(`${HELPERS}/outcomes`)).json, { deleted: 1 });
    });

    it('an error is in Scale’s shape, frees the unique_id that asked for it, and is called back', async () => {
      await script(s, { error: 'The picture is black.' });
      await script(s, { error: { error: 'x', attachments: [{ statusCode: 403, url: 'http://a.example/' }] } });
      const url = `${receiver.url}/error`;
      const task = await create(s, { unique_id: 'u', clear_unique_id_on_error: true, callback_url: url });
      assert.deepEqual([task.status, task.response], ['error', { error: 'The picture is black.' }]);
      assert.equal(task.unique_id, undefined);
      assert.equal(task.completed_at, undefined);
      const callback = await receiver.waitFor(({ json }) => json?.task_id === task.task_id);
      assert.equal(callback.json.status, 'error');
      assert.equal((await create(s)).response.attachments[0].statusCode, 403);
    });

    it('a pending task can be completed, set to error, canceled, and claimed by labelers', async () => {
      await script(s, { pending: true, times: 5 });
      const [one, two, three, four, five] = await Promise.all(Array.from({ length: 5 }, () => create(s)));
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
      assert.deepEqual((await taskOf(s, five.task_id)).response, answer.response);
      assert.equal((await s.test.post(at('5f000000000000000000dead', 'complete'))).status, 404);
    });

    it('a delayed task completes by itself, at once when the clock is moved', async () => {
      await script(s, { delay_ms: 30, response: { category: 'no' } });
      await script(s, { delay_ms: 3_600_000, error: 'late', times: 2 });
      const soon = await create(s);
      const [late, canceled] = [await create(s), await create(s)];
      assert.deepEqual([soon.status, late.status], ['pending', 'pending']);
      await until(async () => (await taskOf(s, soon.task_id)).status === 'completed', Boolean);
      assert.deepEqual((await taskOf(s, soon.task_id)).response, { category: 'no' });
      await s.test.post(`/v1/task/${canceled.task_id}/cancel`);
      await s.test.post(`${HELPERS}/clock`, { advance_seconds: 3599 });
      assert.equal((await taskOf(s, late.task_id)).status, 'pending');
      await s.test.post(`${HELPERS}/clock`, { advance_seconds: 1 });
      assert.deepEqual((await s.test.post(`${HELPERS}/flush`)).json, { flushed: true, callbacks: 0, tasks: 0 });
      assert.deepEqual((await taskOf(s, late.task_id)).response, { error: 'late' });
      assert.equal((await taskOf(s, canceled.task_id)).status, 'canceled');
    });

    it('a callback that is to fail is logged as failed and retried, at once when the clock is moved', async () => {
      await script(s, { callback: { fail: 2, status_code: 502 } });
      const url = `${receiver.url}/fails`;
      const { task_id } = await create(s, { callback_url: url });
      const delivery = async () => (await s.test.get(`/v1/callbacks?task_id=${task_id}`)).json.callbacks[0];
      for (const tried of [1, 2]) {
        await until(async () => (await delivery()).attempts.length === tried, Boolean);
        assert.equal((await delivery()).status, 'due');
        assert.equal((await delivery()).attempts.at(-1).status_code, 502);
        const flushed = (await s.test.post(`${HELPERS}/flush`, { timeout_seconds: 0 })).json;
        assert.deepEqual(flushed, { flushed: false, callbacks: 1, tasks: 0 });
        assert.ok(!receiver.received.some(({ json }) => json?.task_id === task_id));
        await s.test.post(`${HELPERS}/clock`, { advance_seconds: 3600 });
      }
      assert.equal((await s.test.post(`${HELPERS}/flush`)).json.flushed, true);
      assert.equal(receiver.received.filter(({ json }) => json?.task_id === task_id).length, 1);
      assert.equal((await delivery()).status, 'delivered');
      assert.equal((await taskOf(s, task_id)).callback_succeeded, true);
    });

    it('the clock makes idempotency keys expire and leases end', async () => {
      const keyed = { headers: { 'Idempotency-Key': 'for a day' } };
      const first = await s.test.post('/v1/task/categorization', CHOICE, keyed);
      const clock = (seconds: number) => s.test.post(`${HELPERS}/clock`, { advance_seconds: seconds });
      await clock(86_000);
      assert.equal((await s.test.post('/v1/task/categorization', CHOICE, keyed)).text, first.text);
      await clock(401);
      assert.notEqual((await s.test.post('/v1/task/categorization', CHOICE, keyed)).text, first.text);
      await script(s, { pending: true });
      const { task_id } = await create(s);
      const { leases } = (await s.test.post('/v1/labeling/claim', { lease_seconds: 600 })).json;
      assert.equal(leases[0].task_id, task_id);
      assert.equal((await s.test.post('/v1/labeling/claim', {})).json.leases.length, 0);
      await clock(601);
      const lost = await s.test.post(`/v1/labeling/leases/${leases[0].lease_id}/heartbeat`);
      assert.equal(lost.status, 409);
      await until(async () => (await s.test.post('/v1/labeling/claim', {})).json.leases.length === 1, Boolean);
    });

    it('a random answer depends on the seed, and the tasks of one outcome differ', async () => {
      const categories = Array.from({ length: 50 }, (_, i) => `c${i}`);
      const draw = async (seed: number) => {
        await script(s, { random: seed, times: 4 });
        const given = [];
        for (let i = 0; i < 4; i++) given.push((await create(s, { categories })).response.category);
        return given;
      };
      const first = await draw(7);
      assert.deepEqual(await draw(7), first);
      assert.notDeepEqual(await draw(8), first);
      assert.ok(new Set(first).size > 1);
    });

    it('the same wishes may ride in the metadata, which is kept as sent', async () => {
      const metadata = { mine: 1, taskwright: { response: { category: 'no' } } };
      await script(s, { response: { category: 'maybe' } });
      const task = await create(s, { metadata });
      assert.deepEqual([task.response, task.metadata], [{ category: 'no' }, metadata]);
      assert.equal(
        (await s.test.get(`${HELPERS}/outcomes`)).json.outcomes[0].used,
        0,
        'the task’s own wish goes first',
      );
      assert.equal((await create(s, { metadata: { taskwright: { pending: true } } })).status, 'pending');
      for (const wrong of ['x', { respones: {} }, { response: {}, error: 'x' }, { response: { category: 'x' } }]) {
        const refused = await s.test.post('/v1/task/categorization', { ...CHOICE, metadata: { taskwright: wrong } });
        assert.equal(refused.status, 400);
        assert.match(refused.json.error, /metadata\.taskwright/);
      }
    });

    it('reset empties the world of the key, and leaves live tasks and secrets alone', async () => {
      const url = `${receiver.url}/reset`;
      const live = (await s.live.post('/v1/task/categorization', CHOICE)).json;
      const secret = (await s.test.get('/v1/settings')).json.callback_auth_key;
      await s.test.post('/v1/projects', { type: 'categorization', name: 'p' });
      await s.test.post('/v1/batches', { project: 'p', name: 'b' });
      await script(s, { callback: { fail: 20 }, times: 3 });
      const keyed = { headers: { 'Idempotency-Key': 'before' } };
      const before = await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'u', tags: ['t'] }, keyed);
      await create(s, { project: 'p', batch: 'b', callback_url: url });
      await script(s, { pending: true });
      await create(s);
      await s.test.post('/v1/labeling/claim', {});
      assert.deepEqual((await s.test.post(`${HELPERS}/reset`)).json, { success: true });
      assert.equal((await s.test.get('/v1/tasks')).json.total, 0);
      assert.deepEqual((await s.test.get('/v1/projects')).json, []);
      assert.equal((await s.test.get('/v1/batches')).json.total, 0);
      assert.deepEqual((await s.test.get('/v1/callbacks')).json.callbacks, []);
      assert.deepEqual((await s.test.get('/v1/labeling/leases')).json.leases ?? [], []);
      assert.equal((await s.test.get('/v1/tasks?tags=t')).json.total, 0);
      assert.deepEqual((await s.test.get(`${HELPERS}/outcomes`)).json.outcomes, []);
      assert.equal((await s.test.post(`${HELPERS}/flush`, { timeout_seconds: 0 })).json.flushed, true);
      assert.equal((await s.test.get('/v1/settings')).json.callback_auth_key, secret);
      const after = await s.test.post('/v1/task/categorization', { ...CHOICE, unique_id: 'u', tags: ['t'] }, keyed);
      assert.equal(after.status, 200);
      assert.notEqual(after.json.task_id, before.json.task_id);
      assert.equal((await s.live.get(`/v1/task/${live.task_id}`)).json.status, 'pending');
      assert.equal((await s.test.get('/v1/tasks')).json.total, 1);
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
  },
  { TASKWRIGHT_TEST_HELPERS: '1', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);

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
    const task = await create(s, { metadata: { taskwright: { pending: true } } });
    assert.equal(task.status, 'completed');
    assert.ok(!(await s.test.get('/openapi.json')).text.includes('test_helpers'));
  });
});
