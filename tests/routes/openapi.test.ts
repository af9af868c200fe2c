import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadRegistry } from '../../src/registry.ts';
import { api } from '../kit/client.ts';
import { openStream } from '../kit/event-stream.ts';
import { png } from '../kit/png.ts';
import { startReceiver } from '../kit/receiver.ts';
import { BOX_TASK, type Suite, suite } from '../kit/suite.ts';
import { multipart, upload } from '../kit/upload.ts';
import {
  completed,
  completedPicture,
  corrected,
  inReview,
  leased,
  leasedPicture,
  skippedOut,
} from '../queue/prepared.ts';
import { chatted, delivered } from './v2-kit.ts';

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
type Document = any;

interface Operation {
  method: string;
  path: string;
  doc: Document;
}

interface Input {
  body?: unknown;
  query?: string;
  /** In place of a JSON body. */
  sent?: { raw: Uint8Array; headers: Record<string, string> };
  /** Brings about what the operation needs, and names the ids in its path, and those in braces in query and body. */
  prepare?: (s: Suite) => Promise<Record<string, string>>;
  /** What it always answers, when that is not success. */
  status?: number;
}

const ANSWER = { body: { response: { category: 'no' } }, prepare: leased };

/** Serves what is imported. */
const web = await startReceiver();
after(() => web.close());

/** What the document cannot give by itself: ids, and bodies without an example. */
const INPUTS: Record<string, Input> = {
  audit_task: { prepare: completed },
  recall_task: { prepare: completed },
  get_lease: { prepare: leased },
  get_attachment: { prepare: leasedPicture },
  heartbeat: { prepare: leased },
  save_draft: ANSWER,
  submit_answer: ANSWER,
  take_back_answer: { prepare: leased },
  get_answer: { prepare: completed },
  get_answer_attachment: { prepare: completedPicture },
  skip_task: { prepare: leased },
  release_task: { prepare: leased },
  report_error: { prepare: leased },
  flag_task: { prepare: leased },
  end_lease: { prepare: leased },
  review_task: { prepare: inReview },
  correct_answer: { body: { response: { category: 'yes' } }, prepare: corrected },
  requeue_task: { prepare: skippedOut },
  get_result_file: { prepare: withFile },
  set_hypothesis: { body: { hypothesis: { annotations: [] } } },
  set_metadata: { body: { key: 'value' } },
  set_unique_id: { body: { unique_id: 'openapi/1' } },
  add_tags: { body: ['a'] },
  replace_tags: { body: ['b'] },
  remove_tags: { body: ['b'] },
  change_settings: { body: { rotate_signing_secret: true } },
  create_tasks: { body: [{ type: 'imageannotation', ...BOX_TASK }] },
  move_tasks: { body: { task_ids: ['576ba74eec471ff9b01557cc'], batch: 'openapi' } },
  create_key: { body: { name: 'openapi' } },
  set_role: { body: { emails: ['ann@example.com'], team_role: 'member' } },
  remove_teammates: { body: { emails: ['ann@example.com'] } },
  add_assignments: { body: { emails: ['admin@localhost'], projects: ['assigned'] }, prepare: assigned },
  remove_assignments: { body: { emails: ['admin@localhost'], projects: ['assigned'] }, prepare: assigned },
  list_project_groups: { prepare: assigned },
  create_project_group: { body: { emails: [], name: 'created' }, prepare: assigned },
  change_project_group: { body: { add_emails: [], remove_emails: ['admin@localhost'] }, prepare: assigned },
  assign_batch: { body: { groups: ['group'] }, prepare: assigned },
  set_batch_order: { body: { batches: ['openapi', 'created', 'assigned'].map((name) => ({ name })) } },
  create_evaluation_task: { prepare: async () => ({ type: 'categorization' }) },
  create_training_task: { prepare: async () => ({ type: 'categorization' }) },
  cancel_evaluation_task: { prepare: (s) => qualityTask(s, 'evaluation') },
  cancel_training_task: { prepare: (s) => qualityTask(s, 'training') },
  list_labeler_quality: { query: 'labeler_emails=admin@localhost&limit=5' },
  reset_labeler_quality: { body: { labeler_email: 'admin@localhost', project: 'openapi' } },
  set_project_params: { body: { patch: true, instruction: 'Look twice.' } },
  set_project_settings: { body: { responses_required: 2, review: { share: 0.1 } } },
  set_project_ontology: { body: { ontology: ['cow', { choice: 'horse' }], name: 'animals' } },
  get_task_template: {
    prepare: async ({ live }) => {
      await live.post('/v1/projects', { type: 'textcollection', name: 'template' });
      return { name: 'template' };
    },
  },
  archive_project: { body: { archived: false } },
  create_batch: { body: { project: 'openapi', name: 'created', callback: '' } },
  list_batches: { query: 'project=openapi&limit=2' },
  set_batch_metadata: { body: { key: 'value' } },
  prioritize_batch: { body: { priority: 20 } },
  list_tasks: { query: 'limit=2' },
  upload_file: { body: {}, sent: await uploadOf() },
  import_file: { body: { file_url: `${web.url}/cow.png` } },
  get_file: { prepare: addedFile },
  set_file_metadata: { body: { key: 'value' }, prepare: addedFile },
  get_file_content: { prepare: addedFile },
  add_fault: { body: { path: '/v1/nowhere', status: 503, times: 1 } },
  remove_fault: {
    prepare: async ({ test }) => (await test.post('/v1/test_helpers/faults', { rule: '* /v1/nowhere = drop' })).json,
  },
  delete_outcome: {
    prepare: async ({ test }) => (await test.post('/v1/test_helpers/outcomes', { pending: true })).json,
  },
  complete_task: { prepare: pending },
  fail_task: { prepare: pending },
  cancel_task: { query: 'clear_unique_id=true' },
  v2_get_task: { query: 'task_id={task_id}&expand=project&opts=submissions', prepare: chatted },
  v2_get_tasks: { query: 'project_name=openapi%20chat&expand=project&expand=batch', prepare: chatted },
  v2_get_annotation: { query: 'annotation_id={task_id}-0', prepare: chatted },
  v2_create_chat_task: { body: { project_name: 'openapi chat', metadata: { key: 'value' } }, prepare: chatted },
  v2_create_task: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_set_task_metadata: { body: { task_id: '{task_id}', metadata: { key: 'value' }, merge: true }, prepare: chatted },
  v2_get_batch: { query: 'batch_name={batch}&expand=project', prepare: chatted },
  v2_create_batch: { body: { name: 'v2 created', project_name: 'openapi' } },
  v2_finalize_batch: { body: { batch_name: 'openapi' } },
  v2_set_batch_metadata: { body: { batch_name: 'openapi', metadata: { key: 'value' } } },
  v2_pause_batch: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_resume_batch: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_cancel_batch: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_get_project: { query: 'project_name=openapi' },
  v2_get_deliveries: { query: 'expand=project', prepare: delivered },
  v2_get_delivery: { query: 'delivery_name={batch}&expand=delivery&expand=project', prepare: delivered },
  v2_get_delivery_tasks: { query: 'limit=5', prepare: delivered },
  v2_get_schema: { query: 'schema_id={task_id}', prepare: chatted },
  v2_get_dataset_task: { query: 'task_id={task_id}', status: 404 },
  v2_get_dataset_task_response_url: { prepare: async () => ({ attachment_id: 'none' }), status: 404 },
};

