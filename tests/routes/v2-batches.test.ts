import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { createPeople } from '../queue/people.ts';
import { answerNext, chatProject, type Json, v2Of } from './v2-kit.ts';

suite('v2 batches', (s) => {
  let v2: ReturnType<typeof v2Of>;
  before(async () => {
    v2 = v2Of(s);
    await chatProject(s, 'chats');
  });

  /** A batch with this many pending tasks. */
  async function filled(name: string, tasks: number, also: object = {}): Promise<Json> {
    const batch = await v2.post('/batch', { name, project_name: 'chats', ...also });
    for (let sent = 0; sent < tasks; sent += 500) {
      const items = Array.from({ length: Math.min(500, tasks - sent) }, () => ({ type: 'chat', batch: name }));
      assert.equal((await s.live.post('/v1/tasks/bulk', items)).status, 200);
    }
    return batch;
  }
  const claim = async (batch: string, also: object = {}): Promise<Json> =>
    (await s.live.post('/v1/labeling/claim', { batches: [batch], ...also })).json;
  const status = async (batch_name: string): Promise<string> =>
    (await v2.get(`/batch?batch_name=${batch_name}`)).status;

  it('are made, found by id and by name, and are the batches of v1', async () => {
    const project = await v2.get('/project?project_name=chats');
    const made = await v2.post('/batch', {
      name: 'a/b c',
      project_id: project.id,
      callback: 'http://callback.invalid/',
      metadata: { a: 1 },
      staging_batch: false,
    });
    assert.match(made.id, /^[0-9a-f]{24}$/);
    assert.deepEqual(made, {
      id: made.id,
      name: 'a/b c',
      project: project.id,
      created_at: made.created_at,
      status: 'in_progress',
      callback: 'http://callback.invalid/',
      metadata: { a: 1 },
    });
    assert.deepEqual(await v2.get(`/batch?batch_id=${made.id}`), made);
    assert.deepEqual(await v2.get('/batch?batch_name=a%2Fb%20c&expand=project'), { ...made, project });
    assert.equal((await s.live.get('/v1/batches/a%2Fb%20c')).json.created_at, made.created_at);
    assert.deepEqual(await v2.refused(v2.raw.post('/batch', { name: 'a/b c', project_name: 'chats' })), [
      409,
      'A batch with the name "a/b c" already exists.',
    ]);
    assert.equal((await v2.raw.post('/batch', { name: 'x' })).status, 400);
    assert.equal((await v2.raw.post('/batch', { project_name: 'chats' })).status, 400);
    assert.equal((await v2.raw.post('/batch', { name: 'x', project_name: 'none' })).status, 404);
    assert.equal((await v2.raw.get('/batch')).status, 400);
    assert.equal((await v2.raw.get('/batch?batch_name=none')).status, 404);
    assert.equal((await v2.raw.get(`/batch?batch_id=${'0'.repeat(24)}`)).status, 404);
    assert.equal((await v2.raw.get(`/batch?batch_name=other&batch_id=${made.id}`)).status, 400);
  });

  it('wait when they are staging, until they are finalized', async () => {
    const staging = await filled('staging', 1, { staging_batch: true });
    assert.equal(staging.status, 'staging');
    assert.equal((await claim('staging')).leases.length, 0);
    assert.equal((await v2.post('/batch/finalize', { batch_id: staging.id })).status, 'in_progress');
    assert.equal((await v2.post('/batch/finalize', { batch_name: 'staging' })).status, 'in_progress');
    await v2.post('/task/chat', { batch_name: 'staging' });
    assert.equal((await claim('staging', { limit: 2 })).leases.length, 2);
  });

  it('get metadata, replaced or merged', async () => {
    await v2.post('/batch', { name: 'metadata', project_name: 'chats', metadata: { a: { b: 1 } } });
    const set = (metadata: object, merge: boolean) =>
      v2.post('/batch/metadata', { batch_name: 'metadata', metadata, merge });
    assert.deepEqual((await set({ a: { c: 2 } }, true)).metadata, { a: { b: 1, c: 2 } });
    assert.deepEqual((await set({ d: 3 }, false)).metadata, { d: 3 });
    assert.equal((await v2.raw.post('/batch/metadata', { metadata: {} })).status, 400);
    assert.equal((await v2.raw.post('/batch/metadata', { batch_id: 'x', metadata: {} })).status, 404);
  });

  it('that are paused give no task to anybody, and all of them when they are resumed', async () => {
    const { id } = await filled('paused', 1700);
    const held = (await claim('paused')).leases[0];
    const { batch, message } = await v2.post('/batch/pause', { batch_id: id });
    assert.deepEqual([batch.status, typeof message], ['paused', 'string']);
    assert.equal((await claim('paused')).leases.length, 0, 'as soon as it is answered');
    await v2.post('/task/chat', { batch_name: 'paused' });
    assert.equal((await claim('paused')).leases.length, 0, 'a new task waits too');
    assert.equal((await v2.post('/batch/pause', { batch_id: id })).batch.status, 'paused');
    assert.equal((await s.live.get('/v1/batches/paused/status')).json.status, 'paused');
    assert.equal((await s.live.get('/v1/batches?status=paused')).json.total, 1);
    assert.deepEqual(
      (await v2.get('/batches?status=paused')).batches.map((one: Json) => one.id),
      [id],
    );
    // Who had one before may answer it; what is let go of waits.
    const done = await s.live.post(`/v1/labeling/leases/${held.lease_id}/submit`, { response: {} });
    assert.equal(done.status, 200, done.text);
    await s.live.post('/v1/batches/paused/prioritize', { priority: 30 });
    assert.equal((await claim('paused')).leases.length, 0);
    assert.equal((await v2.post('/batch/resume', { batch_name: 'paused' })).batch.status, 'in_progress');
    assert.equal((await v2.post('/batch/resume', { batch_name: 'paused' })).batch.status, 'in_progress');
    assert.equal((await claim('paused', { limit: 10 })).leases.length, 10);
    await until(
      () => claim('paused', { limit: 1 }),
      ({ waiting }) => waiting.pending >= 1000,
    );
  });

  it('are paused amid labelers who claim, let go and answer; none gets a task afterwards', async () => {
    await filled('amid', 300);
    let isPaused = false;
    const late: Json[] = [];
    const work = async (): Promise<void> => {
      for (let turn = 0; turn < 200; turn++) {
        const askedLate = isPaused;
        const { leases } = await claim('amid', { limit: 3 });
        if (askedLate) late.push(...leases);
        if (askedLate) return;
        for (const [i, { lease_id }] of leases.entries()) {
          const verb = (turn + i) % 2 ? 'release' : 'submit';
          const body = verb === 'submit' ? { response: {} } : {};
          assert.equal((await s.live.post(`/v1/labeling/leases/${lease_id}/${verb}`, body)).status, 200);
        }
      }
    };
    const labelers = Array.from({ length: 6 }, work);
    await until(
      async () => (await s.live.get('/v1/batches/amid/status')).json.completed,
      (completed) => completed >= 5,
    );
    await v2.post('/batch/pause', { batch_name: 'amid' });
    isPaused = true;
    await Promise.all(labelers);
    assert.deepEqual(late, []);
    assert.equal((await claim('amid')).leases.length, 0);
    const { pending } = (await s.live.get('/v1/batches/amid/status')).json;
    assert.ok(pending > 0, 'some are left');
    await v2.post('/batch/resume', { batch_name: 'amid' });
    assert.equal((await claim('amid', { limit: 1 })).leases.length, 1);
  });

  it('a task that is let go of while its batch is paused waits with the others', async () => {
    await filled('let go', 2);
    const { leases } = await claim('let go', { limit: 2 });
    await v2.post('/batch/pause', { batch_name: 'let go' });
    for (const { lease_id } of leases) {
      assert.equal((await s.live.post(`/v1/labeling/leases/${lease_id}/release`)).status, 200);
    }
    assert.equal((await claim('let go')).leases.length, 0);
    await v2.post('/batch/resume', { batch_name: 'let go' });
    assert.equal((await claim('let go', { limit: 2 })).leases.length, 2);
  });

  it('a task that nobody wants leaves the queue, and comes back when its batch does', async () => {
    await filled('unwanted', 1);
    const [lease] = (await claim('unwanted')).leases;
    await v2.post('/batch/pause', { batch_name: 'unwanted' });
    assert.equal((await s.live.post(`/v1/labeling/leases/${lease.lease_id}/skip`)).status, 200);
    const back = await s.live.post(`/v1/labeling/tasks/${lease.task_id}/requeue`, { forget_skips: true });
    assert.equal(back.status, 200, back.text);
    assert.equal((await claim('unwanted')).leases.length, 0, 'not while it is paused');
    await v2.post('/batch/resume', { batch_name: 'unwanted' });
    assert.equal((await claim('unwanted')).leases.length, 1);
  });

  it('what goes to review while its batch is paused waits too, and so does what is recalled', async () => {
    const reviewed = { type: 'chat', name: 'reviewed', settings: { review: { share: 1 } } };
    assert.equal((await s.live.post('/v1/projects', reviewed)).status, 200);
    await v2.post('/batch', { name: 'reviewed', project_name: 'reviewed' });
    await v2.post('/task', { batch_name: 'reviewed' });
    const [labeler] = await createPeople(s, ['labeler']);
    const mine = await labeler!.call.post('/v1/labeling/claim', { batches: ['reviewed'] });
    const [lease] = mine.json.leases;
    await v2.post('/batch/pause', { batch_name: 'reviewed' });
    await labeler!.call.post(`/v1/labeling/leases/${lease.lease_id}/submit`, { response: {} });
    assert.equal((await claim('reviewed', { kind: 'review' })).leases.length, 0);
    await v2.post('/batch/resume', { batch_name: 'reviewed' });
    const [review] = (await claim('reviewed', { kind: 'review' })).leases;
    await v2.post('/batch/pause', { batch_name: 'reviewed' });
    const accepted = await s.live.post(`/v1/labeling/leases/${review.lease_id}/review`, { decision: 'accept' });
    assert.equal(accepted.status, 200, accepted.text);
    assert.equal((await s.live.post(`/v1/task/${lease.task_id}/recall`)).json.status, 'pending');
    assert.equal((await claim('reviewed')).leases.length, 0);
    await v2.post('/batch/resume', { batch_name: 'reviewed' });
    assert.equal((await claim('reviewed')).leases.length, 1);
  });

  it('are paused only when they are in progress and have tasks', async () => {
    await v2.post('/batch', { name: 'empty', project_name: 'chats' });
    assert.deepEqual(await v2.refused(v2.raw.post('/batch/pause', { batch_name: 'empty' })), [
      400,
      'Batch "empty" has no tasks and cannot be paused.',
    ]);
    await filled('not yet', 1, { staging_batch: true });
    for (const verb of ['pause', 'resume']) {
      const [code, error] = await v2.refused(v2.raw.post(`/batch/${verb}`, { batch_name: 'not yet' }));
      assert.equal(code, 400);
      assert.match(error, /staging/);
      assert.equal((await v2.raw.post(`/batch/${verb}`, { batch_name: 'none' })).status, 404);
      assert.equal((await v2.raw.post(`/batch/${verb}`, {})).status, 400);
    }
  });

  it('a paused batch whose tasks have all ended completes when it is resumed', async () => {
    await filled('ended', 1);
    const [lease] = (await claim('ended')).leases;
    await v2.post('/batch/pause', { batch_name: 'ended' });
    await s.live.post(`/v1/labeling/leases/${lease.lease_id}/submit`, { response: {} });
    assert.equal(await status('ended'), 'paused');
    await v2.post('/batch/resume', { batch_name: 'ended' });
    await until(
      () => status('ended'),
      (one) => one === 'completed',
    );
    for (const verb of ['pause', 'resume', 'cancel']) {
      assert.equal((await v2.raw.post(`/batch/${verb}`, { batch_name: 'ended' })).status, 400, verb);
    }
  });

  it('that are canceled lose their pending tasks, all of them, and stay so', async () => {
    const { id } = await filled('canceled', 1300);
    const done = await answerNext(s, { batches: ['canceled'] }, {});
    const [held] = (await claim('canceled')).leases;
    await v2.post('/batch/pause', { batch_id: id });
    const { batch, message } = await v2.post('/batch/cancel', { batch_id: id });
    assert.deepEqual([batch.id, batch.status, typeof message], [id, 'cancelled', 'string']);
    const { json } = await s.live.get('/v1/batches/canceled/status');
    assert.deepEqual(json, { status: 'cancelled', pending: 0, completed: 1, error: 0, canceled: 1299 });
    assert.equal((await v2.get(`/task?task_id=${done}`)).status, 'completed');
    const late = await s.live.post(`/v1/labeling/leases/${held.lease_id}/submit`, { response: {} });
    assert.equal(late.json.code, 'lease_lost');
    assert.equal((await claim('canceled')).leases.length, 0);
    assert.equal((await v2.post('/batch/cancel', { batch_id: id })).batch.status, 'cancelled');
    assert.deepEqual(await v2.refused(v2.raw.post('/batch/resume', { batch_id: id })), [
      400,
      'A batch that is cancelled cannot be resumed.',
    ]);
    assert.deepEqual(await v2.refused(v2.raw.post('/task/chat', { batch_id: id })), [
      400,
      'Batch "canceled" was canceled; no task can be added to it.',
    ]);
    assert.equal((await v2.raw.post('/batch/pause', { batch_id: id })).status, 400);
  });

  it('an Idempotency-Key gives back what a pause or a cancel said', async () => {
    await filled('repeated', 2);
    const send = (verb: string) =>
      s.live.post(`/v2/batch/${verb}`, { batch_name: 'repeated' }, { headers: { 'idempotency-key': `v2 ${verb}` } });
    const paused = await send('pause');
    assert.equal((await v2.post('/batch/resume', { batch_name: 'repeated' })).batch.status, 'in_progress');
    assert.equal((await send('pause')).text, paused.text);
    assert.equal(await status('repeated'), 'in_progress', 'it was not done again');
    const canceled = await send('cancel');
    assert.equal((await send('cancel')).text, canceled.text);
  });

  it('are listed newest first, page by page, with filters', async () => {
    await s.live.post('/v1/projects', { type: 'chat', name: 'listed' });
    const made: string[] = [];
    for (let i = 0; i < 7; i++) {
      made.unshift((await v2.post('/batch', { name: `listed ${i}`, project_name: 'listed' })).id);
    }
    const seen: string[] = [];
    let token = '';
    for (let pages = 0; ; pages++) {
      assert.ok(pages < 4);
      const page = await v2.get(`/batches?project_name=listed&limit=3${token && `&next_token=${token}`}`);
      seen.push(...page.batches.map((batch: Json) => batch.id));
      token = page.next_token;
      if (token === undefined) break;
      assert.equal((await v2.raw.get(`/batches?next_token=${token}`)).status, 400, 'of other filters');
    }
    assert.deepEqual(seen, made);
    const list = async (query: string) => (await v2.get(`/batches?project_name=listed&${query}`)).batches;
    const [newest] = await list('limit=1&expand=project');
    assert.equal(newest.project.name, 'listed');
    assert.equal((await list(`created_after=${newest.created_at}`)).at(-1).created_at, newest.created_at);
    assert.equal((await list('created_before=2020-01-01T00:00:00.000000')).length, 0);
    assert.equal((await list('completed_after=2020-01-01')).length, 0);
    assert.equal((await list('status=cancelled')).length, 0);
    for (const wrong of ['status=canceled', 'limit=0', 'created_after=soon', 'next_token=x', 'expand=batch']) {
      assert.equal((await v2.raw.get(`/batches?${wrong}`)).status, 400, wrong);
    }
  });
});
