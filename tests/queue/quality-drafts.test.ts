/** Drafts, submits that can be taken back and former answers of evaluation tasks are as those of real ones; of training tasks not. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit, shapeOf } from './quality-kit.ts';

suite('drafts and postponed submits of quality tasks', (s) => {
  const { claim, claimOne, on } = labeling(s);
  const { project, real, quality, labelers } = qualityKit(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });

  type Held = { lease_id: string; task_id: string; task: object; draft?: object };
  const work = async (who: Person) => ok(await who.call.get('/v1/labeling/work'));
  const answers = async (who: Person) => ok(await who.call.get('/v1/labeling/answers?limit=20')).answers;
  const given = (who: Person, id: string) =>
    until(
      () => answers(who),
      (all) => all.some((one: Held) => one.task_id === id),
    );
  const scoresOf = async (id: string): Promise<number[]> =>
    (await labelers(manager, `quality_task_ids=${id}`)).labelers.flatMap(
      ({ quality_tasks }: { quality_tasks: { score: number }[] }) => quality_tasks.map(({ score }) => score),
    );
  /** A lease that ran out with a draft saved. */
  const expire = async (filter: object): Promise<Held> => {
    const lease = await claimOne(ann, { ...filter, lease_seconds: 1 });
    ok(await on(ann, lease, 'draft', { response: { category: 'maybe' }, base_version: 0 }));
    await until(
      () => work(ann),
      ({ drafts }) =>
        drafts.some((one: Held & { claimable: boolean }) => one.task_id === lease.task_id && one.claimable),
    );
    return lease;
  };

  it('of evaluation tasks are as those of real ones, in every answer', async () => {
    const name = await project('as real', { evaluation_share: 0.5 }, { correction_seconds: 60 });
    ok(await s.live.post('/v1/batches', { project: name, name: 'as real' }));
    const fields = { batch: 'as real', priority: 20, instruction: 'Is it?' };
    for (let i = 0; i < 5; i++) await real(fields);
    const evaluations = new Set<string>();
    for (let i = 0; i < 3; i++) {
      evaluations.add((await quality('evaluation', name, { category: 'yes' }, { instruction: 'Is it?' })).id);
    }
    const shapes = new Map([true, false].map((hidden) => [hidden, new Set<string>()]));
    const facts = new Map([true, false].map((hidden) => [hidden, new Set<string>()]));
    for (let i = 0; i < 6; i++) {
      const lease = await expire({ projects: [name] });
      const id = lease.task_id;
      const draft = (await work(ann)).drafts;
      const late = { response: { category: 'no' }, base_version: 1, late: true };
      const saved = ok(await on(ann, lease, 'draft', late));
      const conflict = await on(ann, lease, 'draft', { ...late, response: { category: 'maybe' } });
      const bobs = await claim(bob, { task_id: id });
      const again = await claimOne(ann, { task_id: id });
      assert.deepEqual([again.task_id, again.draft, again.draft_version], [id, { category: 'no' }, 2]);
      assert.deepEqual(again.task, lease.task, 'with the batch and the priority that it had');
      const submit = { response: { category: 'yes' }, undo_seconds: 30 };
      const bad = await on(ann, again, 'submit', { ...submit, response: { category: 'x' } });
      const marked = ok(await on(ann, again, 'submit', submit));
      const meanwhile = await work(ann);
      const listed = await answers(ann);
      assert.ok(!listed.some((one: Held) => one.task_id === id), 'not given yet');
      const lost = await on(ann, again, 'release');
      const notBobs = await on(bob, again, 'take_back');
      const back = ok(await on(ann, again, 'take_back'));
      const read = ok(await ann.call.get(`/v1/labeling/leases/${again.lease_id}`));
      ok(await on(ann, again, 'submit', { ...submit, undo_seconds: 1 }));
      const [last] = await given(ann, id);
      assert.equal(last.task_id, id);
      const tooLate = await on(ann, again, 'take_back');
      const saveTooLate = await on(ann, lease, 'draft', { ...late, base_version: 4 });
      const path = `/v1/labeling/answers/${id}`;
      const one = ok(await ann.call.get(path));
      assert.deepEqual(one.task, lease.task);
      assert.equal((await bob.call.get(path)).status, 404);
      const until_ = Date.parse(one.correctable_until) - Date.parse(one.submitted_at);
      const corrected = ok(await ann.call.post(`${path}/correct`, { response: { category: 'maybe' } }));
      const after = ok(await ann.call.get(path));
      assert.deepEqual(after.response, { category: 'maybe' });
      const attachment = await ann.call.get(`${path}/attachments/7`);
      const said = [conflict, bobs, bad, lost, notBobs, tooLate, saveTooLate, attachment].map((answer) =>
        'status' in answer ? [answer.status, answer.json.error?.replaceAll(/[0-9a-f]{24}/g, '')] : answer.leases,
      );
      const hidden = evaluations.has(id);
      facts.get(hidden)!.add(JSON.stringify([said, until_, after.correctable_until === one.correctable_until]));
      const told = [draft, saved, again, marked, meanwhile, back, read, last, one, corrected, after];
      shapes.get(hidden)!.add(shapeOf(told));
    }
    assert.equal(shapes.get(true)!.size, 1);
    assert.deepEqual([...shapes.get(true)!], [...shapes.get(false)!], 'the same keys and kinds of values');
    assert.deepEqual([...facts.get(true)!], [...facts.get(false)!], 'the same refusals');
    for (const id of evaluations) assert.deepEqual(await scoresOf(id), [0], 'the score follows the correction');
  });

  it('an evaluation task is scored when it is given, not when it is submitted, and once', async () => {
    const name = await project('scored later', { evaluation_share: 1 });
    const { id } = await quality('evaluation', name, { category: 'no' });
    await real({ project: name });
    const lease = await claimOne(ann, { projects: [name] });
    assert.equal(lease.task_id, id);
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 30 }));
    assert.deepEqual(await scoresOf(id), []);
    const next = await claimOne(ann, { projects: [name] });
    assert.notEqual(next.task_id, id, 'it is with him still');
    ok(await on(ann, next, 'release'));
    ok(await on(ann, lease, 'take_back'));
    ok(await on(ann, lease, 'submit', { response: { category: 'no' }, undo_seconds: 1, time_spent_secs: 7 }));
    const [last] = await given(ann, id);
    assert.equal(last.time_spent_secs, 7);
    assert.deepEqual(await scoresOf(id), [1]);
    const [found] = (await labelers(manager, `quality_task_ids=${id}`)).labelers;
    const standing = found.accuracy.find((one: { project: string }) => one.project === name);
    assert.deepEqual([standing.accuracy, standing.scored], [1, 1]);
  });

  it('a training task is given at once, whatever undo_seconds says, and told as what it is', async () => {
    const name = await project('taught', { training_score: 1 }, { correction_seconds: 60 });
    const { id } = await quality('training', name, { category: 'no' });
    await real({ project: name });
    const lease = await claimOne(ann, { projects: [name] });
    const bad = await on(ann, lease, 'submit', { response: { category: 'x' }, undo_seconds: 8 });
    assert.equal(bad.status, 400);
    const failed = ok(await on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 8 }));
    assert.deepEqual([failed.outcome, failed.training], ['submitted', { score: 0, passed: false }]);
    assert.equal(failed.submit_at, undefined);
    assertLost(await on(ann, lease, 'take_back'), /submitted/);
    const again = await expire({ projects: [name] });
    assert.equal(again.task_id, id);
    assert.deepEqual(again.draft, { category: 'yes' });
    const once = await claimOne(ann, { task_id: id });
    assert.deepEqual([once.task_id, once.draft], [id, { category: 'maybe' }]);
    const passed = ok(await on(ann, once, 'submit', { response: { category: 'no' }, undo_seconds: 8 }));
    assert.deepEqual(passed.training, { score: 1, passed: true });
    const one = ok(await ann.call.get(`/v1/labeling/answers/${id}`));
    assert.deepEqual(
      [one.type, one.response, one.correctable_until],
      ['categorization', { category: 'no' }, undefined],
    );
    assert.deepEqual((await work(ann)).drafts, []);
  });

  it('a draft of one is offered as long as there is a task in whose place it can be', async () => {
    const name = await project('offered', { evaluation_share: 1 });
    const { id } = await quality('evaluation', name, { category: 'no' });
    const task = await real({ project: name });
    const lease = await expire({ projects: [name] });
    assert.equal(lease.task_id, id);
    assert.deepEqual((await work(bob)).drafts, []);
    assert.deepEqual((await claim(bob, { task_id: id })).leases, [], 'who has no draft of it cannot pick it');
    assert.deepEqual((await claim(ann, { task_id: id, projects: ['other'] })).leases, []);
    assert.deepEqual((await claim(ann, { task_id: id, kind: 'label', types: ['comparison'] })).leases, []);
    const bobs = [await claimOne(bob, { projects: [name] }), await claimOne(bob, { projects: [name] })];
    assert.deepEqual(
      bobs.map(({ task_id }) => task_id),
      [id, task.task_id],
    );
    const offered = async () =>
      (await work(ann)).drafts
        .filter((one: { project?: string }) => one.project === name)
        .map((one: { claimable: boolean }) => one.claimable);
    assert.deepEqual(await offered(), [false], 'as when another holds a real one');
    assert.deepEqual((await claim(ann, { task_id: id })).leases, []);
    ok(await on(bob, bobs[1], 'submit', { response: { category: 'yes' } }));
    assert.deepEqual(await offered(), [], 'nothing is left to hide among');
    const other = await real({ project: name });
    assert.deepEqual(await offered(), [true]);
    const again = await claimOne(ann, { task_id: id });
    assert.deepEqual([again.task_id, again.draft], [id, { category: 'maybe' }]);
    assert.deepEqual((await claim(ann, { task_id: id })).leases, [], 'held already');
    const next = await claimOne(ann, { projects: [name] });
    assert.equal(next.task_id, other.task_id, 'it took nothing out of the queue');
    for (const one of [again, next]) ok(await on(ann, one, 'release'));
    ok(await on(bob, bobs[0], 'release'));
  });
});
