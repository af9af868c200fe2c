/** Below the bar of a project: no more work there, with a notice, until a manager lets the labeler back. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { openStream } from '../kit/event-stream.ts';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit } from './quality-kit.ts';

suite('the bar', (s) => {
  const { claim, claimOne, on } = labeling(s);
  const { project, real, quality, labelers } = qualityKit(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });

  const RULES = { evaluation_share: 1, bar: 0.7, scored_before_bar: 2 };
  /** Answers so many evaluation tasks, which all expect yes. */
  async function answerAll(who: Person, name: string, answers: string[]): Promise<void> {
    for (const category of answers) {
      const lease = await claimOne(who, { projects: [name] });
      const ended = ok(await on(who, lease, 'submit', { response: { category } }));
      assert.equal('training' in ended, false, 'he is told nothing of it');
    }
  }

  it('keeps out who is below it, in that project alone, and says so; a manager lets him back', async () => {
    const [name, other] = [await project('barred', RULES), await project('free', {})];
    for (let i = 0; i < 4; i++) await quality('evaluation', name, { category: 'yes' });
    const task = await real({ project: name, priority: 30 });
    const events = await openStream(s.server, s.server.liveKey, { path: '/v1/events?types=queue' });
    await answerAll(ann, name, ['no', 'no']);

    const claimed = await claim(ann, { projects: [name] });
    assert.deepEqual(claimed, { leases: [], waiting: { pending: 0, held_by_others: 0, below_bar: [name] } });
    const elsewhere = await real({ project: other });
    const found = await claim(ann, { limit: 10 });
    assert.deepEqual(
      found.leases.map((lease: { task_id: string }) => lease.task_id),
      [elsewhere.task_id],
    );
    assert.equal('below_bar' in found.waiting, false);
    assert.deepEqual((await claim(ann, { projects: [other] })).waiting, { pending: 0, held_by_others: 0 });

    const { accuracy } = (await labelers(manager, `labeler_emails=${ann.email}`)).labelers[0];
    assert.deepEqual(accuracy, [{ project: name, type: 'categorization', scored: 2, accuracy: 0, below_bar: true }]);
    const isBarred = ({ data }: { data: { action: string } }) => /keep labeler/.test(data.action);
    await events.until(({ events: told }) => told.some(isBarred));
    assert.deepEqual(events.events.find(isBarred)!.data.after, {
      user_id: ann.userId,
      project: name,
      type: 'categorization',
      accuracy: 0,
      scored: 2,
      bar: 0.7,
    });
    events.close();

    const reset = { labeler_email: ann.email.toUpperCase(), project: name };
    assert.equal((await ann.call.post('/v1/quality/labelers/reset', reset)).status, 403);
    const back = ok(await manager.call.post('/v1/quality/labelers/reset', reset));
    assert.deepEqual(back.accuracy, [{ project: name, type: 'categorization', scored: 0, below_bar: false }]);
    const lease = await claimOne(ann, { projects: [name] });
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' } }));
    await answerAll(ann, name, ['yes']);
    // Both since then were right; what was before does not count.
    assert.equal((await claimOne(ann, { projects: [name] })).task_id, task.task_id);
    const [now] = (await labelers(manager, `labeler_emails=${ann.email}`)).labelers;
    assert.equal(now.accuracy[0].accuracy, 1);
    assert.deepEqual(
      now.quality_tasks.map((one: { counted: boolean }) => one.counted),
      [true, true, false, false],
    );
  });

  it('does not hold before enough answers are scored, nor for who is at it', async () => {
    const name = await project('enough', { ...RULES, bar: 0.5 });
    for (let i = 0; i < 3; i++) await quality('evaluation', name, { category: 'yes' });
    const task = await real({ project: name });
    await answerAll(bob, name, ['no', 'yes', 'yes']);
    assert.equal((await claimOne(bob, { projects: [name] })).task_id, task.task_id);
  });

  it('keeps out of work that is for those assigned, too', async () => {
    const name = await project('assigned', { ...RULES, scored_before_bar: 1 });
    const assigned = { emails: [bob.email], projects: [name] };
    ok(await manager.call.post('/v1/studio/assignments/add', assigned));
    await quality('evaluation', name, { category: 'yes' });
    await real({ project: name });
    await answerAll(bob, name, ['no']);
    for (const body of [{}, { projects: [name] }]) {
      const { leases, waiting } = await claim(bob, body);
      assert.deepEqual(leases, []);
      assert.deepEqual([waiting.pending, waiting.below_bar.includes(name)], [0, true]);
    }
    ok(await manager.call.post('/v1/studio/assignments/remove', assigned));
  });

  it('is listed by labeler and task, in pages that lead on', async () => {
    const all: string[] = [];
    let token = '';
    for (let pages = 0; pages < 50; pages++) {
      const page = await labelers(manager, `limit=2${token}`);
      for (const one of page.labelers) {
        assert.ok(one.email && one.accuracy.length);
        for (const task of one.quality_tasks) {
          assert.ok(task.time_spent_secs >= 0 && Date.parse(task.answered_at));
          all.push(`${one.labeler} ${task.quality_task_id}`);
        }
      }
      assert.equal(page.has_more, page.next_token !== undefined);
      if (!page.has_more) break;
      token = `&next_token=${page.next_token}`;
    }
    assert.equal(new Set(all).size, all.length);
    assert.equal(all.length, 4 + 3 + 1);
    const one = (await labelers(manager, 'limit=2')).next_token;
    const forged = await manager.call.get(`/v1/quality/labelers?limit=2&labeler_emails=a@b.example&next_token=${one}`);
    assert.equal(forged.status, 400);
    assert.deepEqual((await labelers(manager, 'labeler_emails=nobody@example.com')).labelers, []);
    assert.deepEqual((await labelers(manager, 'quality_task_ids=nothing')).labelers, []);
    const id = all[0]!.split(' ')[1];
    const repeated = await labelers(
      manager,
      `quality_task_ids=${id}&quality_task_ids=${'0'.repeat(24)}&labeler_emails=${ann.email},${bob.email}`,
    );
    assert.equal(repeated.labelers.length, 1);
    assert.equal((await ann.call.get('/v1/quality/labelers')).status, 403);
  });

  it('a task that all have skipped but those who are kept out leaves the queue', async () => {
    const name = await project('skipped', { ...RULES, scored_before_bar: 1 });
    await quality('evaluation', name, { category: 'yes' });
    const task = await real({ project: name });
    await answerAll(ann, name, ['no']);
    await answerAll(bob, name, ['yes']);
    const lease = await claimOne(bob, { projects: [name] });
    assert.equal(lease.task_id, task.task_id);
    ok(await on(bob, lease, 'skip'));
    const { tasks } = ok(await manager.call.get('/v1/labeling/skipped'));
    assert.deepEqual(
      tasks.map(({ task_id }: { task_id: string }) => task_id),
      [task.task_id],
    );
  });

  it('keeps reviewers out of the project as well', async () => {
    const name = await project('reviewed', { ...RULES, scored_before_bar: 1 }, { review: { share: 1 } });
    const [member] = (await createPeople(s, ['member'])) as [Person];
    await quality('evaluation', name, { category: 'yes' });
    await real({ project: name });
    await answerAll(bob, name, ['yes']);
    ok(await on(bob, await claimOne(bob, { projects: [name] }), 'submit', { response: { category: 'no' } }));
    await real({ project: name });
    await answerAll(member, name, ['no']);
    assert.deepEqual((await claim(member, { projects: [name], kind: 'review' })).leases, []);
    assert.equal((await claim(manager, { projects: [name], kind: 'review' })).leases.length, 1);
  });
});
