import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { VERSION } from '../../src/version.ts';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { type Received, type Receiver, startReceiver } from '../kit/receiver.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

const LOOPBACK = { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };

suite(
  'callbacks',
  (s) => {
    let receiver: Receiver;
    before(async () => {
      receiver = await startReceiver();
    });
    after(() => receiver.close());

    const on = (path: string) => (one: Received) => one.path === path;
    const create = async (path: string, fields: object = {}) => {
      const body = { ...BOX_TASK, callback_url: receiver.url + path, ...fields };
      const answer = await s.test.post('/v1/task/imageannotation', body);
      assert.equal(answer.status, 200, answer.text);
      return answer.json;
    };
    const task = async (id: string) => (await s.test.get(`/v1/task/${id}`)).json;
    const flagged = (id: string) =>
      until(
        () => task(id),
        (t) => 'callback_succeeded' in t,
      );
    const log = async (query: string) => (await s.test.get(`/v1/callbacks?${query}`)).json.callbacks;
    const ended = (id: string) =>
      until(
        () => log(`task_id=${id}`),
        (rows) => rows.every((row: { status: string }) => row.status !== 'due'),
      );

    it("sends a test task's callback for real: Scale's body and header, Standard Webhooks signature", async () => {
      const created = await create('/exact?a=1', { metadata: { cow: '🐄' } });
      assert.equal('callback_succeeded' in created, false, 'the flag follows the delivery');
      const sent = await receiver.waitFor(on('/exact?a=1'));
      assert.equal(sent.method, 'POST');
      assert.deepEqual(Object.keys(sent.json), ['task_id', 'status', 'response', 'task']);
      assert.deepEqual(sent.json, {
        task_id: created.task_id,
        status: 'completed',
        response: created.response,
        task: created,
      });
      const settings = (await s.test.get('/v1/settings')).json;
      const { headers } = sent;
      assert.equal(headers['content-type'], 'application/json');
      assert.match(settings.callback_auth_key, /^test_auth_[0-9a-f]{32}$/);
      assert.equal(headers['scale-callback-auth'], settings.callback_auth_key);
      assert.equal(headers['user-agent'], `taskwright/${VERSION}`);
      assert.equal(headers['content-length'], String(sent.body.length));
      assert.deepEqual(
        new Webhook(settings.signing_secret).verify(sent.text, headers as Record<string, string>),
        sent.json,
      );
      const done = await flagged(created.task_id);
      assert.equal(done.callback_succeeded, true);
      assert.ok(done.updated_at >= created.updated_at);
      const { updated_at: _, callback_succeeded: __, ...same } = done;
      const { updated_at: ___, ...before } = created;
      assert.deepEqual(same, before);
    });

    it('shows the delivery log, with the body and answer of one callback', async () => {
      receiver.answer('/log', { status: 202, body: 'taken' });
      const { task_id } = await create('/log');
      await flagged(task_id);
      const [row, ...more] = await ended(task_id);
      assert.equal(more.length, 0);
      assert.equal(row.callback_id, (await receiver.waitFor(on('/log'))).headers['webhook-id']);
      assert.deepEqual(
        { ...row, callback_id: 0, created_at: 0, ended_at: 0, attempts: 0 },
        {
          callback_id: 0,
          task_id,
          reason: 'completed',
          status: 'delivered',
          callback_url: `${receiver.url}/log`,
          created_at: 0,
          ended_at: 0,
          attempts: 0,
        },
      );
      assert.equal(row.attempts[0].status_code, 202);
      assert.equal('response' in row.attempts[0], false);
      const one = (await s.test.get(`/v1/callbacks/${row.callback_id}`)).json;
      assert.equal(one.attempts[0].response, 'taken');
      assert.equal(one.body, (await receiver.waitFor(on('/log'))).text);
    });

    it('replays a callback as a new one, with the task as it is now', async () => {
      const { task_id } = await create('/replay');
      const [row] = await ended(task_id);
      await s.test.post(`/v1/task/${task_id}/setMetadata`, { fresh: true });
      const key = { headers: { 'Idempotency-Key': `replay-${s.store}` } };
      const replay = await s.test.post(`/v1/callbacks/${row.callback_id}/replay`, undefined, key);
      assert.equal(replay.status, 200, replay.text);
      assert.equal(replay.json.reason, 'replay');
      assert.notEqual(replay.json.callback_id, row.callback_id);
      assert.equal((await s.test.post(`/v1/callbacks/${row.callback_id}/replay`, undefined, key)).text, replay.text);
      const [, second] = await receiver.waitForCount(2, on('/replay'));
      assert.equal(second!.headers['webhook-id'], replay.json.callback_id);
      assert.deepEqual(second!.json.task.metadata, { fresh: true });
      assert.equal(second!.json.task.callback_succeeded, true);
      assert.equal((await ended(task_id)).length, 2, 'the Idempotency-Key made one of two');
    });

    it('send_callback sends it again for completed tasks, and says 400 otherwise', async () => {
      const { task_id } = await create('/again');
      await receiver.waitFor(on('/again'));
      const again = await s.test.post(`/v1/task/${task_id}/send_callback`);
      assert.equal(again.status, 200);
      assert.equal(again.text, '{"success":true}');
      await receiver.waitForCount(2, on('/again'));
      const { task_id: silent } = (await s.test.post('/v1/task/imageannotation', BOX_TASK)).json;
      const none = await s.test.post(`/v1/task/${silent}/send_callback`);
      assert.deepEqual([none.status, none.json.error], [400, 'The task has no callback_url.']);
      const url = { callback_url: `${receiver.url}/never` };
      const { task_id: pending } = (await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, ...url })).json;
      const early = await s.live.post(`/v1/task/${pending}/send_callback`);
      assert.equal(early.status, 400);
      assert.match(early.json.error, /Only a completed or errored task .* pending/);
      await s.live.post(`/v1/task/${pending}/cancel`);
      assert.equal((await s.live.post(`/v1/task/${pending}/send_callback`)).status, 400);
      assert.equal((await s.test.post('/v1/task/576ba74eec471ff9b01557cc/send_callback')).status, 404);
      assert.equal(receiver.received.some(on('/never')), false);
    });

    it('tries again after a 500, with the same id and body and a signature that is good by itself', async () => {
      receiver.answer('/flaky', [{ status: 500, body: 'a\0b\xff', headers: { 'retry-after': '1' } }, { status: 200 }]);
      const { task_id } = await create('/flaky');
      const tries = await receiver.waitForCount(2, on('/flaky'));
      const { signing_secret } = (await s.test.get('/v1/settings')).json;
      for (const { text, headers } of tries) {
        new Webhook(signing_secret).verify(text, headers as Record<string, string>);
      }
      assert.equal(tries[0]!.headers['webhook-id'], tries[1]!.headers['webhook-id']);
      assert.equal(tries[0]!.text, tries[1]!.text);
      assert.notEqual(tries[0]!.headers['webhook-timestamp'], tries[1]!.headers['webhook-timestamp']);
      assert.equal((await flagged(task_id)).callback_succeeded, true);
      const [row] = await ended(task_id);
      const one = (await s.test.get(`/v1/callbacks/${row.callback_id}`)).json;
      assert.deepEqual(
        one.attempts.map((a: { attempt: number; status_code: number }) => [a.attempt, a.status_code]),
        [
          [1, 500],
          [2, 200],
        ],
      );
      assert.equal(one.attempts[0].error, 'The receiver answered with status 500.');
      assert.equal(one.attempts[0].response, 'a\ufffdbÿ');
    });

    it('a 410 ends it at once', async () => {
      receiver.answer('/gone', { status: 410 });
      const { task_id } = await create('/gone');
      assert.equal((await flagged(task_id)).callback_succeeded, false);
      const [row] = await ended(task_id);
      assert.equal(row.status, 'failed');
      assert.equal(row.attempts.length, 1);
      const failed = (await log('status=failed')) as { callback_id: string }[];
      assert.deepEqual(
        failed.map((f) => f.callback_id),
        [row.callback_id],
      );
    });

    it('follows no redirect', async () => {
      receiver.answer('/from', { status: 307, headers: { location: `${receiver.url}/to` } });
      const { task_id } = await create('/from');
      const [row] = await until(
        () => log(`task_id=${task_id}`),
        ([one]) => one.attempts.length > 0,
      );
      assert.equal(row.status, 'due');
      assert.equal(row.attempts[0].status_code, 307);
      assert.match(row.attempts[0].error, /redirects are not followed/);
      assert.ok(row.next_attempt_at > row.created_at);
      assert.equal(receiver.received.some(on('/to')), false);
    });

    it('refuses to call the server itself, whatever the operator allows, and tells no address', async () => {
      const { task_id } = await create('/x', { callback_url: `${s.server.url}/v1/tasks` });
      const [row] = await until(
        () => log(`task_id=${task_id}`),
        ([one]) => one.attempts.length > 0,
      );
      assert.equal('status_code' in row.attempts[0], false);
      assert.match(row.attempts[0].error, /not permitted|not allowed/);
    });

    it('pages through the log by next_token, filter by filter, mode by mode', async () => {
      const { task_id } = await create('/pages');
      for (let i = 0; i < 4; i++) await s.test.post(`/v1/task/${task_id}/send_callback`);
      const rows = await ended(task_id);
      assert.equal(rows.length, 5);
      const paged: { callback_id: string }[] = [];
      let token = '';
      do {
        const page = (await s.test.get(`/v1/callbacks?task_id=${task_id}&limit=2&next_token=${token}`)).json;
        assert.equal(page.has_more, 'next_token' in page);
        paged.push(...page.callbacks);
        token = page.next_token ?? '';
      } while (token);
      assert.deepEqual(paged, rows);
      const first = (await s.test.get(`/v1/callbacks?task_id=${task_id}&limit=2`)).json.next_token;
      assert.equal((await s.test.get(`/v1/callbacks?limit=2&next_token=${first}`)).status, 400, 'of other filters');
      for (const bad of ['status=lost', 'limit=0', 'limit=101', 'task_id=a&task_id=b', 'next_token=x']) {
        assert.equal((await s.test.get(`/v1/callbacks?${bad}`)).status, 400, bad);
      }
      assert.deepEqual((await s.live.get(`/v1/callbacks?task_id=${task_id}`)).json, { callbacks: [], has_more: false });
      const path = `/v1/callbacks/${rows[0].callback_id}`;
      assert.equal((await s.live.get(path)).status, 404, 'a live key sees no test callback');
      assert.equal((await s.live.post(`${path}/replay`)).status, 404);
      assert.equal((await s.test.get('/v1/callbacks/nonsense')).status, 404);
    });

    it('is for managers and admins; sending a task again is for members too', async () => {
      const { task_id } = await create('/roles');
      const [row] = await ended(task_id);
      const path = `/v1/callbacks/${row.callback_id}`;
      for (const [role, log, send] of [
        ['labeler', 403, 403],
        ['member', 403, 200],
        ['manager', 200, 200],
      ] as const) {
        const { key } = await createAccountUser(s, { email: `${role}@callbacks.example`, role, mode: 'test' });
        const client = api(s.server, key);
        assert.equal((await client.get('/v1/callbacks')).status, log, role);
        assert.equal((await client.get(path)).status, log, role);
        assert.equal((await client.post(`${path}/replay`)).status, log, role);
        assert.equal((await client.post(`/v1/task/${task_id}/send_callback`)).status, send, role);
      }
    });

    it('counts tries and what waits in /metrics', async () => {
      // What the tests before left behind may be on its way still.
      const [text, due] = await until(
        async () => [(await api(s.server).get('/metrics')).text, await log('status=due')] as const,
        ([metrics, rows]) => metrics.includes(`taskwright_callbacks_due ${rows.length}\n`),
      );
      const value = (line: RegExp) => Number(line.exec(text)?.[1]);
      assert.ok(value(/^taskwright_callback_attempts_total\{outcome="delivered"\} (\d+)$/m) > 5);
      assert.ok(value(/^taskwright_callback_attempts_total\{outcome="failed"\} (\d+)$/m) === 1);
      assert.ok(value(/^taskwright_callback_first_try_seconds_count (\d+)$/m) > 5);
      assert.ok(due.length > 0);
      assert.ok(value(/^taskwright_callbacks_oldest_due_seconds (\S+)$/m) > 0);
    });
  },
  LOOPBACK,
);
