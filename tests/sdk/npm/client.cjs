/**
 * Calls every public method of Scale's client on npm against a started Taskwright.
 *
 *     TASKWRIGHT_KEY=live_... TASKWRIGHT_TEST_KEY=test_... HTTPS_PROXY=... NODE_EXTRA_CA_CERTS=... node tests/sdk/npm/client.cjs
 *
 * Its host is fixed, so it needs a proxy (scripts/sdk-proxy.ts) and trust in that one's certificate; nothing of the client
 * is changed. The methods are found in its exports and in the tasks that it gives; one that nothing here calls fails.
 * Prints as ../checks.py does.
 */
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const scaleapi = require('scaleapi');
const { version } = require('scaleapi/package.json');

const { ScaleClient, ScaleException, ScaleInvalidRequest } = scaleapi;
const client = new ScaleClient(process.env.TASKWRIGHT_KEY);
const testClient = new ScaleClient(process.env.TASKWRIGHT_TEST_KEY);

const PICTURE = { attachment_type: 'image', attachment: 'http://example.com/street.png' };
const OBJECTS = { objects_to_annotate: ['car', 'cyclist'], with_labels: true };
/** Of each method that makes a task: its type and params. */
const CREATES = {
  createCategorizationTask: ['categorization', { ...PICTURE, categories: ['street', 'meadow'] }],
  createTranscriptionTask: ['transcription', { ...PICTURE, fields: { title: 'Title of the page' } }],
  createComparisonTask: [
    'comparison',
    {
      attachment_type: 'image',
      attachments: ['http://example.com/a.png', 'http://example.com/b.png'],
      choices: ['a', 'b'],
    },
  ],
  createAnnotationTask: ['annotation', { ...PICTURE, ...OBJECTS, min_width: '30' }],
  createPolygonannotationTask: ['polygonannotation', { ...PICTURE, ...OBJECTS }],
  createLineannotationTask: ['lineannotation', { ...PICTURE, ...OBJECTS, splines: true }],
  createDatacollectionTask: [
    'datacollection',
    { attachment_type: 'website', attachment: 'http://example.com/', fields: { hiring_page: 'Its address' } },
  ],
  createAudiotranscriptionTask: [
    'audiotranscription',
    { attachment_type: 'audio', attachment: 'http://example.com/a.wav', verbatim: false },
  ],
  createPointannotationTask: ['pointannotation', { ...PICTURE, ...OBJECTS }],
  createCuboidannotationTask: ['cuboidannotation', { ...PICTURE, ...OBJECTS }],
  createSegmentannotationTask: ['segmentannotation', { ...PICTURE, labels: ['road', 'car'], allow_unlabeled: true }],
};

/** Calls a method that ends in a callback. */
const ask = (on, method, ...args) =>
  new Promise((resolve, reject) => {
    on[method](...args, (error, answer) => (error ? reject(error) : resolve(answer)));
  });

/** @returns the sentence; the client must give its own error, with the server's status. */
async function refused(status, on, method, ...args) {
  const error = await ask(on, method, ...args).then(
    () => assert.fail(`${method} was not refused`),
    (one) => one,
  );
  assert.ok(error instanceof ScaleException && error instanceof Error, String(error));
  assert.equal(error.errcode, status);
  assert.ok(error.message);
  return error.message;
}

const comparison = (at = client, more = {}) =>
  ask(at, 'createComparisonTask', { ...CREATES.createComparisonTask[1], instruction: 'Which?', ...more });

async function createsTask(on, method, ...args) {
  const [type, params] = args.length === 1 ? [args[0], CREATES.createCategorizationTask[1]] : CREATES[method];
  const call = (at, body) => ask(at, method, ...args, body);
  const body = {
    ...params,
    callback_url: 'http://callback.invalid/',
    metadata: { a: { b: [1] } },
    unique_id: randomUUID(),
  };
  const made = await call(testClient, body);
  assert.deepEqual([made.type, made.status, made.is_test, made.metadata], [type, 'completed', true, body.metadata]);
  assert.equal(typeof made.response, 'object');
  const { min_width, ...kept } = params;
  for (const [name, value] of Object.entries(kept)) assert.deepEqual(made.params[name], value, name);
  const found = await ask(testClient, 'fetchTask', made.id);
  assert.deepEqual([found.params, found.created_at], [made.params, made.created_at]);
  assert.match(await refused(409, testClient, method, ...args, body), new RegExp(`\\(${made.id}\\)\\.$`));
  assert.equal((await call(on, { ...body, unique_id: randomUUID() })).status, 'pending');
}

