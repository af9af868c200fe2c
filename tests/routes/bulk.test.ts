import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { createAccountUser } from '../kit/accounts.ts';
import { api, exchange } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const ITEM = { type: 'imageannotation', ...BOX_TASK };
const NDJSON = { 'content-type': 'application/x-ndjson' };

interface Result {
  status_code: number;
  task_id?: string;
  error?: string;
}

suite('POST /v1/tasks/bulk', (s) => {
  const bulk = async (items: unknown[]): Promise<Result[]> => {
    const answer = await s.live.post('/v1/tasks/bulk', items);
    assert.equal(answer.status, 200, answer.text);
    return answer.json.results;
  };
  const send = (raw: string | Buffer, headers: Record<string, string> = NDJSON) =>
    s.live.post('/v1/tasks/bulk', undefined, { raw, headers });
  const count = async (query: string): Promise<number> => (await s.live.get(`/v1/tasks?limit=1&${query}`)).json.total;

  it('creates each item as a create by itself would, and answers in order', async () => {
    const categories = { type: 'categorization', attachment: 'x', categories: ['a', 'b'] };
    const fields = { unique_id: 'bulk/1', tags: ['bulk'], metadata: { a: 'é"\n' }, priority: 30 };
    const results = await bulk([{ ...ITEM, ...fields }, categories, { ...categories, type: 'nonsense' }]);
    assert.deepEqual(
      results.map((result) => result.status_code),
      [200, 200, 404],
    );
    assert.deepEqual(Object.keys(results[0]!), ['status_code', 'task_id']);
    assert.deepEqual(results[2], { status_code: 404, error: 'There is no task type "nonsense".' });
    const [first, second] = await Promise.all(
      results.slice(0, 2).map(async ({ task_id }) => (await s.live.get(`/v1/task/${task_id}`)).json),
    );
    const single = (await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, ...fields, unique_id: 'alone' })).json;
    assert.equal(first.unique_id, 'bulk/1');
    assert.deepEqual(without(first), without(single));
    assert.equal(second.type, 'categorization');
    const done = await s.test.post('/v1/tasks/bulk', [ITEM]);
    const { status } = (await s.test.get(`/v1/task/${done.json.results[0].task_id}`)).json;
    assert.equal(status, 'completed', 'a test key completes it at once');
  });

  it('lets no bad item spoil another, and names what is wrong', async () => {
    const before = await count('');
    const bad: [unknown, number, RegExp][] = [
      [5, 400, /"body" must be an object/],
      [null, 400, /"type" is required/],
      [[], 400, /"body" must be an object/],
      [{}, 400, /"type" is required/],
      [{ ...ITEM, type: 7 }, 400, /"type" must be a string/],
      [{ ...ITEM, type: '' }, 400, /"type"/],
      [{ ...ITEM, type: '__proto__' }, 404, /no task type/],
      [{ ...ITEM, idempotency_key: '' }, 400, /"idempotency_key"/],
      [{ ...ITEM, idempotency_key: 'x'.repeat(256) }, 400, /"idempotency_key"/],
      [{ ...ITEM, idempotency_key: 'schlüssel' }, 400, /"idempotency_key"/],
      [{ ...ITEM, geometries: undefined }, 400, /"geometries"/],
      [{ ...ITEM, attachment: undefined }, 400, /Please include an attachment/],
      [{ ...ITEM, metadata: { a: 'x'.repeat(11_000) } }, 400, /"metadata"/],
      [{ ...ITEM, metadata: { a: 'nul\u0000' } }, 400, /NUL/],
      [{ ...ITEM, project: 'nowhere' }, 404, /nowhere/],
    ];
    const items = bad.flatMap(([item]) => [ITEM, item]);
    const results = await bulk([...items, ITEM]);
    assert.equal(results.length, items.length + 1);
    for (const [i, [, status, sentence]] of bad.entries()) {
      assert.equal(results[2 * i]!.status_code, 200, results[2 * i]!.error);
      assert.equal(results[2 * i + 1]!.status_code, status, JSON.stringify(results[2 * i + 1]));
      assert.match(results[2 * i + 1]!.error!, sentence);
    }
    assert.equal(await count(''), before + bad.length + 1);
    assert.equal(await count('start_time=2020-01-01'), before + bad.length + 1, 'the counters agree with the rows');
  });

  it('gives a unique_id to the first of several items that want it', async () => {
    const unique_id = randomUUID();
    const results = await bulk([ITEM, { ...ITEM, unique_id }, { ...ITEM, unique_id }, ITEM, { ...ITEM, unique_id }]);
    assert.deepEqual(
      results.map((result) => result.status_code),
      [200, 200, 409, 200, 409],
    );
    const text = `The unique_id ("${unique_id}") is already used for a different task (${results[1]!.task_id}).`;
    assert.equal(results[2]!.error, text);
    assert.equal(results[4]!.error, text);
  });

  it("replays an item's first result under its own key, refusals too, within a request and between requests", async () => {
    const [good, poor] = [randomUUID(), randomUUID()];
    const items = [
      { ...ITEM, idempotency_key: good },
      { ...ITEM, idempotency_key: poor, geometries: 'none' },
      { ...ITEM, idempotency_key: good },
      { ...ITEM, idempotency_key: good, metadata: { other: true } },
    ];
    const before = await count('');
    const results = await bulk(items);
    assert.deepEqual(
      results.map((result) => result.status_code),
      [200, 400, 200, 409],
    );
    assert.equal(results[2]!.task_id, results[0]!.task_id);
    assert.match(results[3]!.error!, /already used for a different request/);
    assert.deepEqual(await bulk(items), results);
    assert.equal(await count(''), before + 1);
    const alone = await s.live.post('/v1/task/imageannotation', BOX_TASK, { headers: { 'Idempotency-Key': good } });
    assert.equal(alone.json.task_id, results[0]!.task_id, 'the item is the create that it stands for');
    assert.equal(alone.headers['idempotent-replayed'], 'true');
  });

  it('makes one task of each key when the same request comes many times at once', async () => {
    const items = Array.from({ length: 40 }, () => ({ ...ITEM, idempotency_key: randomUUID(), tags: ['at once'] }));
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => bulk(i % 2 ? items : items.toReversed())));
    const ids = answers.map((results, i) => (i % 2 ? results : results.toReversed()).map((result) => result.task_id));
    for (const one of ids) assert.deepEqual(one, ids[0]);
    assert.equal(await count('tags=at%20once'), 40);
  });

  it('takes newline-delimited JSON: a broken line is the refusal of that item', async () => {
    const line = JSON.stringify(ITEM);
    const lines = [line, '{"type":', line, '', ' \r', `${line}\r`, '\xff', '[1]', 'null', `${line} x`];
    for (const type of ['application/x-ndjson', 'application/jsonl; charset=utf-8']) {
      const raw = Buffer.from(lines.join('\n'), 'latin1');
      const answer = await send(raw, { 'content-type': type });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(
        answer.json.results.map((result: Result) => result.status_code),
        [200, 400, 200, 200, 400, 400, 400, 400],
      );
      assert.match(answer.json.results[1].error, /not valid JSON/);
      assert.match(answer.json.results[4].error, /not valid UTF-8/);
    }
    assert.deepEqual((await send('\n\n')).json, { results: [] });
    assert.deepEqual((await s.live.post('/v1/tasks/bulk', [])).json, { results: [] });
  });

  it('refuses a request as a whole before anything of it is done', async () => {
    const before = await count('');
    const line = `${JSON.stringify(ITEM)}\n`;
    const json = { 'content-type': 'application/json' };
    const refusals: [ReturnType<typeof send>, number, RegExp][] = [
      [send(`[${line},{"type":}]`, json), 400, /element 1 is not valid JSON/],
      [send(`[${line}`, json), 400, /has no end/],
      [send(line, json), 400, /must be a JSON array/],
      [send('', json), 400, /must be a JSON array/],
      [send(line, { 'content-type': 'text/plain' }), 415, /application\/x-ndjson/],
      [send(line, { 'content-type': 'application/x-www-form-urlencoded' }), 415, /application\/x-ndjson/],
      [send(line, {}), 415, /application\/x-ndjson/],
      [send(line, { ...NDJSON, 'Idempotency-Key': 'x' }), 400, /"Idempotency-Key" is not allowed here/],
      [send(line.repeat(10_001)), 400, /more than 10000 items/],
      [send(`[${line.repeat(10_001).trim().replaceAll('\n', ',')}]`, json), 400, /more than 10000 items/],
      [send(Buffer.alloc(64 * 1024 * 1024 + 1, '\n')), 413, /limit of 67108864 bytes/],
    ];
    for (const [i, [sent, status, sentence]] of refusals.entries()) {
      const answer = await sent;
      assert.equal(answer.status, status, `${i}: ${answer.text.slice(0, 300)}`);
      assert.match(answer.json.error, sentence);
    }
    const chunk = `100000\r\n${' '.repeat(0x100000)}\r\n`;
    const head = `POST /v1/tasks/bulk HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${s.server.liveKey}\r\ncontent-type: application/jsonl\r\ntransfer-encoding: chunked\r\n\r\n`;
    assert.match(await exchange(s.server.url, head + chunk.repeat(66), 20_000), /^HTTP\/1\.1 413 /);
    assert.equal(await count(''), before);
  });

  it('refuses an item that would be too large by itself, and no other', async () => {
    const large = { ...ITEM, instruction: 'x'.repeat(10 * 1024 * 1024) };
    const results = await bulk([ITEM, large, ITEM]);
    assert.deepEqual(
      results.map((result) => result.status_code),
      [200, 413, 200],
    );
  });

  it('takes 10,000 items, each once, newest last', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => JSON.stringify({ ...ITEM, unique_id: `many-${i}` }));
    const answer = await s.live.post('/v1/tasks/bulk', undefined, {
      raw: lines.join('\n'),
      headers: NDJSON,
      timeout: 120_000,
    });
    const results: Result[] = answer.json.results;
    assert.equal(results.length, 10_000);
    assert.ok(results.every((result) => result.status_code === 200));
    const ids = results.map((result) => result.task_id!);
    assert.deepEqual(ids, ids.toSorted(), 'the queue serves them in the order of the request');
    assert.equal(new Set(ids).size, 10_000);
    const some = (await s.live.get('/v1/tasks?unique_id=many-0&unique_id=many-9999')).json.docs;
    assert.deepEqual([some[1].task_id, some[0].task_id], [ids[0], ids[9999]]);
  });

  it('is for those who may create', async () => {
    const { key } = await createAccountUser(s, { email: 'l@example.com', role: 'labeler', mode: 'live' });
    assert.equal((await api(s.server, key).post('/v1/tasks/bulk', [ITEM])).status, 403);
    assert.equal((await api(s.server).post('/v1/tasks/bulk', [ITEM])).status, 401);
  });
});

/** A task without what differs from one to the next. */
function without(task: Record<string, unknown>): Record<string, unknown> {
  const { task_id, created_at, updated_at, unique_id, ...rest } = task;
  return rest;
}
