import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

suite('skipping', (s) => {
  const { create, claim, claimOne, on, task, clear } = labeling(s);
  let labelers: Person[];
  let manager: Person;

  before(async () => {
    labelers = await createPeople(s, Array(5).fill('labeler'));
    [manager] = (await createPeople(s, ['manager'])) as [Person];
  });
  beforeEach(clear);

  it('never offers a skipped task to the same labeler again, but to others', async () => {
    const [ann, bob] = labelers as [Person, Person];
    const { task_id } = await create();
    assert.equal(ok(await on(ann, await claimOne(ann), 'skip', { reason: 'too dark' })).outcome, 'skipped');
    assert.deepEqual(await claim(ann), { leases: [], waiting: { pending: 1, held_by_others: 0 } });
    assert.equal((await claimOne(bob)).task_id, task_id);
  });

  it('gives a released task to anybody, the same labeler too', async () => {
    const [ann] = labelers as [Person];
    const { task_id } = await create();
    ok(await on(ann, await claimOne(ann), 'release'));
    assert.equal((await claimOne(ann)).task_id, task_id);
  });

  it('takes a task out after three skips, shows it to the manager with the reasons, and puts it back', async () => {
    const { task_id } = await create();
    const other = await create({ responses_required: 2, priority: 30 });
    for (const [i, who] of labelers.slice(0, 3).entries()) {
      const lease = (await claim(who, { limit: 2 })).leases.find((l: { task_id: string }) => l.task_id === task_id);
      ok(await on(who, lease, 'skip', i === 1 ? {} : { reason: `no ${i}` }));
    }
    for (const lease of ok(await manager.call.get('/v1/labeling/leases')).leases) ok(await on(manager, lease, 'end'));
    const listed = ok(await manager.call.get('/v1/labeling/skipped'));
    assert.equal(listed.has_more, false);
    assert.deepEqual(
      listed.tasks.map((t: { task_id: string }) => t.task_id),
      [task_id],
    );
    const skips = listed.tasks[0].skips.map((skip: { labeler: string; reason?: string }) => [
      skip.labeler,
      skip.reason,
    ]);
    assert.deepEqual(skips, [
      [labelers[0]!.userId, 'no 0'],
      [labelers[1]!.userId, undefined],
      [labelers[2]!.userId, 'no 2'],
    ]);
    assert.equal((await claimOne(labelers[3]!)).task_id, other.task_id);
    assert.equal((await claimOne(labelers[4]!)).task_id, other.task_id);
    assert.deepEqual((await claim(labelers[3]!)).waiting, { pending: 0, held_by_others: 1 });

    assert.equal('skips' in ok(await manager.call.post(`/v1/labeling/tasks/${task_id}/requeue`)), false);
    assert.deepEqual(ok(await manager.call.get('/v1/labeling/skipped')).tasks, []);
    assert.deepEqual((await claim(labelers[0]!, { limit: 10 })).leases.length, 0, 'a skip stays a skip');
    const lease = await claimOne(labelers[3]!);
    assert.equal(lease.task_id, task_id);
    ok(await on(labelers[3]!, lease, 'skip'));
    assert.equal(
      ok(await manager.call.get('/v1/labeling/skipped')).tasks.length,
      1,
      'a fourth skip takes it out again',
    );
    ok(await manager.call.post(`/v1/labeling/tasks/${task_id}/requeue`, { forget_skips: true }));
    assert.equal((await claimOne(labelers[0]!)).task_id, task_id);
    const twice = await manager.call.post(`/v1/labeling/tasks/${task_id}/requeue`);
    assert.equal(twice.status, 400);
    assert.match(twice.json.error, /skipped out/);
  });

  it('lists what was skipped out in pages', async () => {
    const made = [await create(), await create(), await create()];
    for (const who of labelers.slice(0, 3)) {
      for (const lease of (await claim(who, { limit: 3 })).leases) ok(await on(who, lease, 'skip'));
    }
    const ids: string[] = [];
    for (let more = true, after = ''; more; ) {
      const page = ok(await manager.call.get(`/v1/labeling/skipped?limit=2&after=${after}`));
      ids.push(...page.tasks.map((t: { task_id: string }) => t.task_id));
      [more, after] = [page.has_more, ids.at(-1)!];
    }
    assert.deepEqual(
      ids,
      made.map((t) => t.task_id),
    );
    assert.equal((await manager.call.get('/v1/labeling/skipped?after=%00')).status, 400);
    assert.equal((await manager.call.get('/v1/labeling/skipped?limit=0')).status, 400);
  });

  it('takes a task out when nobody is left who could answer it', async () => {
    const { task_id } = await create({ responses_required: 5 });
    for (const who of labelers.slice(0, 3))
      ok(await on(who, await claimOne(who), 'submit', { response: { category: 'no' } }));
    for (const who of labelers.slice(3)) ok(await on(who, await claimOne(who), 'skip'));
    const others = await task(task_id);
    assert.equal(others.status, 'pending');
    assert.equal(others.skips.length, 2);
    const listed = ok(await manager.call.get('/v1/labeling/skipped'));
    assert.equal(listed.tasks[0].task_id, task_id);
  });

  it('counts an error report as a skip where several are asked', async () => {
    const { task_id } = await create({ responses_required: 2 });
    const [ann] = labelers as [Person];
    assert.equal(ok(await on(ann, await claimOne(ann), 'error', { message: 'black' })).outcome, 'skipped');
    assert.equal((await task(task_id)).status, 'pending');
    assert.deepEqual((await claim(ann)).leases, []);
  });
});
