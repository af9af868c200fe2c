/** The course of a project: its training tasks come before its first task. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit } from './quality-kit.ts';

suite('training tasks', (s) => {
  const { claim, claimOne, on } = labeling(s);
  const { project, real, quality, labelers } = qualityKit(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });

  const idsOf = (claimed: { leases: { task_id: string }[] }) => claimed.leases.map(({ task_id }) => task_id);

  it('come first, in the order of their creation, again until the score is enough, with the score told', async () => {
    const name = await project('course', { training_score: 0.9, evaluation_share: 0 });
    const task = await real({ project: name, priority: 30 });
    const course = [
      await quality('training', name, { category: 'yes' }),
      await quality('training', name, { category: 'no' }),
    ];
    const ids = course.map(({ id }) => id);

    const first = await claimOne(ann, { projects: [name] });
    assert.equal(first.task_id, ids[0]);
    const failed = ok(await on(ann, first, 'submit', { response: { category: 'maybe' } }));
    assert.deepEqual(failed.training, { score: 0, passed: false });
    assert.doesNotMatch(JSON.stringify(failed), /expected|"yes"/);

    const retried = await claimOne(ann, { projects: [name] });
    assert.equal(retried.task_id, ids[0], 'again');
    assert.deepEqual(retried.draft, { category: 'maybe' });
    const passed = ok(await on(ann, retried, 'submit', { response: { category: 'yes' } }));
    assert.deepEqual(passed.training, { score: 1, passed: true });

    const second = await claimOne(ann, { projects: [name] });
    assert.equal(second.task_id, ids[1]);
    ok(await on(ann, second, 'skip'));
    const unskipped = await claimOne(ann, { projects: [name] });
    assert.equal(unskipped.task_id, ids[1], 'nobody gets around the course by skipping');
    assert.deepEqual(
      idsOf(await claim(ann, { projects: [name], limit: 10 })),
      [],
      'nothing while the last is not answered',
    );
    ok(await on(ann, unskipped, 'submit', { response: { category: 'no' } }));

    const live = await claimOne(ann, { projects: [name] });
    assert.equal(live.task_id, task.task_id);
    const ended = ok(await on(ann, live, 'submit', { response: { category: 'no' } }));
    assert.equal('training' in ended, false);

    const [labeler] = (await labelers(manager, `labeler_emails=${ann.email}`)).labelers;
    const told = labeler.quality_tasks.map((one: { quality_task_id: string; score: number; tries: number }) => [
      one.quality_task_id,
      one.score,
      one.tries,
    ]);
    assert.deepEqual(
      told.sort(),
      [
        [ids[0], 1, 2],
        [ids[1], 1, 1],
      ].sort(),
    );
    const [standing] = labeler.accuracy;
    assert.equal(standing.scored, 0, 'a course is no part of the accuracy');
  });

  it('come in one claim together, and work of other projects goes on meanwhile', async () => {
    const [name, other] = [await project('together', {}), await project('beside', {})];
    const course = [
      await quality('training', name, { category: 'yes' }),
      await quality('training', name, { category: 'no' }),
    ];
    const high = await real({ project: name, priority: 30 });
    const low = await real({ project: other, priority: 10 });
    const claimed = await claim(bob, { projects: [name, other], limit: 10 });
    assert.deepEqual(idsOf(claimed), [...course.map(({ id }) => id), low.task_id]);
    // Any answer does where the project asks for no score.
    for (const lease of claimed.leases) {
      const ended = ok(await on(bob, lease, 'submit', { response: { category: 'maybe' } }));
      if (lease.task_id !== low.task_id) assert.deepEqual(ended.training, { score: 0, passed: true });
    }
    const next = await claimOne(bob, { projects: [name, other] });
    assert.equal(next.task_id, high.task_id);
    // A task that joins the course comes before the next one.
    const late = await quality('training', name, { category: 'yes' });
    ok(await on(bob, next, 'release'));
    assert.equal((await claimOne(bob, { projects: [name] })).task_id, late.id);
  });

  it('cannot be corrected once the score was told', async () => {
    const name = await project('told', {}, { correction_seconds: 600 });
    const { id } = await quality('training', name, { category: 'yes' });
    await real({ project: name });
    const lease = await claimOne(ann, { projects: [name] });
    ok(await on(ann, lease, 'submit', { response: { category: 'maybe' } }));
    const answer = await ann.call.post(`/v1/labeling/answers/${id}/correct`, { response: { category: 'yes' } });
    assert.equal(answer.status, 400);
    assert.doesNotMatch(answer.text, /"yes"/);
  });

  it('take no initial response', async () => {
    const name = await project('initial', {});
    const answer = await s.live.post('/v1/training_tasks/categorization', {
      attachment: 'a',
      categories: ['yes'],
      project: name,
      expected_response: { category: 'yes' },
      initial_response: { category: 'yes' },
    });
    assert.equal(answer.status, 400);
    assert.match(answer.json.error, /initial_response/);
  });
});
