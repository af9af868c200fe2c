/** Managers list evaluation and training tasks, and take them out of use. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { openStream } from '../kit/event-stream.ts';
import { rowsOf } from '../kit/rows.ts';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit } from './quality-kit.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
type Json = any;

suite('evaluation and training tasks of a manager', (s) => {
  const { claim, claimOne, on } = labeling(s);
  const { project, real, quality, labelers } = qualityKit(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;
  const YES = { category: 'yes' };

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });
  const cancel = (kind: string, id: string) => manager.call.post(`/v1/${kind}_tasks/${id}/cancel`);
  const answer = async (who: Person, name: string, category: string): Promise<Json> => {
    const lease = await claimOne(who, { projects: [name] });
    const ended = ok(await on(who, lease, 'submit', { response: { category } }));
    return { ...ended, task_id: lease.task_id };
  };
  const accuracyOf = async (who: Person, name: string): Promise<Json> => {
    const [one] = (await labelers(manager, `labeler_emails=${who.email}`)).labelers;
    return one.accuracy.find((place: Json) => place.project === name);
  };

  it('are listed by pages, newest first, by project and type, each with what is expected', async () => {
    const name = await project('listed', {});
    const made: Json[] = [];
    for (let i = 0; i < 5; i++) made.unshift(await quality('evaluation', name, YES, { unique_id: `listed ${i}` }));
    const training = await quality('training', name, YES);
    const seen: Json[] = [];
    for (let token = ''; ; ) {
      const url = `/v1/evaluation_tasks?project=listed&limit=2&next_token=${encodeURIComponent(token)}`;
      const page = ok(await manager.call.get(url));
      assert.ok(page.docs.length <= 2);
      seen.push(...page.docs);
      if (!page.has_more) break;
      token = page.next_token;
    }
    assert.deepEqual(seen, made);
    assert.equal(made[0].status, 'active');
    assert.deepEqual(ok(await manager.call.get('/v1/training_tasks?project=listed')).docs, [training]);
    assert.equal(ok(await manager.call.get('/v1/evaluation_tasks?type=comparison')).docs.length, 0);
    assert.equal(ok(await manager.call.get('/v1/evaluation_tasks?project=listed&type=categorization')).docs.length, 5);
    assert.equal(ok(await s.test.get('/v1/evaluation_tasks?project=listed')).docs.length, 0, 'of each mode');
    const first = ok(await manager.call.get('/v1/evaluation_tasks?project=listed&limit=2'));
    const other = await manager.call.get(`/v1/evaluation_tasks?limit=2&next_token=${first.next_token}`);
    assert.equal(other.status, 400, 'a token goes with its filters');
  });

  it('one that is canceled is handed to nobody, and counts in no accuracy', async () => {
    const name = await project('canceled', { evaluation_share: 1 });
    const events = await openStream(s.server, manager.key);
    await real({ project: name });
    const ids: string[] = [];
    for (const category of ['no', 'yes', 'yes']) ids.push((await quality('evaluation', name, { category })).id);
    assert.deepEqual(
      [(await answer(ann, name, 'yes')).task_id, (await answer(ann, name, 'yes')).task_id],
      ids.slice(0, 2),
    );
    assert.equal((await accuracyOf(ann, name)).accuracy, 0.5);
    const held = await claimOne(bob, { projects: [name] });
    assert.equal(held.task_id, ids[0]);

    assert.equal((await cancel('training', ids[0]!)).status, 404, 'it is no training task');
    const gone = ok(await cancel('evaluation', ids[0]!));
    assert.equal(gone.status, 'canceled');
    assert.equal(ok(await cancel('evaluation', ids[0]!)).canceled_at, gone.canceled_at, 'again is fine');
    const place = await accuracyOf(ann, name);
    assert.deepEqual([place.scored, place.accuracy], [1, 1]);

    // Who holds it notices nothing, and it is worth nothing.
    ok(await on(bob, held, 'submit', { response: { category: 'yes' } }));
    assert.equal((await answer(bob, name, 'yes')).task_id, ids[1]);
    assert.deepEqual([(await accuracyOf(bob, name)).scored, (await accuracyOf(bob, name)).accuracy], [1, 1]);
    // What still awaits each is counted right: the last one beside the real one.
    for (const who of [ann, bob]) {
      const { leases, waiting } = await claim(who, { projects: [name] });
      assert.equal(leases[0].task_id, ids[2]);
      assert.equal(waiting.pending, 1, who.email);
      ok(await on(who, leases[0], 'release'));
    }
    const statuses = ok(await manager.call.get(`/v1/evaluation_tasks?project=${name}`)).docs.map(
      (one: Json) => one.status,
    );
    assert.deepEqual(statuses, ['active', 'active', 'canceled']);
    await events.until(({ events: told }) => told.some(({ data }) => data.action === 'cancel evaluation task'));
    assert.equal(events.events.filter(({ data }) => data.action === 'cancel evaluation task').length, 1);
    events.close();
  });

  it('a course without one of its tasks is what is left of it, for those who had done it too', async () => {
    const name = await project('course', {});
    const work = await real({ project: name });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await quality('training', name, YES)).id);
    assert.equal((await answer(ann, name, 'yes')).task_id, ids[0]);
    ok(await cancel('training', ids[0]!));
    assert.equal((await answer(ann, name, 'yes')).task_id, ids[1]);
    assert.equal((await answer(ann, name, 'yes')).task_id, ids[2], 'the one that she has not done is left');
    assert.equal((await answer(bob, name, 'yes')).task_id, ids[1]);
    ok(await cancel('training', ids[2]!));
    assert.equal((await claimOne(bob, { projects: [name] })).task_id, work.task_id);
  });

  it('its unique_id is free for one that is right', async () => {
    const name = await project('again', {});
    const wrong = await quality('evaluation', name, { category: 'no' }, { unique_id: 'gold' });
    ok(await cancel('evaluation', wrong.id));
    const right = await quality('evaluation', name, YES, { unique_id: 'gold' });
    assert.notEqual(right.id, wrong.id);
  });

  it('one given back comes again at once, as a real one does', async () => {
    const name = await project('given back', { evaluation_share: 0.5 });
    for (let i = 0; i < 3; i++) await real({ project: name });
    for (let i = 0; i < 2; i++) await quality('evaluation', name, YES);
    for (let i = 0; i < 4; i++) {
      const first = await claim(ann, { projects: [name] });
      for (const verb of ['release', 'end']) {
        const [lease] = ok(await ann.call.get('/v1/labeling/leases')).leases;
        ok(await on(verb === 'end' ? manager : ann, lease, verb));
        const second = await claim(ann, { projects: [name] });
        assert.equal(second.leases[0].task_id, first.leases[0].task_id, `${i}, ${verb}`);
        assert.deepEqual(second.waiting, first.waiting);
      }
      const [lease] = ok(await ann.call.get('/v1/labeling/leases')).leases;
      ok(await on(ann, lease, 'submit', { response: YES }));
    }
    assert.equal((await accuracyOf(ann, name)).scored, 2);
  });

  it('one given back comes again in its batch and with its priority alone', async () => {
    const name = await project('two batches', { evaluation_share: 1 });
    for (const batch of ['one', 'two']) {
      ok(await s.live.post('/v1/batches', { project: name, name: batch }));
      for (let i = 0; i < 2; i++) await real({ batch });
    }
    const ids = [(await quality('evaluation', name, YES)).id, (await quality('evaluation', name, YES)).id];
    const shown = async (batch: string): Promise<Json> => {
      const lease = await claimOne(ann, { batches: [batch] });
      assert.equal(lease.task.batch, batch);
      return lease;
    };
    const first = await shown('one');
    assert.equal(first.task_id, ids[0]);
    ok(await on(ann, first, 'release'));
    assert.equal((await shown('two')).task_id, ids[1]);
    assert.ok(!ids.includes((await shown('two')).task_id));
    assert.equal((await shown('one')).task_id, ids[0]);
  });

  it('canceled while many answer it, correct their answers and skip it, it counts for none of them', async () => {
    const people = await createPeople(s, ['labeler', 'labeler', 'labeler', 'labeler', 'labeler', 'labeler']);
    const name = await project('raced', { evaluation_share: 1 }, { correction_seconds: 60 });
    // One each: for a moment a claim holds the task that it gives another one in the place of.
    for (const _ of people) await real({ project: name });
    for (let round = 0; round < 3; round++) {
      const { id } = await quality('evaluation', name, YES);
      const leases = await Promise.all(people.map((who) => claimOne(who, { projects: [name] })));
      for (const lease of leases) assert.equal(lease.task_id, id);
      const [first, second] = people as [Person, Person];
      ok(await on(first, leases[0], 'submit', { response: YES }));
      const answers = await Promise.all([
        first.call.post(`/v1/labeling/answers/${id}/correct`, { response: { category: 'no' } }),
        on(second, leases[1], 'skip'),
        ...people.slice(2).map((who, i) => on(who, leases[i + 2], 'submit', { response: YES })),
        cancel('evaluation', id),
      ]);
      for (const one of answers) ok(one);
      for (const { email } of people) {
        const [one] = (await labelers(manager, `labeler_emails=${email}`)).labelers;
        if (one) assert.equal(one.accuracy[0].scored, 0, email);
      }
    }
    const standings = await rowsOf(
      s,
      'select evaluated, scored, score_sum, passed from quality_standings where project = ?',
      [name],
    );
    assert.deepEqual(new Set(standings.map((row) => row.join())), new Set(['0,0,0,0']));
    assert.equal((await claim(people[0]!, { projects: [name] })).waiting.pending, people.length - 1);
  });
});