const CHECKS = {
  'ScaleClient.createTask': async () => {
    await createsTask(client, 'createTask', 'categorization');
    await refused(400, client, 'createTask', 'categorization', { categories: ['a'] });
  },
  'ScaleClient.fetchTask': async () => {
    const made = await comparison();
    const found = await ask(client, 'fetchTask', made.id);
    assert.deepEqual([found.id, found.params, found.instruction], [made.id, made.params, 'Which?']);
    await refused(404, client, 'fetchTask', 'fake_id_qwertyuiop');
    await refused(404, testClient, 'fetchTask', made.id);
    await refused(401, new ScaleClient('live_none'), 'fetchTask', made.id);
  },
  'ScaleClient.cancelTask': async () => {
    const made = await comparison();
    const canceled = await ask(client, 'cancelTask', made.id);
    assert.deepEqual([canceled.id, canceled.status], [made.id, 'canceled']);
    // A test key's task is completed by then.
    await refused(400, testClient, 'cancelTask', (await comparison(testClient)).id);
  },
  'ScaleClient.tasks': async () => {
    const made = [];
    for (let i = 0; i < 3; i++) made.unshift((await comparison()).id);
    const ids = async (params) => (await ask(client, 'tasks', params)).docs.map((task) => task.id);
    assert.deepEqual(await ids({ limit: 3 }), made);
    assert.deepEqual(await ids({ limit: 2, offset: 1, type: 'comparison', status: 'pending' }), made.slice(1));
    const page = await ask(client, 'tasks', { limit: 1, start_time: '2020-01-01', end_time: '2120-01-01' });
    assert.deepEqual([page.limit, page.offset, page.has_more], [1, 0, true]);
    assert.ok(page.total >= 3);
    assert.deepEqual(await ids({ end_time: '2020-01-01' }), []);
    await refused(400, client, 'tasks', { limit: 101 });
    // It says this itself, without asking the server, and then asks all the same.
    const error = await ask(client, 'tasks', { bogus: 0 }).catch((one) => one);
    assert.ok(error instanceof ScaleInvalidRequest);
  },
  'Task.refresh': async () => {
    const made = await comparison();
    await ask(client, 'cancelTask', made.id);
    assert.equal(made.status, 'pending');
    assert.equal(await ask(made, 'refresh'), made);
    assert.equal(made.status, 'canceled');
  },
  'Task.cancel': async () => {
    const made = await comparison();
    assert.equal((await ask(made, 'cancel')).status, 'canceled');
    await refused(400, await comparison(testClient), 'cancel');
  },
};
for (const method of Object.keys(CREATES)) CHECKS[`ScaleClient.${method}`] = () => createsTask(client, method);

const methodsOf = (name, prototype) =>
  Object.getOwnPropertyNames(prototype)
    .filter((one) => one !== 'constructor')
    .map((one) => `${name}.${one}`);

async function main() {
  console.log(`scaleapi ${version}, through ${process.env.HTTPS_PROXY}`);
  // Tasks are not exported: one has to be made.
  const task = Object.getPrototypeOf(await comparison());
  const found = [
    ...Object.entries(scaleapi).flatMap(([name, one]) => methodsOf(name, one.prototype)),
    ...methodsOf('Task', task),
  ];
  let passed = 0;
  for (const name of found) {
    try {
      assert.ok(CHECKS[name], 'nothing here calls it');
      await CHECKS[name]();
      passed += 1;
      console.log(`pass  ${name}`);
    } catch (error) {
      console.log(`fail  ${name}: ${String(error.message).trim().split('\n').at(-1)}`);
      console.error(error);
    }
  }
  const unknown = Object.keys(CHECKS).filter((name) => !found.includes(name));
  for (const name of unknown) console.log(`fail  ${name}: the SDK does not have it`);
  console.log(`${passed} of ${found.length + unknown.length} methods pass`);
  process.exitCode = passed === found.length + unknown.length ? 0 : 1;
}

main();
