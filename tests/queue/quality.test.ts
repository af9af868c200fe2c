/** Evaluation tasks among the real ones, the course before them, and what follows from how a labeler answers. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit, shapeOf } from './quality-kit.ts';

suite('evaluation tasks', (s) => {
  const { claim, claimOne, on } = labeling(s);
  const { project, real, quality, labelers } = qualityKit(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });

  it('are handed out in their share, look like real ones, and count nowhere', async () => {
    const name = await project('among', { evaluation_share: 0.25 });
    ok(await s.live.post('/v1/batches', { project: name, name: 'among' }));
    const reals = new Set<string>();
    // One more than is answered: there has to be a task in whose place the last one can come.
    for (let i = 0; i < 10; i++) reals.add((await real({ batch: 'among', priority: 20 })).task_id);
    const evaluations = new Set<string>();
    for (let i = 0; i < 9; i++) evaluations.add((await quality('evaluation', name, { category: 'yes' })).id);
    const seen: string[] = [];
    const pending: number[] = [];
    const shapes = new Map<boolean, Set<string>>([
      [true, new Set()],
      [false, new Set()],
    ]);
    for (let i = 0; i < 12; i++) {
      const claimed = await claim(ann, { projects: [name] });
      const lease = claimed.leases[0];
      pending.push(claimed.waiting.pending);
      const hidden = evaluations.has(lease.task_id);
      seen.push(lease.task_id);
      assert.ok(hidden || reals.has(lease.task_id));
      const again = ok(await ann.call.get(`/v1/labeling/leases/${lease.lease_id}`));
      assert.deepEqual(again, lease);
      const live = ok(await ann.call.get('/v1/labeling/leases')).leases;
      assert.deepEqual(
        live.map((one: { lease_id: string }) => one.lease_id),
        [lease.lease_id],
      );
      ok(await on(ann, lease, 'heartbeat'));
      ok(await on(ann, lease, 'draft', { response: { category: 'no' } }));
      const bad = await on(ann, lease, 'submit', { response: { category: 'wrong' } });
      const ended = ok(await on(ann, lease, 'submit', { response: { category: 'yes' } }));
      const last = ok(await ann.call.get('/v1/labeling/answers?limit=1')).answers[0];
      assert.equal(last.task_id, lease.task_id);
      assertLost(await on(ann, lease, 'submit', { response: { category: 'yes' } }), /submitted/);
      const text = JSON.stringify([lease, again, bad.json, ended, last, live]);
      shapes.get(hidden)!.add(shapeOf(JSON.parse(text)));
    }
    const handed = seen.filter((id) => evaluations.has(id));
    assert.equal(handed.length, 3, 'a quarter of twelve');
    assert.equal(new Set(seen).size, seen.length, 'nothing twice');
    const steps = pending.slice(1).map((count, i) => count - pending[i]!);
    assert.deepEqual(new Set(steps), new Set([-1]), 'one less waits after each, whatever it was');
    assert.deepEqual([...shapes.get(true)!], [...shapes.get(false)!], 'the same keys and kinds of values');
    assert.equal(shapes.get(true)!.size, 1);
    // Nothing of the real work was spent.
    const status = ok(await s.live.get('/v1/batches/among/status'));
    assert.deepEqual([status.pending, status.completed], [1, 9]);
    assert.equal(ok(await s.live.get(`/v1/tasks?project=${name}`)).total, 10);
  });

  it('go to every labeler once each, also while another holds the same one', async () => {
    const name = await project('many', { evaluation_share: 1 });
    const evaluation = await quality('evaluation', name, { category: 'no' });
    await real({ project: name });
    const [his, hers] = [await claimOne(bob, { projects: [name] }), await claimOne(ann, { projects: [name] })];
    assert.equal(his.task_id, evaluation.id);
    assert.equal(hers.task_id, evaluation.id);
    assert.notEqual(his.lease_id, hers.lease_id);
    ok(await on(bob, his, 'submit', { response: { category: 'yes' } }));
    ok(await on(ann, hers, 'submit', { response: { category: 'no' } }));
    const next = await claimOne(bob, { projects: [name] });
    assert.notEqual(next.task_id, evaluation.id);
    ok(await on(bob, next, 'release'));
    const { labelers: found } = await labelers(manager, `quality_task_ids=${evaluation.id}`);
    const scores = Object.fromEntries(
      found.map((one: { email: string; quality_tasks: { score: number }[] }) => [
        one.email,
        one.quality_tasks[0]!.score,
      ]),
    );
    assert.deepEqual(scores, { [bob.email]: 0, [ann.email]: 1 });
  });

  it('end like real ones: given back, skipped, reported, flagged, ended by a manager, expired', async () => {
    const name = await project('ends', { evaluation_share: 1 });
    const reals = [(await real({ project: name })).task_id, (await real({ project: name })).task_id];
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await quality('evaluation', name, { category: 'no' })).id);
    const next = async () => claimOne(ann, { projects: [name] });

    const released = await next();
    assert.equal(released.task_id, ids[0]);
    ok(await on(ann, released, 'draft', { response: { category: 'maybe' } }));
    assert.equal(ok(await on(ann, released, 'release')).outcome, 'released');
    const again = await next();
    assert.equal(again.task_id, ids[0], 'not answered yet');
    assert.deepEqual(again.draft, { category: 'maybe' });

    assert.equal(ok(await on(ann, again, 'skip', { reason: 'dark' })).outcome, 'skipped');
    assertLost(await on(ann, again, 'heartbeat'), /skipped/);
    const reported = await next();
    assert.equal(reported.task_id, ids[1], 'a skipped one does not come again');
    assert.equal(ok(await on(ann, reported, 'error', { message: 'broken' })).outcome, 'errored');

    const flagged = await next();
    assert.equal(flagged.task_id, ids[2]);
    ok(await on(ann, flagged, 'flag', { comment: 'odd' }));
    const flags = ok(await manager.call.get('/v1/labeling/flags')).flags;
    assert.ok(flags.some((flag: { task_id: string }) => flag.task_id === flagged.task_id));
    const live = ok(await manager.call.get('/v1/labeling/leases')).leases;
    assert.ok(live.some((lease: { lease_id: string }) => lease.lease_id === flagged.lease_id));
    assert.equal(ok(await on(manager, flagged, 'end')).outcome, 'ended');
    assertLost(await on(ann, flagged, 'submit', { response: { category: 'no' } }), /manager/);

    const short = await claimOne(ann, { projects: [name], lease_seconds: 1 });
    assert.equal(short.task_id, ids[2]);
    const later = await until(
      async () => {
        const lease = await claimOne(ann, { projects: [name] });
        if (lease.task_id !== ids[2]) ok(await on(ann, lease, 'release'));
        return lease;
      },
      ({ task_id }) => task_id === ids[2],
    );
    ok(await on(ann, later, 'submit', { response: { category: 'no' } }));
    assert.equal((await on(ann, short, 'heartbeat')).json.code, 'lease_lost');
    // Real work was spent by none of it.
    for (const id of reals) assert.equal(ok(await s.live.get(`/v1/task/${id}`)).status, 'pending');
    assert.deepEqual(ok(await manager.call.get('/v1/labeling/skipped')).tasks, []);
  });

  it('show the batch and the priority of the task in whose place they are, and begin from the initial response', async () => {
    const name = await project('shown', { evaluation_share: 1 });
    ok(await s.live.post('/v1/batches', { project: name, name: 'shown 1' }));
    const initial_response = { category: 'maybe' };
    const { id } = await quality(
      'evaluation',
      name,
      { category: 'no' },
      { initial_response, priority: 10, metadata: { a: 1 } },
    );
    await real({ batch: 'shown 1', priority: 30 });
    const lease = await claimOne(ann, { batches: ['shown 1'] });
    assert.equal(lease.task_id, id);
    assert.equal(lease.task.batch, 'shown 1');
    assert.equal(lease.task.priority, 30);
    assert.equal('metadata' in lease.task, false);
    assert.deepEqual(lease.draft, initial_response);
    ok(await on(ann, lease, 'submit', { response: { category: 'no' } }));
  });

  it('can be corrected where real ones can, and are worth what the correction is', async () => {
    const name = await project('corrected', { evaluation_share: 1 }, { correction_seconds: 60 });
    const { id } = await quality('evaluation', name, { category: 'no' });
    await real({ project: name });
    const lease = await claimOne(ann, { projects: [name] });
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' } }));
    const path = `/v1/labeling/answers/${id}/correct`;
    assert.equal((await bob.call.post(path, { response: { category: 'no' } })).status, 404);
    const corrected = ok(await ann.call.post(path, { response: { category: 'no' } }));
    assert.deepEqual(corrected.response, { category: 'no' });
    const [labeler] = (await labelers(manager, `quality_task_ids=${id}`)).labelers;
    assert.equal(labeler.quality_tasks[0].score, 1);
    const standing = labeler.accuracy.find((one: { project: string }) => one.project === name);
    assert.deepEqual([standing.accuracy, standing.scored], [1, 1]);
  });

  it('are for their project alone, or for a type without one', async () => {
    const [one, other] = [
      await project('one', { evaluation_share: 1 }),
      await project('other', { evaluation_share: 1 }),
    ];
    await quality('evaluation', one, { category: 'no' });
    const task = await real({ project: other });
    const lease = await claimOne(ann, { projects: [other] });
    assert.equal(lease.task_id, task.task_id);
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' } }));
    const loose = ok(
      await s.live.post('/v1/evaluation_tasks/comparison', { ...COMPARISON, expected_response: { choice: 'x' } }),
    );
    assert.equal('project' in loose, false);
    for (let i = 0; i < 10; i++) ok(await s.live.post('/v1/task/comparison', COMPARISON));
    const seen: string[] = [];
    for (let i = 0; i < 11; i++) {
      const lease = await claimOne(ann, { types: ['comparison'] });
      seen.push(lease.task_id);
      ok(await on(ann, lease, 'submit', { response: { choice: 'x' } }));
    }
    assert.equal(seen.filter((id) => id === loose.id).length, 1, 'one in ten');
  });
});

const COMPARISON = {
  attachments: ['a', 'b'],
  attachment_type: 'text',
  choices: ['x', 'y'],
};
