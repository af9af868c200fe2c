import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { rowsOf } from '../kit/rows.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/wait.ts';

suite('batches', (s) => {
  const create = (body: object) => s.live.post('/v1/batches', { project: 'p', ...body });
  const path = (name: string, verb = '') => `/v1/batches/${encodeURIComponent(name)}${verb}`;
  const task = (batch: string, fields: object = {}) => s.live.post('/v1/task/sensorfusion', { batch, ...fields });
  const count = async (where: string, batch: string) =>
    Number((await rowsOf(s, `select count(*) from open_answers where batch = ? and ${where}`, [batch]))[0]![0]);

  before(async () => {
    for (const client of [s.live, s.test]) await client.post('/v1/projects', { type: 'sensorfusion', name: 'p' });
    await s.live.post('/v1/projects', { type: 'sensorfusion', name: 'rapid', rapid: true });
    await s.live.post('/v1/projects', { type: 'sensorfusion', name: 'studio', studio: true });
  });

  it('are made in progress, with what the SDK reads, and retrieved as they were made', async () => {
    const made = await create({ name: 'first', callback: '', metadata: { a: 1 } });
    assert.equal(made.status, 200, made.text);
    assert.deepEqual(made.json, {
      name: 'first',
      project: 'p',
      status: 'in_progress',
      created_at: made.json.created_at,
      callback: '',
      calibration_batch: false,
      self_label_batch: false,
      metadata: { a: 1 },
    });
    assert.equal((await s.live.get(path('first'))).text, made.text);
    assert.equal((await create({ name: 'with callback', callback: 'a@b.example' })).json.callback, 'a@b.example');
    assert.equal((await s.test.get(path('first'))).status, 404);
    assert.equal((await s.test.post('/v1/batches', { project: 'p', name: 'first' })).json.status, 'in_progress');
  });

  it('begin staging when they are finalized later', async () => {
    const status = async (body: object) => (await create(body)).json.status;
    assert.equal(await status({ name: 'calibration', calibration_batch: true }), 'staging');
    assert.equal(await status({ name: 'self label', self_label_batch: 'true' }), 'staging');
    assert.equal(await status({ name: 'rapid', project: 'rapid' }), 'staging');
    assert.equal(await status({ name: 'studio', project: 'studio' }), 'staging');
  });

  it('are refused with a sentence', async () => {
    await create({ name: 'taken' });
    const refusals: [object, number, string | RegExp][] = [
      [{ name: 'taken' }, 409, 'A batch with the name "taken" already exists.'],
      [{ name: 'taken', project: 'rapid' }, 409, 'A batch with the name "taken" already exists.'],
      [{ name: 'r', project: 'nowhere' }, 404, 'Project "nowhere" not found.'],
      [{ name: 'r', project: null }, 400, /"project" is required/],
      [{}, 400, /"name" is required/],
      [{ name: 'a\tb' }, 400, /"name" must not contain control/],
      [{ name: 'r', callback: 'nowhere' }, 400, /"callback" must be a full http\(s\) URL or an e-mail address/],
      [{ name: 'r', metadata: { a: 'x'.repeat(10_240) } }, 400, /"metadata" must be at most/],
      [{ name: 'r', calibration_batch: 5 }, 400, /"calibration_batch" must be a boolean/],
    ];
    for (const [body, status, sentence] of refusals) {
      const refused = await create(body);
      assert.equal(refused.status, status, JSON.stringify(body));
      if (typeof sentence === 'string') assert.equal(refused.json.error, sentence);
      else assert.match(refused.json.error, sentence);
    }
    const missing = await s.live.get(path('no/such "one"'));
    assert.deepEqual(missing.json, { status_code: 404, error: 'Batch "no/such \\"one\\"" not found.' });
    for (const [verb, body] of [['finalize'], ['setMetadata'], ['prioritize', { priority: 10 }]] as const) {
      assert.equal((await s.live.post(path('missing', `/${verb}`), body)).status, 404);
    }
    assert.equal((await s.live.get(path('missing', '/status'))).status, 404);
  });

  it('one of twenty at once gets the name', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ name: 'raced' })));
    assert.equal(answers.filter((a) => a.status === 200).length, 1);
    assert.equal(answers.filter((a) => a.status === 409).length, 19);
  });

  it('are found by any name, in paths and in filters', async () => {
    for (const name of ['a/b', 'two words', 'a%2Fb', '100%', 'ünïcødé 🐄', `'q' "qq"`, 'a?b#c&d=e+f', 'status']) {
      assert.equal((await create({ name })).json.name, name);
      assert.equal((await s.live.get(path(name))).json.name, name);
      assert.equal((await task(name)).json.batch, name);
      assert.equal((await s.live.get(path(name, '/status'))).json.pending, 1);
      assert.equal((await s.live.get(`/v1/tasks?batch=${encodeURIComponent(name)}`)).json.total, 1, name);
    }
  });

  it('tell how many tasks are in each status', async () => {
    await create({ name: 'counted' });
    assert.deepEqual((await s.live.get(path('counted', '/status'))).json, {
      status: 'in_progress',
      pending: 0,
      completed: 0,
      error: 0,
      canceled: 0,
    });
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push((await task('counted')).json.task_id);
    await s.live.post(`/v1/task/${ids[0]}/cancel`);
    const { status, pending, completed, error, canceled } = (await s.live.get(path('counted', '/status'))).json;
    assert.deepEqual([status, pending, completed, error, canceled], ['in_progress', 2, 0, 0, 1]);
  });

  it('are listed newest first, by page and by filter', async () => {
    await s.live.post('/v1/projects', { type: 'sensorfusion', name: 'listed' });
    const made: string[] = [];
    for (let i = 0; i < 7; i++) {
      made.unshift((await create({ project: 'listed', name: `listed ${i}`, calibration_batch: i % 2 === 0 })).text);
    }
    const list = async (query: string) => (await s.live.get(`/v1/batches?project=listed&${query}`)).json;
    const all = await list('status&start_time=&exclude_archived=False');
    assert.deepEqual(
      all.docs,
      made.map((text) => JSON.parse(text)),
    );
    assert.deepEqual([all.total, all.totalDocs, all.limit, all.offset, all.has_more], [7, 7, 100, 0, false]);
    const seen = [];
    for (let offset = 0, more = true; more; offset += 3) {
      const page = await list(`limit=3&offset=${offset}`);
      assert.deepEqual([page.totalDocs, page.limit, page.offset], [7, 3, offset]);
      seen.push(...page.docs);
      more = page.has_more;
    }
    assert.deepEqual(seen, all.docs);
    assert.equal((await list('status=staging')).total, 4);
    assert.equal((await list('status=in_progress')).total, 3);
    assert.equal((await list('status=completed')).total, 0);
    const middle = all.docs[3].created_at;
    const times = (docs: { created_at: string }[]) => docs.map((doc) => doc.created_at);
    const later = (await list(`start_time=${middle}`)).docs;
    assert.deepEqual(
      times(later),
      times(all.docs).filter((at) => at >= middle),
    );
    const earlier = (await list(`end_time=${middle}`)).docs;
    assert.deepEqual(
      times(earlier),
      times(all.docs).filter((at) => at <= middle),
    );
    assert.equal((await list('completed_after=2020-01-01')).total, 0);
    assert.equal((await list('exclude_archived=true')).total, 7);
    await s.live.post('/v1/projects/listed/archive');
    assert.equal((await list('exclude_archived=True')).total, 0);
    assert.equal((await list('')).total, 7);
    for (const wrong of [
      'limit=0',
      'limit=101',
      'offset=-1',
      'status=running',
      'start_time=soon',
      'status=a&status=b',
    ]) {
      assert.equal((await s.live.get(`/v1/batches?${wrong}`)).status, 400, wrong);
    }
  });

  it('get new metadata, {} without a body', async () => {
    await create({ name: 'metadata' });
    const set = await s.live.post(path('metadata', '/setMetadata'), { b: [2] });
    assert.deepEqual(set.json.metadata, { b: [2] });
    assert.deepEqual((await s.live.get(path('metadata'))).json, set.json);
    const none = await s.live.post(path('metadata', '/setMetadata'), undefined, {
      headers: { 'content-type': 'application/json' },
    });
    assert.deepEqual(none.json.metadata, {});
    assert.equal((await s.live.post(path('metadata', '/setMetadata'), [])).status, 400);
  });

  it('are finalized once; one in progress stays as it is', async () => {
    const started = await create({ name: 'started' });
    const noop = await s.live.post(path('started', '/finalize'), undefined, {
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(noop.status, 200);
    assert.equal(noop.text, started.text);
    for (const name of ['calibration', 'self label', 'rapid', 'studio']) {
      const before = (await task(name)).json;
      assert.equal(before.status, 'pending');
      assert.deepEqual([await count('open = 0', name), await count('open = 1', name)], [1, 0], 'nobody can claim it');
      assert.equal((await s.live.post(path(name, '/finalize'))).json.status, 'in_progress');
      assert.deepEqual([await count('open = 0', name), await count('open = 1', name)], [0, 1]);
      const late = await task(name);
      assert.deepEqual(late.json, {
        status_code: 400,
        error: `Batch "${name}" was finalized; no task can be added to it.`,
      });
      assert.equal((await s.live.post(path(name, '/finalize'))).status, 200);
      assert.equal((await s.live.get(path(name, '/status'))).json.pending, 1);
    }
  });

  it('of 1,200 tasks open fully, and take their priority along', async () => {
    const name = 'large/staging';
    await create({ name, calibration_batch: true });
    for (let sent = 0; sent < 1200; sent += 50) {
      await Promise.all(Array.from({ length: 50 }, () => task(name)));
    }
    assert.deepEqual([await count('open = 0', name), await count('open = 1', name)], [1200, 0]);
    assert.equal((await s.live.post(path(name, '/prioritize'), { priority: 10 })).json.priority, 10);
    assert.equal(await count('open = 1', name), 0, 'priority opens nothing');
    await s.live.post(path(name, '/finalize'));
    await until(
      () => count('open = 1 and batch_priority = 10', name),
      (open) => open === 1200,
    );
    await s.live.post(path(name, '/prioritize'), { priority: '30' });
    await until(
      () => count('open = 1 and batch_priority = 30', name),
      (raised) => raised === 1200,
    );
    await s.live.post(path(name, '/prioritize'), { priority: 20 });
    await until(
      () => count('open = 1 and batch_priority = 20', name),
      (lowered) => lowered === 1200,
    );
    await until(
      () => rowsOf(s, 'select name from batches where queue_due = 1'),
      (due) => due.length === 0,
    );
    for (const body of [{}, { priority: 15 }, { priority: 'high' }]) {
      assert.match((await s.live.post(path(name, '/prioritize'), body)).json.error, /"priority"/);
    }
  });

  it('hand their priority to tasks that come later', async () => {
    await create({ name: 'urgent' });
    await s.live.post(path('urgent', '/prioritize'), { priority: 30 });
    await task('urgent', { priority: 10 });
    assert.equal(await count('open = 1 and batch_priority = 30 and priority = 10', 'urgent'), 1);
  });

  it('leave no task closed that is created while they are finalized', async () => {
    for (let round = 0; round < 5; round++) {
      const name = `finalized in the rush ${round}`;
      await create({ name, self_label_batch: true });
      const answers = await Promise.all([
        ...Array.from({ length: 20 }, () => task(name)),
        s.live.post(path(name, '/finalize')),
        ...Array.from({ length: 20 }, () => task(name)),
      ]);
      const made = answers.filter((a) => a.status === 200).length - 1;
      assert.ok(answers.every((a) => a.status === 200 || /was finalized/.test(a.json.error)));
      await until(
        () => count('open = 0', name),
        (closed) => closed === 0,
      );
      assert.equal(await count('open = 1', name), made);
    }
  });
});
