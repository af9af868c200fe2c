import assert from 'node:assert/strict';
import { it } from 'node:test';
import { BOX_TASK, suite } from '../kit/suite.ts';

/** The seed's last curl, completed. */
const COMPARISON =
  'callback_url=http%3A%2F%2Fwww.example.com%2Fcallback&attachments[]=http://a.example/1.png&attachments[]=http://a.example/2.png' +
  '&attachment_type=image&choices[]=a&choices[]=b';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

suite('POST /v1/task/{type}', (s) => {
  it("answers the seed's last curl", async () => {
    const done = await s.test.post('/v1/task/comparison', undefined, { raw: COMPARISON, headers: FORM });
    assert.equal(done.status, 200, done.text);
    assert.deepEqual(done.json.params, {
      attachments: ['http://a.example/1.png', 'http://a.example/2.png'],
      attachment_type: 'image',
      choices: ['a', 'b'],
    });
    assert.equal(done.json.status, 'completed');
    assert.deepEqual(done.json.response, { choice: 'a' });
    const bare = await s.test.post('/v1/task/comparison', undefined, {
      raw: 'callback_url=http://www.example.com/callback',
      headers: FORM,
    });
    assert.equal(bare.status, 400);
    assert.deepEqual(bare.json, {
      status_code: 400,
      error: 'Please include an attachment or attachments parameter.',
    });
  });

  it('keeps a live task pending and completes a test task at once', async () => {
    const live = await s.live.post('/v1/task/imageannotation', BOX_TASK);
    assert.equal(live.json.status, 'pending');
    assert.equal(live.json.is_test, false);
    assert.equal(live.json.response, undefined);
    assert.equal(live.json.completed_at, undefined);
    const test = await s.test.post('/v1/task/imageannotation', BOX_TASK);
    assert.equal(test.json.status, 'completed');
    assert.equal(test.json.is_test, true);
    assert.equal(test.json.completed_at, test.json.created_at);
    assert.equal(test.json.response.annotations[0].label, 'cow');
    const read = await s.test.get(`/v1/task/${test.json.task_id}`);
    assert.equal(read.text, test.text, 'a task read right after its creation is the same');
  });

  it('sends the keys in the recorded order and leaves unset ones out', async () => {
    const { json } = await s.test.post('/v1/task/categorization', {
      attachment_type: 'image',
      attachment: 'http://a.example/1.png',
      categories: ['public', 'private'],
      callback_url: 'http://www.example.com/callback',
      instruction: 'Which?',
    });
    assert.deepEqual(Object.keys(json), [
      'task_id',
      'created_at',
      'updated_at',
      'completed_at',
      'callback_url',
      'type',
      'status',
      'instruction',
      'params',
      'is_test',
      'urgency',
      'metadata',
      'processed_attachments',
      'response',
    ]);
    assert.deepEqual(Object.keys(json.params), ['attachment_type', 'attachment', 'categories', 'allow_multiple']);
    assert.match(json.task_id, /^[0-9a-f]{24}$/);
    assert.equal(Number.parseInt(json.task_id.slice(0, 8), 16), Math.floor(Date.parse(json.created_at) / 1000));
    assert.match(json.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.equal(json.urgency, 'standard');
    assert.deepEqual(json.metadata, {});
    assert.deepEqual(json.processed_attachments, []);
  });

  it('knows the old name of categorization and a slash at the end', async () => {
    const body = { attachment: 'http://a.example/1.png', categories: ['a', 'b'] };
    const old = await s.test.post('/v1/task/categorize', body);
    assert.equal(old.json.type, 'categorization');
    const slash = await s.test.post('/v1/task/categorization/', body);
    assert.equal(slash.status, 200);
  });

  it('answers 404 for an unknown type and 400 for a missing param, naming it', async () => {
    const unknown = await s.live.post('/v1/task/nonsense', BOX_TASK);
    assert.deepEqual(unknown.json, { status_code: 404, error: 'There is no task type "nonsense".' });
    const missing = await s.live.post('/v1/task/imageannotation', { attachment: 'http://a.example/1.png' });
    assert.deepEqual(missing.json, {
      status_code: 400,
      error: 'Parameter is invalid, reason: "geometries" is required',
    });
    const none = await s.live.post('/v1/task/textcollection', {
      fields: [{ type: 'text', field_id: 'a', title: 'A' }],
    });
    assert.equal(none.json.error, 'Parameter is invalid, reason: "attachments" is required');
  });

  it('keeps the params of types that take any as they were sent', async () => {
    const params = { attachments: ['http://a.example/1.json'], labels: ['car'], anything: { deep: [1, 2] } };
    const made = await s.test.post('/v1/task/sensorfusion', { ...params, instruction: 'Find cars' });
    assert.equal(made.status, 200);
    assert.deepEqual(made.json.params, params);
    assert.deepEqual(made.json.response, {});
  });

  it('tolerates what real clients send (api-facts A.7)', async () => {
    const made = await s.live.post('/v1/task/annotation', {
      attachment: 'http://a.example/1.png',
      objects_to_annotate: ['cow'],
      min_width: '30',
      with_labels: 'True',
      force: true,
      callback_url: null,
      unique_id: null,
      project: null,
      examples: null,
    });
    assert.equal(made.status, 200, made.text);
    assert.equal(made.json.params.min_width, 30);
    assert.equal(made.json.params.with_labels, true);
    assert.equal(made.json.params.force, true);
    assert.equal('callback_url' in made.json, false);
    assert.equal('unique_id' in made.json, false);
    assert.equal('callback_url' in made.json.params, false);
    const form = await s.live.post('/v1/task/annotation', undefined, {
      raw: 'attachment=http://a.example/1.png&objects_to_annotate=cow&with_labels=true&min_height=5&metadata[a][b]=c&examples[0][correct]=true&examples[0][image]=http://a.example/2.png',
      headers: FORM,
    });
    assert.equal(form.status, 200, form.text);
    assert.deepEqual(form.json.params.objects_to_annotate, ['cow']);
    assert.equal(form.json.params.min_height, 5);
    assert.deepEqual(form.json.metadata, { a: { b: 'c' } });
    assert.equal(form.json.params.examples[0].correct, true);
    const withHeaders = await s.live.post('/v1/task/imageannotation', BOX_TASK, {
      headers: { 'X-API-Client': 'ruby', 'X-API-Client-Version': '0.1' },
    });
    assert.equal(withHeaders.status, 200);
  });

  it('takes the task fields out of params and checks them', async () => {
    const made = await s.live.post('/v1/task/imageannotation', {
      ...BOX_TASK,
      callback_url: 'ann@example.com',
      priority: '30',
      urgency: 'day',
      tags: ['b', 'a', 'b'],
      unique_id: 'fields/1',
      clear_unique_id_on_error: true,
      metadata: { key: 'value' },
    });
    assert.equal(made.status, 200, made.text);
    assert.equal(made.json.callback_url, 'ann@example.com');
    assert.equal(made.json.priority, 30);
    assert.equal(made.json.urgency, 'day');
    assert.deepEqual(made.json.tags, ['b', 'a']);
    assert.equal('clear_unique_id_on_error' in made.json, false);
    assert.deepEqual(Object.keys(made.json.params), ['attachment', 'geometries']);
    const refused: [object, RegExp][] = [
      [{ callback_url: 'ftp://a.example' }, /"callback_url" must be a full http\(s\) URL or an e-mail address/],
      [{ callback_url: 'nonsense' }, /"callback_url"/],
      [{ unique_id: '' }, /"unique_id" is not allowed to be empty/],
      [{ unique_id: 7 }, /"unique_id" must be a string/],
      [{ unique_id: 'x'.repeat(1025) }, /"unique_id" must be at most 1024 characters long/],
      [{ unique_id: '🐄'.repeat(1000) }, /"unique_id" must be at most 2500 bytes long/],
      [{ metadata: [] }, /"metadata" must be an object/],
      [{ metadata: { a: 'x'.repeat(10_240) } }, /"metadata" must be at most 10240 bytes/],
      [{ priority: 15 }, /"priority" must be one of \[10, 20, 30\]/],
      [{ urgency: 'now' }, /"urgency" must be one of/],
      [{ tags: 'a' }, /"tags" must be an array/],
      [{ tags: [''] }, /"tags.0" is not allowed to be empty/],
      [{ tags: [null] }, /"tags.0" must be a string/],
      [{ tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }, /"tags" must contain at most 50 items/],
      [{ project: 'nowhere' }, /Project "nowhere" not found/],
      [{ batch: 'nowhere' }, /Batch "nowhere" not found/],
    ];
    const before = (await s.live.get('/v1/tasks?limit=1')).json.total;
    for (const [fields, sentence] of refused) {
      const answer = await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, ...fields });
      assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
      assert.equal(answer.json.status_code, answer.status);
      assert.match(answer.json.error, sentence);
    }
    assert.equal((await s.live.get('/v1/tasks?limit=1')).json.total, before, 'a refused create changes nothing');
  });
});
