import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { BOX_TASK, suite } from '../kit/suite.ts';
import { answerNext, chatProject, type Json, THREADS, v2Of } from './v2-kit.ts';

suite('v2 tasks', (s) => {
  let v2: ReturnType<typeof v2Of>;
  let project: Json;
  before(async () => {
    v2 = v2Of(s);
    await chatProject(s, 'chats');
    project = await v2.get('/project?project_name=chats');
  });

  it('projects have ids, by which they are found in their own mode only', async () => {
    assert.match(project.id, /^[0-9a-f]{24}$/);
    assert.deepEqual(project, {
      id: project.id,
      name: 'chats',
      created_at: (await s.live.get('/v1/projects/chats')).json.created_at,
      types: ['chat'],
      models: [],
    });
    assert.deepEqual(await v2.get(`/project?project_id=${project.id}`), project);
    const test = v2Of(s, s.server.testKey);
    assert.notEqual((await test.get('/project?project_name=chats')).id, project.id);
    assert.deepEqual(await test.refused(test.raw.get(`/project?project_id=${project.id}`)), [
      404,
      'Project with that ID not found.',
    ]);
    assert.equal((await v2.raw.get('/project?project_name=none')).status, 404);
    assert.equal((await v2.raw.get(`/project?project_name=other&project_id=${project.id}`)).status, 400);
    assert.equal((await v2.refused(v2.raw.get('/project')))[0], 400);
    assert.deepEqual((await v2.get('/projects')).projects, [project]);
    assert.deepEqual((await v2.get(`/projects?created_before=2020-01-01T00:00:00.000000`)).projects, []);
    assert.equal((await v2.get(`/projects?created_after=2020-01-01T00:00:00.000000%2B0000`)).projects.length, 1);
  });

  it('a chat task is made, inherits, and is the same task in v1', async () => {
    for (const path of ['/task/chat', '/task']) {
      const made = await v2.post(path, {
        project_name: 'chats',
        template_variables: { language: 'en_US' },
        metadata: { a: 1 },
        callback_url: 'http://callback.invalid/',
      });
      assert.deepEqual(made, {
        task_id: made.task_id,
        project: project.id,
        status: 'pending',
        created_at: made.created_at,
        metadata: { a: 1 },
        threads: [],
      });
      const v1 = (await s.live.get(`/v1/task/${made.task_id}`)).json;
      assert.deepEqual(
        [v1.type, v1.project, v1.params, v1.callback_url],
        ['chat', 'chats', { template_variables: { language: 'en_US' } }, 'http://callback.invalid/'],
      );
      assert.deepEqual(await v2.get(`/task?task_id=${made.task_id}`), made);
    }
    assert.equal((await v2.post('/task/chat', { project_id: project.id })).project, project.id);
    assert.equal((await v2.raw.post('/task/chat', {})).status, 400);
    assert.equal((await v2.raw.post('/task/chat', { project_name: 'none' })).status, 404);
    assert.equal((await v2.raw.post('/task/chat', { project_id: 'none' })).status, 404);
    await s.live.post('/v1/projects', { type: 'categorization', name: 'no chat' });
    assert.equal((await v2.raw.post('/task/chat', { project_name: 'no chat' })).status, 400);
  });

  it('an Idempotency-Key makes one task', async () => {
    const send = () =>
      s.live.post('/v2/task/chat', { project_name: 'chats' }, { headers: { 'idempotency-key': 'v2' } });
    const first = await send();
    const again = await send();
    assert.equal(again.text, first.text);
    assert.equal(again.headers['idempotent-replayed'], 'true');
  });

  it('expand shows project and batch whole', async () => {
    await s.live.post('/v1/batches', { project: 'chats', name: 'expanded' });
    const { task_id } = await v2.post('/task/chat', { batch_name: 'expanded' });
    const batch = await v2.get('/batch?batch_name=expanded');
    const ids = await v2.get(`/task?task_id=${task_id}`);
    assert.deepEqual([ids.project, ids.batch], [project.id, batch.id]);
    const whole = await v2.get(`/task?task_id=${task_id}&expand=project&expand=batch`);
    assert.deepEqual([whole.project, whole.batch], [project, batch]);
    assert.equal((await v2.raw.get(`/task?task_id=${task_id}&expand=delivery`)).status, 400);
    assert.equal((await v2.raw.get(`/task?task_id=${task_id}&opts=everything`)).status, 400);
  });

  it('a task in no project has an empty one, an errored one its reason', async () => {
    const { task_id } = (await s.live.post('/v1/task/imageannotation', BOX_TASK)).json;
    assert.equal((await v2.get(`/task?task_id=${task_id}&expand=project`)).project, '');
    const { leases } = (await s.live.post('/v1/labeling/claim', { types: ['imageannotation'] })).json;
    await s.live.post(`/v1/labeling/leases/${leases[0].lease_id}/error`, { message: 'No picture.' });
    const { status, errors, threads } = await v2.get(`/task?task_id=${task_id}`);
    assert.deepEqual([status, errors, threads], ['error', [{ message: 'No picture.' }], []]);
  });

  it('a completed task has the threads of its response, and each annotation is found', async () => {
    await s.live.post('/v1/projects', { type: 'chat', name: 'threads' });
    const made = await v2.post('/task/chat', { project_name: 'threads' });
    const task_id = await answerNext(s, { projects: ['threads'] });
    assert.equal(task_id, made.task_id);
    const usual = await v2.get(`/task?task_id=${task_id}`);
    assert.equal(usual.status, 'completed');
    const [thread] = usual.threads;
    const [question, answer] = thread.turns[0].messages;
    assert.deepEqual([question.role, question.content, question.annotations], ['user', { text: 'Hello?' }, []]);
    assert.deepEqual([answer.source_id, 'model_parameters' in answer], ['model-a', false]);
    assert.equal('submissions' in thread, false);
    const opts = ['annotation_details', 'attachment_details', 'model_parameters', 'submissions'];
    const full = await v2.get(`/task?task_id=${task_id}&${opts.map((one) => `opts=${one}`).join('&')}`);
    const [detailed] = full.threads;
    const message = detailed.turns[0].messages[1];
    assert.deepEqual(message.model_parameters, { model: 'a', temperature: 0.5 });
    assert.equal(detailed.submissions.length, 1);
    assert.equal(typeof detailed.submissions[0].contributor_id, 'string');
    assert.deepEqual(await v2.get(`/annotation?annotation_id=${message.annotations[0].id}`), message.annotations[0]);
    assert.equal(message.annotations[0].title, 'Fluency');
    assert.equal('title' in answer.annotations[0], false);
    for (const id of ['x', `${task_id}-9`, `${'0'.repeat(24)}-0`]) {
      assert.deepEqual(await v2.refused(v2.raw.get(`/annotation?annotation_id=${id}`)), [
        404,
        'Annotation with that ID not found.',
      ]);
    }
    assert.equal(THREADS.threads.length, full.threads.length);
  });

  it('metadata is replaced, or merged deeply', async () => {
    const { task_id } = await v2.post('/task/chat', { project_name: 'chats', metadata: { a: { b: 1 }, c: 1 } });
    const set = (metadata: object, merge?: boolean) => v2.post('/task/metadata', { task_id, metadata, merge });
    assert.deepEqual((await set({ a: { d: 2 } }, true)).metadata, { a: { b: 1, d: 2 }, c: 1 });
    assert.deepEqual((await set({ e: 3 }, false)).metadata, { e: 3 });
    assert.deepEqual((await set({ f: 4 })).metadata, { f: 4 });
    const large = await v2.raw.post('/task/metadata', { task_id, metadata: { g: 'x'.repeat(10_240) }, merge: true });
    assert.equal(large.status, 400);
    assert.match(large.json.error, /"metadata"/);
    assert.equal((await v2.raw.post('/task/metadata', { task_id, metadata: [] })).status, 400);
    assert.equal((await v2.raw.post('/task/metadata', { metadata: {} })).status, 400);
    assert.equal((await v2.raw.post('/task/metadata', { task_id: 'x', metadata: {} })).status, 404);
  });

  it('a list is walked by next_token, newest first, each task once', async () => {
    await s.live.post('/v1/projects', { type: 'chat', name: 'paged' });
    await s.live.post('/v1/batches', { project: 'paged', name: 'paged' });
    const { id } = await v2.get('/project?project_name=paged');
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift((await v2.post('/task', { batch_name: 'paged' })).task_id);
    const seen: string[] = [];
    let token = '';
    for (let pages = 0; ; pages++) {
      assert.ok(pages < 4);
      const page = await v2.get(`/tasks?project_id=${id}&limit=3${token && `&next_token=${token}`}`);
      seen.push(...page.tasks.map((task: Json) => task.task_id));
      assert.equal('total' in page, false);
      token = page.next_token;
      if (token === undefined) break;
      assert.equal((await v2.raw.get(`/tasks?limit=3&next_token=${token}`)).status, 400, 'of other filters');
    }
    assert.deepEqual(seen, made);
    const ids = async (query: string) => (await v2.get(`/tasks?${query}`)).tasks.map((task: Json) => task.task_id);
    await s.live.post(`/v1/task/${made[0]}/cancel`);
    assert.deepEqual(await ids('batch_name=paged&status=canceled'), [made[0]]);
    assert.deepEqual(await ids('project_name=paged&status=deleted'), []);
    assert.deepEqual(await ids('project_name=paged&completed_after=2020-01-01T00:00:00'), []);
    assert.equal((await ids('project_name=paged&batch_name=paged')).length, 7);
    for (const wrong of [
      'limit=0',
      'limit=101',
      'status=x',
      'completed_after=soon',
      'limit=1&limit=2',
      'next_token=x',
    ]) {
      assert.equal((await v2.raw.get(`/tasks?${wrong}`)).status, 400, wrong);
    }
    assert.equal((await v2.raw.get('/tasks?batch_id=none')).status, 404);
    assert.equal((await v2.raw.get('/tasks?project_name=none')).status, 404);
  });

  it('a page of large tasks ends early, and the next one goes on', async () => {
    await s.live.post('/v1/projects', { type: 'chat', name: 'large' });
    const text = 'x'.repeat(3 * 1024 * 1024);
    const made: string[] = [];
    for (let i = 0; i < 4; i++) {
      made.unshift((await v2.post('/task', { project_name: 'large', template_variables: { text } })).task_id);
    }
    const first = await v2.get('/tasks?project_name=large');
    assert.equal(first.tasks.length, 3);
    const rest = await v2.get(`/tasks?project_name=large&next_token=${first.next_token}`);
    assert.equal('next_token' in rest, false);
    assert.deepEqual(
      [...first.tasks, ...rest.tasks].map((task: Json) => task.task_id),
      made,
    );
  });

  it('no key, a wrong one, or a labeler gets nothing', async () => {
    for (const path of ['/task?task_id=x', '/tasks', '/batches', '/nowhere']) {
      const { status, json } = await v2Of(s, 'live_nobody').raw.get(path);
      assert.deepEqual([status, json.status_code], [401, 401], path);
    }
    const { json } = await s.live.post('/v1/keys', { name: 'labeler', role: 'labeler' });
    const labeler = v2Of(s, json.key);
    for (const path of ['/tasks', '/batches', '/projects', '/deliveries', '/datasets']) {
      assert.equal((await labeler.raw.get(path)).status, 403, path);
    }
    assert.equal((await v2.raw.get('/nowhere')).status, 404);
  });
});
