import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadRegistry } from '../../src/registry.ts';
import { api } from '../kit/client.ts';
import { openStream } from '../kit/event-stream.ts';
import { BOX_TASK, type Suite, suite } from '../kit/suite.ts';
import { INPUTS, ON_COMPLETED } from './openapi-inputs.ts';

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
type Document = any;

interface Operation {
  method: string;
  path: string;
  doc: Document;
}

const exampleOf = (doc: Document): unknown => doc.requestBody?.content['application/json'].example;

/** The document is the longest where there are test helpers. */
const onServerWithHelpers = (title: string, tests: (s: Suite) => void) =>
  suite(title, tests, { TASKWRIGHT_TEST_HELPERS: '1', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' });

onServerWithHelpers('/openapi.json', (s) => {
  let document: Document;
  let operations: Operation[];
  const ajv = new Ajv2020({ strict: false, validateFormats: false });

  before(async () => {
    document = (await api(s.server).get('/openapi.json')).json;
    ajv.addSchema({ $id: 'openapi', components: document.components });
    operations = Object.entries<Document>(document.paths).flatMap(([path, methods]) =>
      Object.entries<Document>(methods).map(([method, doc]) => ({ method, path, doc })),
    );
  });

  /** The head of an answer that never ends. */
  async function firstOf(path: string) {
    const { status, headers, close } = await openStream(s.server, s.server.liveKey, { path });
    close();
    return { status, headers, text: '', json: undefined };
  }

  function assertMatches(operation: Operation, status: number, body: unknown) {
    const name = `${operation.method} ${operation.path} ${status}`;
    const schema = operation.doc.responses[status]?.content?.['application/json']?.schema;
    assert.ok(schema, `${name} is not in the document`);
    const text = JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components');
    const validate = ajv.compile(JSON.parse(text));
    assert.ok(validate(body), `${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body).slice(0, 500)}`);
  }

  it('is OpenAPI 3.1 with every endpoint, named, secured and with its errors', () => {
    assert.equal(document.openapi, '3.1.0');
    const ids = operations.map(({ doc }) => doc.operationId);
    assert.equal(new Set(ids).size, ids.length, 'operation ids are unique');
    assert.ok(ids.every(Boolean));
    assert.deepEqual(Object.keys(document.components.securitySchemes), ['basic', 'bearer']);
    for (const { method, path, doc } of operations) {
      for (const status of [200, 400, 401, 403, 500, 503])
        assert.ok(doc.responses[status], `${method} ${path} ${status}`);
      if (path.includes('{')) assert.ok(doc.responses[404], `${method} ${path} 404`);
      if (doc.requestBody) assert.ok(doc.responses[413] && doc.responses[415], `${method} ${path} 413 and 415`);
    }
    for (const path of ['/v1/task/imageannotation', '/v1/task/{task_id}/cancel', '/v1/tasks', '/v1/keys']) {
      assert.ok(document.paths[path], path);
    }
  });

  it('describes every answer: each operation is called, with success and with refusals', async () => {
    await s.live.post('/v1/projects', { type: 'imageannotation', name: 'openapi', params: { padding: 5 } });
    await s.live.post('/v1/batches', { project: 'openapi', name: 'openapi' });
    for (const operation of operations) {
      const { method, path, doc } = operation;
      const input = INPUTS[doc.operationId] ?? {};
      const isHelper = path.startsWith('/v1/test_helpers');
      const client = isHelper || ON_COMPLETED.has(doc.operationId) ? s.test : s.live;
      const caller = isHelper ? s.test : s.live;
      const fields = { ...BOX_TASK, callback_url: 'http://callback.invalid/' };
      const task = (await client.post('/v1/task/imageannotation', fields)).json.task_id;
      const callback = (await s.test.get('/v1/callbacks?limit=1')).json.callbacks[0]?.callback_id;
      const key = path.includes('{key_id}') ? (await s.live.post('/v1/keys', { name: 'x' })).json.key_id : '';
      const example = input.body ?? exampleOf(doc);
      if (doc.requestBody) assert.ok(example, `${doc.operationId} has neither an example nor an input in this test`);
      const prepared = await input.prepare?.(s);
      const ids: Record<string, string> = {
        task_id: task,
        key_id: key,
        callback_id: callback,
        name: 'openapi',
        ...prepared,
      };
      const filled = (text: string) => text.replace(/\{(\w+)\}/g, (braced, name) => ids[name] ?? braced);
      const url = filled(`${path}?${input.query ?? ''}`);
      const body = example && JSON.parse(filled(JSON.stringify(example)));
      const isEndless = Boolean(doc.responses[200].content['text/event-stream']);
      const done = isEndless ? await firstOf(url) : await client.request(method.toUpperCase(), url, body, input.sent);
      const status = input.status ?? 200;
      assert.equal(done.status, status, `${method} ${url}: ${done.text}`);
      const contentType = done.headers['content-type']!.split(';')[0]!;
      assert.ok(doc.responses[status].content[contentType], `${method} ${url}: ${contentType}`);
      if (contentType === 'application/json') assertMatches(operation, status, done.json);
      const stranger = await api(s.server, 'live_nobody').request(method.toUpperCase(), url, body, input.sent);
      assert.equal(stranger.status, 401);
      assertMatches(operation, 401, stranger.json);
      if (path.includes('{')) {
        const missing = await caller.request(method.toUpperCase(), path.replace(/\{\w+\}/, 'missing'), body);
        assert.equal(missing.status, 404, `${method} ${path}: ${missing.text}`);
        assertMatches(operation, 404, missing.json);
      }
      if (doc.requestBody?.content['application/json']) {
        const wrong = await caller.request(method.toUpperCase(), url, undefined, {
          raw: '{',
          headers: { 'content-type': 'application/json' },
        });
        assert.equal(wrong.status, 400);
        assertMatches(operation, 400, wrong.json);
      }
    }
  });

  it('gives each type an example that a test key completes', async () => {
    const creates = operations.filter(
      ({ path, doc }) => path.startsWith('/v1/task/') && doc.operationId.startsWith('create_'),
    );
    assert.ok(creates.length > 30);
    for (const operation of creates) {
      const example = exampleOf(operation.doc);
      assert.ok(example, `${operation.path} has no example`);
      const done = await s.test.post(operation.path, example);
      assert.equal(done.status, 200, `${operation.path}: ${done.text}`);
      assert.equal(done.json.status, 'completed');
      assertMatches(operation, 200, done.json);
    }
  });

  it('names every type and every param of it, with its description and default', async () => {
    const { types } = await loadRegistry();
    assert.ok(types.length > 30);
    for (const { name, aliases = [], params } of types) {
      for (const path of [name, ...aliases]) {
        const body = document.paths[`/v1/task/${path}`]?.post?.requestBody?.content['application/json'].schema;
        assert.ok(body, path);
        const { properties = {}, required = [] } = params as Document;
        for (const [param, schema] of Object.entries<Document>(properties)) {
          const named = body.properties[param];
          assert.ok(named, `${path}: ${param}`);
          assert.equal(named.description, schema.description, `${path}: ${param}`);
          assert.deepEqual(named.default, schema.default, `${path}: ${param}`);
        }
        for (const param of required) assert.ok(body.required.includes(param), `${path}: ${param} is required`);
      }
    }
  });
});