/** A project, a group and a batch of this name; nobody stays assigned, who would get no other work. */
async function assigned({ live }: Suite): Promise<Record<string, string>> {
  const name = 'assigned';
  await live.post('/v1/projects', { type: 'comparison', name });
  await live.post('/v1/batches', { project: name, name });
  await live.post(`/v1/studio/projects/${name}/groups`, { emails: [], name: 'group' });
  return { name, group: 'group' };
}

async function uploadOf() {
  const { raw, contentType } = await multipart({}, png(2, 2));
  return { raw, headers: { 'content-type': contentType } };
}

async function addedFile({ live }: Suite): Promise<Record<string, string>> {
  return { file_id: (await upload(live, png(2, 2))).json.id };
}

/** A pending task of the test key. */
async function pending({ test }: Suite): Promise<Record<string, string>> {
  const metadata = { taskwright: { pending: true } };
  return (await test.post('/v1/task/imageannotation', { ...BOX_TASK, metadata })).json;
}

/** Only a task that is completed has a callback, and a test key completes it at once. */
const ON_COMPLETED = new Set(['get_callback', 'get_result_file', 'replay_callback', 'send_callback']);

/** A completed task whose answer is files. */
async function withFile(s: Suite) {
  const { attachment } = BOX_TASK;
  const { json } = await s.test.post('/v1/task/segmentannotation', {
    attachment,
    labels: ['cow'],
    allow_unlabeled: true,
  });
  return { task_id: json.task_id, uuid: json.response.annotations.labeled.cow.split('/').at(-1) };
}

async function qualityTask({ live }: Suite, kind: string): Promise<{ id: string }> {
  const task = { attachment: 'http://a.example/1.png', categories: ['a', 'b'], expected_response: { category: 'a' } };
  return { id: (await live.post(`/v1/${kind}_tasks/categorization`, task)).json.id };
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
