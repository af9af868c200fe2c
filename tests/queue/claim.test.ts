import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '../kit/client.ts';
import { suite } from '../kit/suite.ts';
import { assertLost, labeling, ok, QUESTION } from './labeling.ts';
import { createPeople, createProject, createStranger, moveToProject, type Person } from './people.ts';

suite('claims and leases', (s) => {
  const { create, claim, claimOne, on, answer, task, clear } = labeling(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });
  beforeEach(clear);

  it('offers a task, takes its answer and completes it', async () => {
    const made = await create({
      instruction: 'Is it?',
      metadata: { secret: 1 },
      unique_id: 'mine',
      callback_url: 'a@b.example',
    });
    const claimed = await claim(ann);
    assert.deepEqual(claimed.waiting, { pending: 0, held_by_others: 0 });
    const [lease] = claimed.leases;
    const { params, created_at, task_id, type, instruction } = made;
    assert.deepEqual(lease.task, { task_id, created_at, type, instruction, params, is_test: false });
    assert.equal(Date.parse(lease.expires_at) - Date.parse(lease.claimed_at), 900_000);
    const ended = ok(await on(ann, lease, 'submit', { response: { category: 'no' } }));
    assert.equal(ended.outcome, 'submitted');
    const done = await task(task_id);
    assert.equal(done.status, 'completed');
    assert.deepEqual(done.response, { category: 'no' });
    assert.ok(done.completed_at);
    assert.equal('attempts' in done, false);
    assertLost(await on(ann, lease, 'submit', { response: { category: 'no' } }), /submitted/);
    assert.deepEqual(ok(await ann.call.get('/v1/labeling/answers?limit=1')).answers[0].response, { category: 'no' });
  });

  it('hands out by priority, then the oldest, each task once, and explains a wait', async () => {
    const low = await create();
    const high = await create({ priority: 30 });
    const middle = await create({ priority: 20 });
    const mine = await claim(ann, { limit: 2 });
    assert.deepEqual(
      mine.leases.map((l: { task_id: string }) => l.task_id),
      [high.task_id, middle.task_id],
    );
    assert.deepEqual(mine.waiting, { pending: 1, held_by_others: 0 });
    const his = await claim(bob, { limit: 10 });
    assert.deepEqual(
      his.leases.map((l: { task_id: string }) => l.task_id),
      [low.task_id],
    );
    assert.deepEqual(await claim(bob), { leases: [], waiting: { pending: 0, held_by_others: 2 } });
  });

  it('filters by type, project and batch', async () => {
    const box = ok(
      await s.live.post('/v1/task/comparison', {
        attachments: ['a', 'b'],
        attachment_type: 'text',
        choices: ['x', 'y'],
      }),
    );
    const [one, two] = [await create(), await create()];
    await createProject(s, 'p', 'categorization', {});
    await moveToProject(s, 'p', [two.task_id]);
    assert.equal((await claimOne(ann, { types: ['categorize'] })).task_id, one.task_id, 'an alias');
    assert.deepEqual((await claim(ann, { projects: ['q'] })).leases, []);
    assert.deepEqual((await claim(ann, { batches: ['q', 'r'] })).leases, []);
    assert.equal((await claimOne(ann, { projects: ['q', 'p'] })).task.project, 'p');
    assert.deepEqual((await claim(ann, { types: ['nonsense'] })).leases, []);
    assert.equal((await claimOne(ann, { types: ['comparison', 'annotation'] })).task_id, box.task_id);
  });

  it('refuses wrong wishes, naming them', async () => {
    for (const [body, field] of [
      [{ limit: 0 }, 'limit'],
      [{ limit: 11 }, 'limit'],
      [{ lease_seconds: 0 }, 'lease_seconds'],
      [{ lease_seconds: 86_401 }, 'lease_seconds'],
      [{ lease_seconds: 'ten' }, 'lease_seconds'],
      [{ kind: 'look' }, 'kind'],
      [{ types: 'x' }, 'types'],
      [[], 'body'],
    ] as const) {
      const refused = await ann.call.post('/v1/labeling/claim', body);
      assert.equal(refused.status, 400, JSON.stringify(body));
      assert.match(refused.json.error, new RegExp(`"${field}`));
    }
    assert.deepEqual((await claim(ann, { limit: '2', kind: null })).leases, []);
  });

  it('replays a claim under its Idempotency-Key', async () => {
    await create();
    const keyed = { headers: { 'Idempotency-Key': 'claim-1' } };
    const [first, second] = await Promise.all([1, 2].map(() => ann.call.post('/v1/labeling/claim', {}, keyed)));
    assert.equal(first!.status, 200);
    if (second!.status === 200) assert.equal(second!.text, first!.text);
    assert.equal(ok(await ann.call.get('/v1/labeling/leases')).leases.length, 1);
  });

  it('gives two claims of one labeler at once different tasks, never two answers of one', async () => {
    const tasks = [await create({ responses_required: 3 }), await create({ responses_required: 3 })];
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(ann)));
    const ids = claims.flatMap(({ leases }) => leases.map((l: { task_id: string }) => l.task_id));
    assert.deepEqual(ids.sort(), tasks.map((t) => t.task_id).sort());
  });

  it('extends a lease by its seconds, and counts work but not idleness', async () => {
    await create();
    const lease = await claimOne(ann, { lease_seconds: 60 });
    await sleep(30);
    const kept = ok(await on(ann, lease, 'heartbeat'));
    assert.ok(Date.parse(kept.expires_at) > Date.parse(lease.expires_at));
    assert.ok(kept.active_secs > 0);
    assert.equal('ended_at' in kept, false);
  });

  it('ends a lease at its expiry, swept or not, and gives the task and the draft back', async () => {
    const { task_id } = await create();
    const lease = await claimOne(ann, { lease_seconds: 1 });
    ok(await on(ann, lease, 'draft', { response: { category: 'nonsense so far', n: [1] } }));
    const over = Date.parse(lease.expires_at);
    while (Date.now() < over) await sleep(5);
    for (const [verb, body] of [
      ['submit', { response: { category: 'yes' } }],
      ['heartbeat'],
      ['draft', { response: {} }],
      ['skip', {}],
      ['release'],
      ['error', { message: 'x' }],
      ['flag', { comment: 'x' }],
    ] as const) {
      assertLost(await on(ann, lease, verb, body), /expired/);
    }
    assert.deepEqual(ok(await ann.call.get('/v1/labeling/leases')).leases, []);
    let again: { leases: { task_id: string; draft?: object }[] } = { leases: [] };
    while (again.leases.length === 0 && Date.now() < over + 10_000) again = await claim(ann);
    assert.equal(again.leases[0]!.task_id, task_id);
    assert.deepEqual(again.leases[0]!.draft, { category: 'nonsense so far', n: [1] });
    assert.equal((await task(task_id)).status, 'pending');
  });

  it('refuses leases that are not there, of others, of another account and of the other mode', async () => {
    await create();
    const lease = await claimOne(ann);
    assertLost(await on(bob, lease, 'submit', { response: { category: 'yes' } }), /somebody else/);
    const stranger = await createStranger(s);
    const [tester] = await createPeople(s, ['labeler'], 'test');
    assert.equal((await on(tester!, lease, 'heartbeat')).status, 404);
    for (const verb of ['heartbeat', 'submit', 'end', 'release']) {
      const refused = await stranger.post(`/v1/labeling/leases/${lease.lease_id}/${verb}`, { response: {} });
      assert.equal(refused.status, 404, verb);
    }
    assert.equal((await stranger.post(`/v1/labeling/tasks/${lease.task_id}/requeue`)).status, 404);
    assert.deepEqual(ok(await stranger.get('/v1/labeling/leases')).leases, []);
    assert.deepEqual(ok(await stranger.post('/v1/labeling/claim')).waiting, { pending: 0, held_by_others: 0 });
    for (const lease_id of ['576ba74eec471ff9b01557cc', 'x', '%00', '..%2f']) {
      assert.equal((await on(ann, { lease_id }, 'heartbeat')).status, 404, lease_id);
    }
    ok(await on(ann, lease, 'release'));
    assertLost(await on(ann, lease, 'release'), /released/);
    assert.equal((await claimOne(bob)).task_id, lease.task_id);
  });

  it('ends the lease of a task that is canceled', async () => {
    const { task_id } = await create();
    const lease = await claimOne(ann);
    assert.equal(ok(await s.live.post(`/v1/task/${task_id}/cancel`)).status, 'canceled');
    assertLost(await on(ann, lease, 'submit', { response: { category: 'yes' } }), /canceled/);
    assert.equal((await task(task_id)).status, 'canceled');
  });

  it('lets a manager see and end any lease, a labeler only see his own', async () => {
    await create();
    await create();
    const lease = await claimOne(ann);
    await claimOne(bob);
    assert.deepEqual(
      ok(await ann.call.get('/v1/labeling/leases')).leases.map((l: { labeler: string }) => l.labeler),
      [ann.userId],
    );
    assert.equal(ok(await manager.call.get('/v1/labeling/leases')).leases.length, 2);
    assert.equal((await on(bob, lease, 'end')).status, 403);
    assert.equal(ok(await on(manager, lease, 'end')).outcome, 'ended');
    assertLost(await on(ann, lease, 'heartbeat'), /manager/);
    assertLost(await on(manager, lease, 'end'), /before/);
  });

  it('keeps the lease when the response breaks a rule, and names the place', async () => {
    const { task_id } = await create();
    const lease = await claimOne(ann);
    for (const [body, field] of [
      [{}, 'response'],
      [{ response: 5 }, 'response'],
      [{ response: {} }, 'category'],
      [{ response: { category: 'cow' } }, 'category'],
      [{ response: { category: 'yes' }, time_spent_secs: -1 }, 'time_spent_secs'],
    ] as const) {
      const refused = await on(ann, lease, 'submit', body);
      assert.equal(refused.status, 400, JSON.stringify(body));
      assert.match(refused.json.error, new RegExp(`"${field}"`));
    }
    assert.equal((await on(ann, lease, 'review', { decision: 'accept' })).status, 403);
    assert.match((await on(manager, lease, 'review', { decision: 'accept' })).json.error, /somebody else/);
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' }, time_spent_secs: 12.5 }));
    assert.equal((await task(task_id)).status, 'completed');
  });

  it('puts a task that cannot be done into error, with the reason and the freed unique_id', async () => {
    const { task_id } = await create({ unique_id: 'broken', clear_unique_id_on_error: true });
    const ended = ok(await on(ann, await claimOne(ann), 'error', { message: 'The picture is black.' }));
    assert.equal(ended.outcome, 'errored');
    const failed = await task(task_id);
    assert.equal(failed.status, 'error');
    assert.deepEqual(failed.response, { error: 'The picture is black.' });
    assert.equal('unique_id' in failed, false);
  });

  it('marks a task for the manager and keeps the lease', async () => {
    const { task_id } = await create();
    const lease = await claimOne(ann);
    ok(await on(ann, lease, 'flag', { comment: 'Is a bus a car?' }));
    assert.equal((await task(task_id)).flags[0].comment, 'Is a bus a car?');
    const [flag] = ok(await manager.call.get('/v1/labeling/flags')).flags;
    assert.deepEqual([flag.task_id, flag.labeler, flag.comment], [task_id, ann.userId, 'Is a bus a car?']);
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' } }));
  });

  it('lets labeler keys reach nothing but labeling', async () => {
    const { task_id } = await create();
    for (const [method, path] of [
      ['GET', `/v1/task/${task_id}`],
      ['GET', '/v1/tasks'],
      ['POST', `/v1/task/${task_id}/cancel`],
      ['POST', `/v1/task/${task_id}/audit`],
      ['POST', `/v1/task/${task_id}/recall`],
      ['GET', '/v1/keys'],
      ['POST', '/v1/task/categorization'],
      ['GET', '/v1/labeling/skipped'],
      ['GET', '/v1/labeling/flags'],
      ['POST', `/v1/labeling/tasks/${task_id}/requeue`],
      ['POST', '/v1/labeling/leases/x/end'],
      ['POST', '/v1/labeling/leases/x/review'],
    ] as const) {
      assert.equal((await ann.call.request(method, path, {})).status, 403, path);
    }
    assert.equal((await ann.call.post('/v1/labeling/claim', { kind: 'review' })).status, 403);
    assert.equal((await api(s.server, 'live_nobody').post('/v1/labeling/claim', {})).status, 401);
  });

  it('never hands anything out twice to many who claim at once', async () => {
    const crowd = await createPeople(s, Array(20).fill('labeler'));
    const made = await Promise.all(Array.from({ length: 30 }, () => create()));
    const claims = await Promise.all(crowd.map((who) => claim(who, { limit: 3 })));
    const ids = claims.flatMap(({ leases }) => leases.map((l: { task_id: string }) => l.task_id));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.toSorted(), made.map((t) => t.task_id).toSorted());
  });

  it('gives back what was held when the server died, and keeps what was answered', async () => {
    const [answered, held] = [await create(), await create()];
    const leases = (await claim(ann, { limit: 2, lease_seconds: 1 })).leases;
    ok(await on(ann, leases[0], 'submit', { response: { category: 'maybe' } }));
    ok(await on(ann, leases[1], 'draft', { response: { category: 'half' } }));
    await s.server.kill();
    await s.server.restart();
    assert.deepEqual((await task(answered.task_id)).response, { category: 'maybe' });
    let again: { leases: { task_id: string; draft?: object }[] } = { leases: [] };
    for (const giveUp = Date.now() + 10_000; again.leases.length === 0 && Date.now() < giveUp; )
      again = await claim(ann);
    assert.deepEqual([again.leases[0]!.task_id, again.leases[0]!.draft], [held.task_id, { category: 'half' }]);
  });

  it('works in the test world, where nothing waits', async () => {
    const [tester] = await createPeople(s, ['labeler'], 'test');
    await create();
    await s.test.post('/v1/task/categorization', QUESTION);
    assert.deepEqual(await claim(tester!), { leases: [], waiting: { pending: 0, held_by_others: 0 } });
    await answer(ann, 'yes');
  });
});
