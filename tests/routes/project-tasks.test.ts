import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { rowsOf } from '../kit/rows.ts';
import { suite } from '../kit/suite.ts';

suite('tasks in projects', (s) => {
  const post = (body: object, type = 'categorization') => s.live.post(`/v1/task/${type}`, body);
  const inAnimals = (body: object = {}) => post({ project: 'animals', attachment: 'http://a.example/1.png', ...body });
  const NOT_FOUND = (name: string) => ({ status_code: 404, error: `Project "${name}" not found.` });

  before(async () => {
    const params = { instruction: 'Project text.', categories: ['cat', 'dog'], attachment_type: 'image' };
    for (const client of [s.live, s.test]) {
      await client.post('/v1/projects', { type: 'categorization', name: 'animals', params });
    }
    await s.live.post('/v1/projects/animals/setParams', { patch: true, categories: ['cow', 'pig'] });
    await s.live.post('/v1/projects', { type: 'categorization', name: 'only live' });
    await s.live.post('/v1/projects', { type: 'textcollection', name: 'other type' });
    await s.live.post('/v1/batches', { project: 'animals', name: 'week 1' });
    await s.live.post('/v1/batches', { project: 'only live', name: 'elsewhere' });
  });

  it('inherit what they do not set, from the last version', async () => {
    const task = (await inAnimals()).json;
    assert.deepEqual(task.params, {
      categories: ['cow', 'pig'],
      attachment_type: 'image',
      attachment: 'http://a.example/1.png',
      allow_multiple: false,
    });
    assert.equal(task.instruction, 'Project text.');
    assert.equal(task.project, 'animals');
    assert.equal(task.project_param_version, 1);
    assert.deepEqual((await s.live.get(`/v1/task/${task.task_id}`)).json, task);
  });

  it('win over the project, and have their instruction first', async () => {
    const task = (await inAnimals({ categories: ['x', 'y'], instruction: 'Task text.', attachment_type: null })).json;
    assert.deepEqual(task.params.categories, ['x', 'y']);
    assert.equal(task.params.attachment_type, 'image', 'null is "not given"');
    assert.equal(task.instruction, 'Task text.\n\nProject text.');
    assert.equal((await inAnimals({ instruction: '' })).json.instruction, 'Project text.');
  });

  it('choose a version, or none', async () => {
    for (const name of ['project_version', 'project_param_version']) {
      const first = (await inAnimals({ [name]: 0 })).json;
      assert.deepEqual([first.params.categories, first.project_param_version], [['cat', 'dog'], 0]);
      const none = (await inAnimals({ [name]: -1, categories: ['z'] })).json;
      assert.deepEqual([none.project, none.project_param_version, none.instruction], ['animals', -1, undefined]);
      assert.equal('attachment_type' in none.params, false);
      const bare = await inAnimals({ [name]: -1 });
      assert.match(bare.json.error, /must contain at least one of \[categories, taxonomies\]/);
      for (const wrong of [2, 99]) {
        const refused = await inAnimals({ [name]: wrong });
        assert.equal(refused.status, 400);
        assert.match(refused.json.error, /"project_version" must be a version of the project, 0 to 1/);
      }
      assert.equal((await inAnimals({ [name]: -2 })).status, 400);
    }
    const both = await inAnimals({ project_version: 0, project_param_version: 1 });
    assert.match(both.json.error, /"project_param_version" must be the same as project_version/);
  });

  it('are checked with the params of the project under theirs', async () => {
    assert.match((await post({ project: 'animals' })).json.error, /^Please include an attachment/);
    const wrong = await inAnimals({ category_ids: { cat: 1 } });
    assert.match(wrong.json.error, /"category_ids.cat" is not one of the categories/);
    assert.equal((await inAnimals({ category_ids: { cow: 1 } })).status, 200);
    assert.match((await inAnimals({ allow_multiple: 'perhaps' })).json.error, /"allow_multiple" must be a boolean/);
    const bare = await post({ project: 'only live', attachment: 'x' });
    assert.match(bare.json.error, /must contain at least one of/);
  });

  it('are refused in an unknown project, one of the other mode, one of another type', async () => {
    assert.deepEqual((await post({ project: 'nowhere', attachment: 'x' })).json, NOT_FOUND('nowhere'));
    const body = { project: 'only live', attachment: 'x', categories: ['a', 'b'] };
    assert.deepEqual((await s.test.post('/v1/task/categorization', body)).json, NOT_FOUND('only live'));
    const mismatch = await post({ ...body, project: 'other type' });
    assert.equal(mismatch.status, 400);
    assert.match(mismatch.json.error, /"project" must be one of the type categorization; "other type" is of the type/);
    assert.equal((await post(body, 'categorize')).status, 200, 'an alias is the same type');
    for (const client of [s.live, s.test]) assert.equal((await client.get('/v1/tasks?project=nowhere')).json.total, 0);
  });

  it('come into the project of their batch', async () => {
    const task = (await post({ batch: 'week 1', attachment: 'x' })).json;
    assert.deepEqual([task.project, task.batch, task.params.categories], ['animals', 'week 1', ['cow', 'pig']]);
    const both = await post({ batch: 'week 1', project: 'animals', attachment: 'x' });
    assert.equal(both.status, 200);
    const other = await post({ batch: 'elsewhere', project: 'animals', attachment: 'x' });
    assert.equal(other.status, 400);
    assert.match(other.json.error, /"batch" must be one of the project "animals"; "elsewhere" belongs to "only live"/);
    const missing = await post({ batch: 'nowhere', attachment: 'x' });
    assert.deepEqual(missing.json, { status_code: 404, error: 'Batch "nowhere" not found.' });
    const listed = (await s.live.get('/v1/tasks?batch=week%201&project=animals')).json;
    assert.equal(listed.total, 2);
    assert.equal((await s.live.get('/v1/tasks?project=only%20live')).json.total, 1);
  });

  it('inherit fields of the task too', async () => {
    const params = { callback_url: 'http://a.example/cb', priority: 20, tags: ['p'], metadata: { of: 'project' } };
    await s.live.post('/v1/projects', { type: 'sensorfusion', name: 'fields', params: { ...params, frames: 5 } });
    const task = (await post({ project: 'fields', frames: 6 }, 'sensorfusion')).json;
    assert.deepEqual(task.params, { frames: 6 });
    assert.deepEqual(
      [task.callback_url, task.priority, task.tags, task.metadata],
      ['http://a.example/cb', 20, ['p'], { of: 'project' }],
    );
    const own = (await post({ project: 'fields', priority: 30, tags: [], metadata: {} }, 'sensorfusion')).json;
    assert.deepEqual([own.priority, own.tags, own.metadata], [30, undefined, {}]);
  });

  it('need as many answers as they say, else as their project says', async () => {
    const settings = { responses_required: 3 };
    await s.live.post('/v1/projects', { type: 'sensorfusion', name: 'three', settings });
    const slots = async (body: object) => {
      const { task_id } = (await post(body, 'sensorfusion')).json;
      const open = await rowsOf(s, 'select count(*) from open_answers where task_id = ?', [task_id]);
      const [row] = await rowsOf(s, 'select responses_required from tasks where task_id = ?', [task_id]);
      assert.equal(Number(open[0]![0]), row![0]);
      return row![0];
    };
    assert.equal(await slots({ project: 'three' }), 3);
    assert.equal(await slots({ project: 'three', responses_required: 2 }), 2);
    assert.equal(await slots({ project: 'animals', attachment: 'x' }).catch(() => 'refused'), 'refused');
    assert.equal(await slots({}), 1);
  });

  it('are completed with a test key, by the merged params', async () => {
    const done = await s.test.post('/v1/task/categorization', { project: 'animals', attachment: 'x' });
    assert.deepEqual([done.json.status, done.json.response], ['completed', { category: 'cat' }]);
  });

  it('are made from forms', async () => {
    const made = await s.live.post('/v1/task/categorization', undefined, {
      raw: 'project=animals&attachment=x&categories=solo&project_version=0',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual([made.json.params.categories, made.json.project_param_version], [['solo'], 0]);
  });

  it('replay refusals of their project under an Idempotency-Key, and change nothing by them', async () => {
    const keyed = { headers: { 'Idempotency-Key': 'project-refusal' } };
    const body = { project: 'later', attachment: 'x', categories: ['a', 'b'], unique_id: 'later/1' };
    const send = () => s.live.post('/v1/task/categorization', body, keyed);
    const refused = await send();
    assert.deepEqual(refused.json, NOT_FOUND('later'));
    await s.live.post('/v1/projects', { type: 'categorization', name: 'later' });
    const again = await send();
    assert.equal(again.text, refused.text);
    assert.equal(again.headers['idempotent-replayed'], 'true');
    assert.equal((await post(body)).status, 200);
    const taken = await s.live.post('/v1/task/categorization', body, { headers: { 'Idempotency-Key': 'another' } });
    assert.equal(taken.status, 409);
    assert.match(taken.json.error, /^The unique_id \("later\/1"\) is already used for a different task \(\w+\)\.$/);
  });
});
