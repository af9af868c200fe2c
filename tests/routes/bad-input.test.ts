import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { exchange } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const JSON_TYPE = 'application/json';
const LIMIT = 10 * 1024 * 1024;

suite('bad input', (s) => {
  const post = (raw: string | Uint8Array, type = JSON_TYPE, path = '/v1/task/imageannotation') =>
    s.live.post(path, undefined, { raw, headers: type ? { 'content-type': type } : {} });
  const withMetadata = (metadata: string) => `${JSON.stringify(BOX_TASK).slice(0, -1)},"metadata":${metadata}}`;

  async function refuses(answer: Awaited<ReturnType<typeof post>>, status: number, sentence: RegExp) {
    assert.equal(answer.status, status, answer.text.slice(0, 300));
    assert.deepEqual(Object.keys(answer.json), ['status_code', 'error']);
    assert.equal(answer.json.status_code, status);
    assert.match(answer.json.error, sentence);
    assert.match(String(answer.headers['content-type']), /^application\/json/);
  }

  it('gets the envelope with a sentence that names the place, and changes nothing', async () => {
    const before = (await s.live.get('/v1/tasks?limit=1')).json.total;
    await refuses(await post('{"a":'), 400, /not valid JSON/);
    await refuses(await post('{"a":1} x'), 400, /not valid JSON/);
    await refuses(await post('{"a":NaN}'), 400, /not valid JSON/);
    await refuses(await post('[]'), 400, /"body" must be an object/);
    await refuses(await post('"text"'), 400, /"body" must be an object/);
    await refuses(await post(withMetadata('{"__proto__":{"a":1}}')), 400, /"metadata" has a key named "__proto__"/);
    await refuses(await post(withMetadata('{"a":"x\\u0000y"}')), 400, /"metadata.a" contains a NUL character/);
    await refuses(await post(withMetadata('{"a\\u0000":1}')), 400, /"metadata" has a key that contains a NUL/);
    await refuses(await post(withMetadata('{"a":"\\ud800"}')), 400, /"metadata.a" contains a lone surrogate/);
    await refuses(await post(withMetadata('{"a":1e999}')), 400, /"metadata.a" is a number too large/);
    await refuses(await post(withMetadata('{"a":9007199254740993}')), 400, /"metadata.a" is a number beyond 2\^53/);
    await refuses(await post('['.repeat(100_000)), 400, /not valid JSON|nested deeper/);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await refuses(await post(withMetadata(`{"a":${deep}}`)), 400, /nested deeper than 64 levels/);
    await refuses(await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400, /not valid UTF-8/);
    await refuses(await post('a[b=1&%zz', 'application/x-www-form-urlencoded'), 400, /./);
    await refuses(await post('{"a":1}', 'application/x-www-form-urlencoded'), 400, /looks like JSON/);
    const fields = Array.from({ length: 2001 }, (_, i) => `a${i}=1`).join('&');
    await refuses(await post(fields, 'application/x-www-form-urlencoded'), 400, /more than 2000 parameters/);
    assert.equal((await s.live.get('/v1/tasks?limit=1')).json.total, before);
  });

  it('answers bodies that are made to cost much, and everybody else meanwhile', async () => {
    const wide = `{${Array.from({ length: 600_000 }, (_, i) => `"${i * 7}":0`).join(',')}}`;
    const form = `${Array.from({ length: 300 }, (_, i) => `a${i}${'[9999]'.repeat(900)}=1`).join('&')}`;
    const bodies = [
      [wide, JSON_TYPE],
      [withMetadata(wide), JSON_TYPE],
      [form, 'application/x-www-form-urlencoded'],
    ] as const;
    const [answers, health] = await Promise.all([
      Promise.all(bodies.map(([raw, type]) => post(raw, type))),
      Promise.all(Array.from({ length: 10 }, () => s.live.get('/healthz'))),
    ]);
    for (const answer of answers) await refuses(answer, 400, /too many values|nested deeper/);
    assert.ok(health.every((answer) => answer.status === 200));
  });

  it('takes only the types it can read, by the whole header', async () => {
    const body = JSON.stringify(BOX_TASK);
    for (const good of [
      JSON_TYPE,
      'Application/JSON',
      'application/json; charset=utf-8',
      'application/json;charset="UTF-8"',
    ]) {
      assert.equal((await post(body, good)).status, 200, good);
    }
    for (const bad of [
      'text/plain',
      'application/jsonx',
      'application/json garbage',
      'application/json; charset=utf-7',
      'multipart/form-data; boundary=x',
      'application/json\ta',
      '',
    ]) {
      await refuses(await post(body, bad), 415, /Content-Type must be application\/json/);
    }
  });

  it('refuses a body one byte over the limit, and takes one of the limit', async () => {
    const padded = (bytes: number) => {
      const head = `${JSON.stringify(BOX_TASK).slice(0, -1)},"padding_text":"`;
      return `${head}${'x'.repeat(bytes - head.length - 2)}"}`;
    };
    assert.equal((await post(padded(LIMIT))).status, 200);
    await refuses(await post(padded(LIMIT + 1)), 413, /larger than the limit of 10485760 bytes/);
  });

  it('answers malformed HTTP and URLs in the envelope', async () => {
    const auth = `Authorization: Basic ${Buffer.from(`${s.server.liveKey}:`).toString('base64')}\r\n`;
    const garbage = await exchange(s.server.url, 'NONSENSE\r\n\r\n');
    assert.match(garbage, /^HTTP\/1\.1 400 .*"status_code":400/s);
    const badUrl = await exchange(
      s.server.url,
      `GET /v1/task/%zz HTTP/1.1\r\nHost: x\r\n${auth}Connection: close\r\n\r\n`,
    );
    assert.match(badUrl, /^HTTP\/1\.1 400 .*not validly percent-encoded/s);
    const big = await exchange(s.server.url, `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(70_000)}\r\n\r\n`);
    assert.match(big, /^HTTP\/1\.1 431 .*"status_code":431/s);
    const unknown = await s.live.get('/v1/nonsense');
    await refuses(unknown, 404, /There is no GET \/v1\/nonsense/);
    await refuses(await s.live.request('PATCH', '/v1/tasks', {}), 404, /There is no PATCH/);
    assert.match(String(unknown.headers['x-request-id']), /^req_\w+$/);
  });

  it('answers what came before bytes that are not HTTP, and only then refuses those', async () => {
    const auth = `Authorization: Bearer ${s.server.liveKey}\r\n`;
    const body = JSON.stringify({ ...BOX_TASK, unique_id: 'before garbage' });
    const type = `Content-Type: ${JSON_TYPE}\r\n`;
    const create = `POST /v1/task/imageannotation HTTP/1.1\r\nHost: x\r\n${auth}${type}Content-Length: ${body.length}\r\n\r\n${body}`;
    for (const rest of [
      'NONSENSE\r\n\r\n',
      `POST /v1/task/x HTTP/1.1\r\nHost: x\r\n${auth}${type}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    ]) {
      const answers = await exchange(s.server.url, create + rest);
      assert.match(answers, /^HTTP\/1\.1 (200|409) .*before garbage.*HTTP\/1\.1 400 .*"status_code":400/s);
      assert.equal(answers.match(/HTTP\/1\.1 /g)!.length, 2);
    }
    assert.equal((await s.live.get('/v1/tasks?unique_id=before%20garbage')).json.total, 1);
    const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
    const three = await exchange(s.server.url, `${health}${health}NONSENSE\r\n\r\n`);
    assert.deepEqual(three.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('refuses headers that can be read in two ways, or that it does not understand', async () => {
    const refusals: [string, string, number, RegExp][] = [
      ['GET /healthz', '', 400, /"Host" must be given once/],
      ['GET /healthz', 'Host: a\r\nHost: b\r\n', 400, /"Host" must be given once/],
      ['GET /healthz', 'Host: a\r\nExpect: miracles\r\n', 417, /Expect/],
    ];
    for (const [line, headers, status, sentence] of refusals) {
      const answer = await exchange(s.server.url, `${line} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
      const [head, json = ''] = answer.split('\r\n\r\n');
      assert.match(head!, new RegExp(`^HTTP/1\\.1 ${status} .*content-type: application/json`, 'is'));
      assert.equal(JSON.parse(json).status_code, status);
      assert.match(JSON.parse(json).error, sentence);
    }
    assert.match(await exchange(s.server.url, 'GET /healthz HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /);
    const send = (path: string, type: string, headers: string[]) =>
      s.live.post(path, undefined, { raw: '{}', headers: ['content-type', type, ...headers] });
    for (const [path, type] of [
      ['/v1/task/imageannotation', JSON_TYPE],
      ['/v1/tasks/bulk', JSON_TYPE],
    ] as const) {
      await refuses(await send(path, type, ['content-encoding', 'gzip']), 415, /Content-Encoding/);
      await refuses(await send(path, type, ['content-type', 'text/plain']), 415, /Content-Type must be given once/);
    }
    assert.notEqual((await send('/v1/task/imageannotation', JSON_TYPE, ['content-encoding', 'identity'])).status, 415);
  });

  it('refuses a NUL anywhere in the URL, on every route', async () => {
    for (const path of [
      '/v1/tasks?project=%00',
      '/v1/tasks?unique_id=a&unique_id=%00',
      '/v1/tasks?tags=a%00b',
      '/v1/batches?project=%00',
      '/v1/projects?project=a%00',
    ]) {
      const name = /\?(\w+)=/.exec(path)![1];
      await refuses(await s.live.get(path), 400, new RegExp(`"${name}" must not contain a NUL`));
    }
    await refuses(await s.live.get('/v1/tasks?%00=1'), 400, /must not contain a NUL/);
    for (const path of ['/v1/task/%00', '/v1/projects/%00', '/v1/batches/a%00b', '/v1/batches/%00/status']) {
      await refuses(await s.live.get(path), 404, /./);
    }
    await refuses(await s.live.post('/v1/task/%00/cancel'), 404, /./);
    await refuses(await s.live.delete('/v1/keys/%00'), 404, /./);
  });

  it('refuses callback_urls that no host or mailbox can have', async () => {
    const host = `${'a'.repeat(60)}.`.repeat(4);
    const create = (callback_url: string) => s.live.post('/v1/task/imageannotation', { ...BOX_TASK, callback_url });
    assert.equal((await create(`https://${host}example.com/`)).status, 400);
    assert.equal((await create(`https://${host}com/`)).status, 200);
    await refuses(await create(`https://${host}example.com/`), 400, /"callback_url" must name a host of at most 253/);
    await refuses(await create(`${'a'.repeat(310)}@example.com`), 400, /"callback_url" must be at most 320 bytes/);
    await refuses(await create(`${'ü'.repeat(160)}@example.com`), 400, /"callback_url" must be at most 320 bytes/);
  });

  it('keeps the status of what the framework refuses', async () => {
    const answer = await s.live.request('QUERY', '/v1/tasks', undefined, { raw: 'x' });
    assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
    assert.deepEqual(Object.keys(answer.json), ['status_code', 'error']);
  });

  it('keeps strange but valid text exactly', async () => {
    const metadata = {
      'ключ 🐄': ' \t"quoted" \\ \u2028 ',
      constructor: 'x',
      toString: 1,
      e: 'é',
      nfd: 'e\u0301',
      bidi: '\u202e',
    };
    const unique_id = `s3://bucket/a b?c=d&e="f"#g/🐄/'--;drop table tasks`;
    const made = await s.live.post('/v1/task/imageannotation', {
      ...BOX_TASK,
      metadata,
      unique_id,
      tags: ["'; --", '%_'],
    });
    assert.equal(made.status, 200, made.text);
    const read = (await s.live.get(`/v1/task/${made.json.task_id}`)).json;
    assert.deepEqual(read.metadata, metadata);
    assert.equal(read.unique_id, unique_id);
    const found = await s.live.get(`/v1/tasks?unique_id=${encodeURIComponent(unique_id)}`);
    assert.equal(found.json.total, 1);
    assert.equal((await s.live.get(`/v1/tasks?tags=${encodeURIComponent('%_')}`)).json.total, 1);
    assert.equal((await s.live.get('/v1/tasks?tags=__')).json.total, 0);
  });

  it('never makes a 5xx of random JSON, at any endpoint', async () => {
    const task = (await s.live.post('/v1/task/imageannotation', BOX_TASK)).json.task_id;
    const types = (await s.live.get('/openapi.json')).json.paths as Record<string, Record<string, unknown>>;
    const writes = Object.entries(types).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => [method.toUpperCase(), path.replace('{task_id}', task).replace('{key_id}', 'nokey')] as const),
    );
    assert.ok(writes.length > 30, 'the document names every endpoint that writes');
    const words = [
      'attachment',
      'attachments',
      'geometries',
      'box',
      'objects_to_annotate',
      'categories',
      'fields',
      'choices',
    ];
    const key = fc.oneof(
      fc.constantFrom(...words, 'unique_id', 'metadata', 'tags', 'type', 'field_id', 'title'),
      fc.string(),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.string(),
        fc.constantFrom('text', 'image', 'a'),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('any'), { maxLength: 4 }),
      object: fc.dictionary(key, tie('any'), { maxKeys: 6 }),
    })).object;
    const query = fc.dictionary(
      fc.constantFrom('limit', 'offset', 'start_time', 'status', 'next_token', 'unique_id', 'tags'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...writes), value, query, async ([method, path], body, params) => {
        const answer = await s.live.request(method, path, body);
        assert.ok(answer.status < 500, `${method} ${path}: ${answer.text}`);
        assert.ok(answer.json);
        const listed = await s.live.get(`/v1/tasks?${new URLSearchParams(params)}`);
        assert.ok(listed.status === 200 || listed.status === 400, listed.text);
      }),
      { numRuns: Number(process.env.ROUNDS ?? 400) },
    );
  });
});
