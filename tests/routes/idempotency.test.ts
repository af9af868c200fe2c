import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const keyed = (key: string) => ({ headers: { 'Idempotency-Key': key } });

suite('Idempotency-Key', (s) => {
  it('gives the saved bytes to a repeat and makes no second task', async () => {
    const key = randomUUID();
    const first = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(first.status, 200);
    await s.live.post(`/v1/task/${first.json.task_id}/setMetadata`, { later: true });
    const again = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(again.status, 200);
    assert.equal(again.text, first.text, 'the task as it was, not as it is');
    assert.equal(again.headers['idempotent-replayed'], 'true');
    assert.equal(first.headers['idempotent-replayed'], undefined);
  });

  it('matches by the parsed body, not by its bytes', async () => {
    const key = randomUUID();
    const first = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    const { geometries, attachment } = BOX_TASK;
    const other = await s.live.post('/v1/task/imageannotation', undefined, {
      raw: JSON.stringify({ geometries, attachment }, null, 2),
      headers: { 'content-type': 'application/json', 'Idempotency-Key': key },
    });
    assert.equal(other.text, first.text);
  });

  it('saves an error too: the same 400 again, then 409 for the corrected body', async () => {
    const key = randomUUID();
    const bad = { attachment: 'http://a.example/1.png' };
    const first = await s.live.post('/v1/task/imageannotation', bad, keyed(key));
    assert.equal(first.status, 400);
    const again = await s.live.post('/v1/task/imageannotation', bad, keyed(key));
    assert.equal(again.status, 400);
    assert.equal(again.text, first.text);
    const corrected = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(corrected.status, 409);
    assert.deepEqual(corrected.json, {
      status_code: 409,
      error: `The Idempotency-Key ("${key}") was already used for a different request.`,
    });
  });

  it('saves a 409 of the unique_id and undoes what the refused create began', async () => {
    const unique_id = `idem-${randomUUID()}`;
    const owner = await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id });
    const key = randomUUID();
    const body = { ...BOX_TASK, unique_id, tags: ['refused'] };
    const refused = await s.live.post('/v1/task/imageannotation', body, keyed(key));
    assert.equal(refused.status, 409);
    await s.live.delete(`/v1/task/${owner.json.task_id}/unique_id`);
    const again = await s.live.post('/v1/task/imageannotation', body, keyed(key));
    assert.equal(again.text, refused.text, 'saved, although the unique_id is free by now');
    assert.equal((await s.live.get('/v1/tasks?tags=refused')).json.total, 0);
  });

  it('replays before it looks at the unique_id', async () => {
    const body = { ...BOX_TASK, unique_id: `both-${randomUUID()}` };
    const key = randomUUID();
    const first = await s.live.post('/v1/task/imageannotation', body, keyed(key));
    const again = await s.live.post('/v1/task/imageannotation', body, keyed(key));
    assert.equal(again.status, 200);
    assert.equal(again.text, first.text);
    const without = await s.live.post('/v1/task/imageannotation', body);
    assert.equal(without.status, 409);
  });

  it('tells requests apart by path, method and query', async () => {
    const key = randomUUID();
    const { task_id } = (await s.live.post('/v1/task/imageannotation', BOX_TASK)).json;
    assert.equal((await s.live.put(`/v1/task/${task_id}/tags`, ['a'], keyed(key))).status, 200);
    assert.equal((await s.live.post(`/v1/task/${task_id}/tags`, ['a'], keyed(key))).status, 409);
    const cancel = randomUUID();
    assert.equal((await s.live.post(`/v1/task/${task_id}/cancel`, undefined, keyed(cancel))).status, 200);
    const cleared = await s.live.post(`/v1/task/${task_id}/cancel?clear_unique_id=true`, undefined, keyed(cancel));
    assert.equal(cleared.status, 409);
  });

  it('is honoured on every verb that changes a task', async () => {
    const { task_id } = (await s.live.post('/v1/task/imageannotation', BOX_TASK)).json;
    const verbs: [string, string, unknown][] = [
      ['POST', 'setMetadata', { n: 1 }],
      ['POST', 'unique_id', { unique_id: `verb-${task_id}` }],
      ['DELETE', 'unique_id', undefined],
      ['PUT', 'tags', ['x']],
      ['POST', 'tags', ['y']],
      ['DELETE', 'tags', ['y']],
      ['POST', 'cancel', undefined],
    ];
    for (const [method, verb, body] of verbs) {
      const key = randomUUID();
      const path = `/v1/task/${task_id}/${verb}`;
      const first = await s.live.request(method, path, body, keyed(key));
      assert.equal(first.status, 200, `${method} ${path}: ${first.text}`);
      await s.live.post(`/v1/task/${task_id}/setMetadata`, { between: verb });
      const again = await s.live.request(method, path, body, keyed(key));
      assert.equal(again.text, first.text, `${method} ${path}`);
    }
  });

  it('makes one task of identical requests at once', async () => {
    const key = randomUUID();
    const unique = { ...BOX_TASK, tags: [key] };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => s.live.post('/v1/task/imageannotation', unique, keyed(key))),
    );
    const done = answers.filter((answer) => answer.status === 200);
    assert.ok(done.length >= 1);
    assert.ok(answers.every((answer) => answer.status === 200 || answer.status === 429));
    assert.equal(new Set(done.map((answer) => answer.text)).size, 1);
    assert.equal((await s.live.get(`/v1/tasks?tags=${key}`)).json.total, 1);
  });

  it('is apart for live and test', async () => {
    const key = randomUUID();
    const live = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    const test = await s.test.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(test.status, 200);
    assert.notEqual(test.json.task_id, live.json.task_id);
  });

  it('is shared by two keys of one user, and 409 for another user', async () => {
    const key = randomUUID();
    const first = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    const second = await s.live.post('/v1/keys', { name: 'the same user' });
    const same = await api(s.server, second.json.key).post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(same.text, first.text);
    const { key: others } = await createAccountUser(s, { email: `${key}@example.com`, role: 'member', mode: 'live' });
    const other = await api(s.server, others).post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(other.status, 409);
  });

  it('saves nothing for a body that cannot be read, and nothing for a 401', async () => {
    const key = randomUUID();
    const broken = await s.live.post('/v1/task/imageannotation', undefined, {
      raw: '{"attachment":',
      headers: { 'content-type': 'application/json', 'Idempotency-Key': key },
    });
    assert.equal(broken.status, 400);
    const stranger = await api(s.server, 'live_nobody').post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(stranger.status, 401);
    const done = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
    assert.equal(done.status, 200);
  });

  it('refuses a key of 0 or of more than 255 characters', async () => {
    for (const key of ['', 'x'.repeat(256)]) {
      const answer = await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed(key));
      assert.equal(answer.status, 400);
      assert.match(answer.json.error, /"Idempotency-Key" must be given once and have 1 to 255 characters/);
    }
    assert.equal((await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed('x'.repeat(255)))).status, 200);
    assert.equal((await s.live.post('/v1/task/imageannotation', BOX_TASK, keyed('nightly run 7'))).status, 200);
  });

  it('refuses a key that is not printable ASCII, and two of them', async () => {
    const utf8 = Buffer.from('schlüssel').toString('latin1');
    for (const headers of [
      ['Idempotency-Key', utf8],
      ['Idempotency-Key', 'a\tb'],
      ['Idempotency-Key', 'a', 'idempotency-key', 'b'],
      ['Idempotency-Key', 'a', 'idempotency-key', 'a'],
    ]) {
      const answer = await s.live.post('/v1/task/imageannotation', BOX_TASK, { headers });
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.json.error, /must be given once and have 1 to 255 characters of printable ASCII/);
    }
  });

  it('knows a request again whose URL names the host', async () => {
    const headers = { 'Idempotency-Key': 'by-way-of-a-proxy' };
    const [first, again] = [
      await s.live.post('/v1/task/imageannotation', BOX_TASK, { headers }),
      await s.live.post('http://a.example/v1/task/imageannotation', BOX_TASK, { headers }),
    ];
    assert.equal(first.status, 200, first.text);
    assert.equal(again.text, first.text);
  });

  it('tells a form from JSON that reads the same', async () => {
    const send = (raw: string, type: string) =>
      s.test.post('/v1/task/comparison', undefined, {
        raw,
        headers: { 'content-type': type, 'Idempotency-Key': 'form-or-not' },
      });
    const json = '{"attachments":["http://a.example/1","http://a.example/2"],"choices":["a","b"]}';
    const form = 'attachments[]=http://a.example/1&attachments[]=http://a.example/2&choices[]=a&choices[]=b';
    const first = await send(form, 'application/x-www-form-urlencoded');
    assert.equal((await send(json, 'application/json')).status, 409);
    assert.equal((await send(form, 'application/x-www-form-urlencoded')).text, first.text);
  });
});
