import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { answerNext, chatProject, type Json, THREADS, v2Of } from './v2-kit.ts';

suite('v2 deliveries', (s) => {
  let v2: ReturnType<typeof v2Of>;
  let project: Json;
  let delivered: string[];
  let canceled: string;
  let batch: Json;
  before(async () => {
    v2 = v2Of(s);
    await chatProject(s, 'chats');
    project = await v2.get('/project?project_name=chats');
    await v2.post('/batch', { name: 'first', project_name: 'chats' });
    canceled = (await v2.post('/task', { batch_name: 'first' })).task_id;
    await s.live.post(`/v1/task/${canceled}/cancel`);
    delivered = [];
    for (let i = 0; i < 3; i++) {
      await v2.post('/task', { batch_name: 'first' });
      delivered.unshift(await answerNext(s, { batches: ['first'] }));
    }
    await v2.post('/batch', { name: 'open', project_name: 'chats' });
    await v2.post('/task', { batch_name: 'open' });
    batch = await until(
      () => v2.get('/batch?batch_name=first'),
      ({ status }) => status === 'completed',
    );
  });

  it('a delivery is the completed tasks of a completed batch', async () => {
    const deliveries: Json[] = (await v2.get('/deliveries')).deliveries;
    const { id } = deliveries[0];
    assert.deepEqual(deliveries, [
      { id, name: 'first', task_count: 3, delivered_at: batch.completed_at, project: project.id },
    ]);
    assert.match(id, /^[0-9a-f]{24}$/);
    const seen: string[] = [];
    let token = '';
    for (let pages = 0; ; pages++) {
      assert.ok(pages < 2);
      const page = await v2.get(`/delivery?delivery_id=${id}&limit=2${token && `&next_token=${token}`}`);
      assert.equal(page.delivery, id);
      seen.push(...page.tasks.map((task: Json) => task.task_id));
      token = page.next_token;
      if (token === undefined) break;
    }
    assert.deepEqual(seen, delivered);
    const whole = await v2.get('/delivery?delivery_name=first&expand=delivery&expand=project&expand=batch&limit=1');
    assert.deepEqual(whole.delivery, { ...deliveries[0], project });
    assert.deepEqual([whole.tasks[0].project, whole.tasks[0].batch], [project, batch]);
    assert.equal(whole.tasks[0].threads[0].turns[0].messages[1].content.text, 'Hello!');
  });

  it('deliveries are found by project and time', async () => {
    const count = async (query: string) => (await v2.get(`/deliveries?${query}`)).deliveries.length;
    assert.equal(await count(`project_id=${project.id}&expand=project`), 1);
    await s.live.post('/v1/projects', { type: 'chat', name: 'other' });
    assert.equal(await count('project_name=other'), 0);
    assert.equal(await count(`delivered_after=${batch.completed_at}`), 1);
    assert.equal(await count(`delivered_before=${batch.completed_at}`), 1);
    assert.equal(await count('delivered_before=2020-01-01T00:00:00.000000'), 0);
    assert.equal((await v2.raw.get('/deliveries?delivered_after=soon')).status, 400);
    for (const query of ['delivery_id=x', 'delivery_name=open', 'delivery_name=none', `delivery_id=${batch.id}`]) {
      assert.deepEqual(await v2.refused(v2.raw.get(`/delivery?${query}`)), [404, 'Delivery not found.'], query);
    }
    assert.equal((await v2.raw.get('/delivery?delivery_name=first&project_name=other')).status, 404);
    assert.equal((await v2.raw.get('/delivery')).status, 400);
  });

  it('tasks are listed with what was delivered of them, and the schema of it', async () => {
    const [{ id }] = (await v2.get('/deliveries')).deliveries;
    const { docs, total, next_token } = await v2.get(`/delivery/tasks?delivery_id=${id}&limit=2`);
    assert.deepEqual([docs.length, total, typeof next_token], [2, 2, 'string']);
    assert.deepEqual(docs[0], {
      task_id: delivered[0],
      created_at: docs[0].created_at,
      delivery_id: id,
      delivered_at: batch.completed_at,
      response_schema_id: delivered[0],
      response: THREADS,
    });
    const rest = await v2.get(`/delivery/tasks?delivery_id=${id}&limit=2&next_token=${next_token}`);
    assert.deepEqual(
      rest.docs.map((doc: Json) => doc.task_id),
      [delivered[2]],
    );
    const all = (await v2.get(`/delivery/tasks?project_name=chats`)).docs;
    assert.equal(all.length, 5);
    const none = all.find((doc: Json) => doc.task_id === canceled);
    assert.deepEqual([none.delivery_id, none.delivered_at, none.response], [null, null, null]);
    assert.equal((await v2.get('/delivery/tasks?status=completed')).docs.length, 3);
    assert.equal((await v2.get(`/delivery/tasks?delivery_id=${id}&status=canceled`)).docs.length, 0);
    assert.equal((await v2.raw.get('/delivery/tasks?delivery_id=none')).status, 404);
    const { schema } = await v2.get(`/schema?schema_id=${docs[0].response_schema_id}`);
    assert.deepEqual([schema.id, JSON.parse(schema.json).type], [delivered[0], 'object']);
    assert.deepEqual(await v2.refused(v2.raw.get('/schema?schema_id=none')), [404, 'Schema with that ID not found.']);
  });

  it('there are no datasets: lists are empty, ids are not found', async () => {
    assert.deepEqual(await v2.get('/datasets'), { datasets: [] });
    assert.deepEqual(await v2.get('/datasets/deliveries?expand=dataset'), { deliveries: [] });
    assert.deepEqual(await v2.get('/datasets/tasks?expand=dataset&expand=delivery&limit=5'), { tasks: [] });
    assert.deepEqual(await v2.get('/datasets/delivery'), { tasks: [] });
    for (const path of [
      '/datasets/deliveries?dataset_id=x',
      '/datasets/delivery?delivery_id=x',
      '/datasets/tasks?dataset_id=x',
      '/datasets/tasks?delivery_id=x',
      '/datasets/task?task_id=x',
      '/datasets/task/x/response_url/y',
    ]) {
      assert.equal((await v2.refused(v2.raw.get(path)))[0], 404, path);
    }
    for (const path of ['/datasets/task', '/datasets/tasks?limit=0', '/datasets/deliveries?delivered_after=soon']) {
      assert.equal((await v2.refused(v2.raw.get(path)))[0], 400, path);
    }
  });
});
