import assert from 'node:assert/strict';
import { it } from 'node:test';
import { api } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

suite('for whoever runs the server', (s) => {
  it('says that it is up and ready without a key', async () => {
    const nobody = api(s.server);
    assert.equal((await nobody.get('/healthz')).status, 200);
    assert.equal((await nobody.get('/readyz')).status, 200);
  });

  it('counts requests, latency, tasks and commits', async () => {
    await s.live.post('/v1/task/imageannotation', BOX_TASK);
    await s.test.post('/v1/task/imageannotation', BOX_TASK);
    await s.live.get('/v1/task/nonsense');
    const { text } = await api(s.server).get('/metrics');
    const value = (line: string) =>
      Number(new RegExp(`^${line.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
    assert.equal(
      value('taskwright_http_requests_total{method="POST",route="/v1/task/imageannotation",status="200"}'),
      2,
    );
    assert.equal(value('taskwright_http_requests_total{method="GET",route="/v1/task/:task_id",status="404"}'), 1);
    assert.ok(value('taskwright_http_request_seconds_count{method="POST",route="/v1/task/imageannotation"}') >= 2);
    assert.equal(value('taskwright_tasks{mode="live",status="pending"}'), 1);
    assert.equal(value('taskwright_tasks{mode="test",status="completed"}'), 1);
    assert.ok(value('taskwright_commit_units_count') >= 2);
    assert.equal(value('taskwright_queue_depth{mode="live",kind="label"}'), 1);
    await s.live.post('/v1/tasks/cancel', { filter: { status: 'pending' } });
    const { text: later } = await api(s.server).get('/metrics');
    assert.doesNotMatch(later, /^taskwright_queue_depth\{/m, 'nothing waits any more');
    assert.match(later, /^# TYPE taskwright_leases_live gauge$/m);
  });

  it('gives every answer a request id of its own', async () => {
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => (await s.live.get('/v1/tasks')).headers['x-request-id']),
    );
    assert.equal(new Set(ids).size, 5);
  });

  it('shows the API reference from its own files', async () => {
    const page = await api(s.server).get('/docs/');
    assert.equal(page.status, 200);
    assert.match(page.text, /<html|<!doctype html/i);
    assert.doesNotMatch(page.text, /src="https?:/);
  });
});
