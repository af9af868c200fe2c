/** Evaluation tasks among the real ones, the course before them, and what follows from how a labeler answers. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit } from './quality-kit.ts';

suite('evaluation tasks', (s) => {
  const { claimOne, on } = labeling(s);
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
    for (let i = 0; i < 9; i++) reals.add((await real({ batch: 'among', priority: 20 })).task_id);
    const evaluations = new Set<string>();
    for (let i = 0; i < 9; i++) evaluations.add((await quality('evaluation', name, { category: 'yes' })).id);
    const seen: string[] = [];
    const shapes = new Map<boolean, Set<string>>([
      [true, new Set()],
      [false, new Set()],
    ]);
    for (let i = 0; i < 12; i++) {
      const lease = await claimOne(ann, { projects: [name] });
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
    assert.deepEqual([...shapes.get(true)!], [...shapes.get(false)!], 'the same keys and kinds of values');
    assert.equal(shapes.get(true)!.size, 1);
    // Nothing of the real work was spent, and all of it is done.
    const status = ok(await s.live.get('/v1/batches/among/status'));
    assert.deepEqual([status.pending, status.completed], [0, 9]);
    assert.equal(ok(await s.live.get(`/v1/tasks?project=${name}`)).total, 9);
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
      found.map((one: { email: string; quality_tasks: { score: number }[] }) => [one.email, one.quality_tasks[0]!.score]),
    );
    assert.deepEqual(scores, { [bob.email]: 0, [ann.email]: 1 });
  });
});

/** The keys of everything, and of which kind the values are; without what differs from task to task. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shapeOf).join()}]`;
  if (value === null || typeof value !== 'object') return typeof value;
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}:${shapeOf(one)}`)
    .join()}}`;
}
