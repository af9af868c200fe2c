import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { labeling } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';

const response_schema = {
  type: 'object',
  required: ['rating'],
  properties: {
    rating: { type: 'integer', minimum: 1, maximum: 5 },
    code: { type: 'string', pattern: '^(a+)+$' },
    tags: { type: 'array', items: { $ref: '#/$defs/tag' }, uniqueItems: true },
  },
  additionalProperties: false,
  $defs: { tag: { enum: ['loud', 'quiet'] } },
};

suite('tasks whose response a JSON Schema describes', (s) => {
  const sample = { rating: 1, code: 'a', tags: ['loud'] };
  before(async () => {
    for (const client of [s.live, s.test]) {
      const made = await client.post('/v1/projects', {
        type: 'custom',
        name: 'calls',
        params: { response_schema, of_ours: [1] },
      });
      assert.equal(made.status, 200, made.text);
    }
  });

  it('have a sample that obeys it, of any name', async () => {
    for (const type of ['custom', 'chat', 'sensorfusion', 'laneannotation']) {
      const made = await s.test.post(`/v1/task/${type}`, { response_schema, anything: [1] });
      assert.equal(made.status, 200, made.text);
      assert.deepEqual(made.json.response, sample);
      assert.deepEqual(made.json.params, { response_schema, anything: [1] });
    }
    assert.deepEqual((await s.test.post('/v1/task/chat', {})).json.response, { responses: [] });
    assert.deepEqual((await s.test.post('/v1/task/sensorfusion', {})).json.response, {});
  });

  it('inherit it from their project, which shows it in its template', async () => {
    const made = await s.test.post('/v1/task/custom', { project: 'calls', recording: 'https://a.example/1.mp3' });
    assert.equal(made.status, 200, made.text);
    assert.deepEqual(made.json.params.response_schema, response_schema);
    assert.deepEqual(made.json.response, sample);
    const template = (await s.test.get('/v1/projects/calls/taskTemplates')).json;
    assert.deepEqual(template.response_schema, response_schema);
    assert.deepEqual(template.template_variables, { response_schema, of_ours: [1] });
    await s.test.post('/v1/projects', { type: 'chat', name: 'plain' });
    assert.ok(!('response_schema' in (await s.test.get('/v1/projects/plain/taskTemplates')).json));
  });

  it('are refused where the schema cannot be used, naming the place, in projects too', async () => {
    const wrong: [object, RegExp][] = [
      [{ properties: { a: { minimun: 1 } } }, /"response_schema\.properties\.a\.minimun" is not supported/],
      [{ properties: { a: { pattern: '(?=a)' } } }, /"response_schema\.properties\.a\.pattern" must not look/],
      [{ $ref: 'https://example.com/' }, /"response_schema\.\$ref" must be/],
      [{ type: 'array' }, /"response_schema\.type" must be object/],
      [
        { required: ['a'], properties: { a: false } },
        /"response_schema" must be one that a sample answer is found for/,
      ],
    ];
    for (const [given, message] of wrong) {
      const task = await s.live.post('/v1/task/chat', { response_schema: given });
      assert.equal(task.status, 400, JSON.stringify(given));
      assert.match(task.json.error, message);
      const project = await s.live.post('/v1/projects', {
        type: 'chat',
        name: 'wrong',
        params: { response_schema: given },
      });
      assert.equal(project.status, 400);
      assert.match(project.json.error, message);
      const set = await s.live.post('/v1/projects/calls/setParams', { response_schema: given });
      assert.equal(set.status, 400);
    }
    assert.match((await s.live.post('/v1/task/custom', {})).json.error, /"response_schema" is required/);
    assert.match((await s.live.post('/v1/task/custom', { response_schema: 'x' })).json.error, /must be an object/);
  });

  it('refuse pre-labels and answers that break it, whatever the pattern', async () => {
    const early = await s.live.post('/v1/task/custom', { response_schema, hypothesis: { rating: 9 } });
    assert.match(early.json.error, /"hypothesis\.rating" must be less than or equal to 5/);
    const locked = { response_schema, base_annotations: { tags: [] }, can_delete_base_annotations: false };
    assert.match(
      (await s.live.post('/v1/task/custom', locked)).json.error,
      /"can_delete_base_annotations" cannot be kept/,
    );
    const made = await s.live.post('/v1/task/custom', { response_schema, hypothesis: { tags: ['loud'] } });
    assert.equal(made.status, 200, made.text);
    const [person] = await createPeople(s, ['labeler']);
    const { claimOne, on } = labeling(s);
    const lease = await claimOne(person!);
    const answer = (response: object) => on(person!, lease, 'submit', { response });
    const refused: [object, RegExp][] = [
      [{}, /"rating" is required/],
      [{ rating: '5' }, /"rating" must be an integer/],
      [{ rating: 5, code: `${'a'.repeat(50_000)}!` }, /"code" must match the pattern/],
      [{ rating: 5, tags: ['loud', 'odd'] }, /"tags\.1" must be one of \[loud, quiet\]/],
      [{ rating: 5, more: 1 }, /"more" is not allowed/],
    ];
    for (const [response, message] of refused) {
      const sent = await answer(response);
      assert.equal(sent.status, 400, sent.text);
      assert.match(sent.json.error, message);
    }
    assert.equal((await answer({ rating: 5, code: 'aaa' })).status, 200);
    const done = (await s.live.get(`/v1/task/${made.json.task_id}`)).json;
    assert.deepEqual([done.status, done.response], ['completed', { rating: 5, code: 'aaa' }]);
  });
});

suite('audio transcriptions', (s) => {
  it('have an instruction where they bring none, and a URL', async () => {
    const made = await s.test.post('/v1/task/audiotranscription', { attachment: 'https://a.example/1.mp3' });
    assert.equal(made.json.instruction, 'Please transcribe the attached audio file.');
    assert.match(
      (await s.test.post('/v1/task/audiotranscription', { attachment: 'A text.' })).json.error,
      /"attachment" must be a URL/,
    );
  });
});
