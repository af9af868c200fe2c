import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';

suite('moving tasks to another batch', (s) => {
  const { create, claim, claimOne, on, task, clear } = labeling(s);
  let ann: Person;
  const move = (body: object) => s.live.post('/v1/tasks/move', body);
  const counts = async (batch: string) => {
    const { pending, completed } = ok(await s.live.get(`/v1/batches/${batch}/status`));
    return [pending, completed];
  };

  before(async () => {
    [ann] = (await createPeople(s, ['labeler'])) as [Person];
    for (const name of ['p', 'q']) ok(await s.live.post('/v1/projects', { type: 'categorization', name }));
    for (const [name, project, calibration_batch] of [
      ['a', 'p', false],
      ['b', 'p', false],
      ['staged', 'p', true],
      ['foreign', 'q', false],
    ]) {
      ok(await s.live.post('/v1/batches', { name, project, calibration_batch }));
    }
    ok(await s.live.post('/v1/batches/b/prioritize', { priority: 30 }));
  });

  it('takes their counts and their place in the queue along, and tells what it could not move', async () => {
    const [one, two, three] = [
      await create({ project: 'p', batch: 'a' }),
      await create({ project: 'p', batch: 'a' }),
      await create({ project: 'p' }),
    ].map(({ task_id }) => task_id);
    const other = (await create({ project: 'q' })).task_id;
    const body = { task_ids: [two, three, other, 'none'], batch: 'b' };
    const answer = ok(await move(body));
    const { refused, ...rest } = answer;
    assert.deepEqual(rest, { moved: 2, already_there: 0, not_movable: 1, not_found: 1 });
    assert.deepEqual(refused.map((one: { status_code: number }) => one.status_code).sort(), [400, 404]);
    assert.equal(ok(await move(body)).already_there, 2, 'again is fine');
    assert.equal((await task(two)).batch, 'b');
    assert.deepEqual(
      [await counts('a'), await counts('b')],
      [
        [1, 0],
        [2, 0],
      ],
    );
    assert.deepEqual(
      ok(await s.live.get('/v1/tasks?batch=b'))
        .docs.map((doc: { task_id: string }) => doc.task_id)
        .sort(),
      [two, three].sort(),
    );
    const { leases } = await claim(ann, { limit: 10 });
    assert.deepEqual(
      leases.map((lease: { task_id: string }) => lease.task_id),
      [two, three, one, other],
    );
    for (const lease of leases) ok(await on(ann, lease, 'release'));
    assert.equal(ok(await move({ filter: { batch: 'b', status: 'pending' }, batch: '' })).moved, 2);
    assert.equal('batch' in (await task(two)), false);
    assert.deepEqual(await counts('b'), [0, 0]);
    await clear();
  });

  it('closes a task that goes to a staging batch, opens it with that, and lets who holds it answer', async () => {
    const { task_id } = await create({ project: 'p' });
    const held = await claimOne(ann);
    ok(await move({ task_ids: [task_id], batch: 'staged' }));
    ok(await on(ann, held, 'release'));
    assert.deepEqual((await claim(ann)).leases, []);
    ok(await s.live.post('/v1/batches/staged/finalize'));
    const lease = await claimOne(ann);
    assert.equal(lease.task.batch, 'staged');
    ok(await move({ task_ids: [task_id], batch: 'a' }));
    ok(await on(ann, lease, 'submit', { response: { category: 'no' } }));
    assert.deepEqual(
      [await counts('staged'), await counts('a')],
      [
        [0, 0],
        [0, 1],
      ],
    );
    const late = await create({ project: 'p' });
    const refused = ok(await move({ task_ids: [late.task_id, task_id], batch: 'staged' }));
    assert.equal(refused.not_movable, 2);
    assert.match(JSON.stringify(refused.refused), /was finalized.*|Only a pending task/);
    await clear();
  });

  it('puts a completed batch back to work', async () => {
    await until(
      async () => ok(await s.live.get('/v1/batches/a')).status,
      (status) => status === 'completed',
    );
    const { task_id } = await create({ project: 'p' });
    ok(await move({ task_ids: [task_id], batch: 'a' }));
    assert.equal(ok(await s.live.get('/v1/batches/a')).status, 'in_progress');
    await clear();
  });

  it('gives a task to those whose batch it is in now', async () => {
    const [bob] = (await createPeople(s, ['labeler'])) as [Person];
    ok(await s.live.post('/v1/studio/assignments/add', { emails: [ann.email, bob.email], projects: ['p'] }));
    ok(await s.live.post('/v1/studio/projects/p/groups', { emails: [bob.email], name: 'g' }));
    ok(await s.live.put('/v1/studio/batches/b', { groups: ['g'] }));
    const { task_id } = await create({ project: 'p' });
    ok(await move({ task_ids: [task_id], batch: 'b' }));
    assert.deepEqual((await claim(ann)).leases, []);
    ok(await on(bob, await claimOne(bob), 'release'));
    ok(await move({ task_ids: [task_id], batch: '' }));
    assert.equal((await claimOne(ann)).task_id, task_id);
  });

  it('refuses what it does not understand', async () => {
    for (const [body, status] of [
      [{ task_ids: [] }, 400],
      [{ batch: 'a' }, 400],
      [{ task_ids: [], filter: { batch: 'a' }, batch: 'b' }, 400],
      [{ filter: {}, batch: 'b' }, 400],
      [{ task_ids: [], batch: 'none' }, 404],
    ] as const) {
      assert.equal((await move(body)).status, status, JSON.stringify(body));
    }
  });
});
