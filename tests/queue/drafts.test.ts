/** Drafts that know of each other, and submits that can be taken back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, beforeEach, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, createProject, createStranger, moveToProject, type Person } from './people.ts';

suite('drafts', (s) => {
  const { create, claim, claimOne, on, task, answered, clear } = labeling(s);
  let ann: Person;
  let bob: Person;
  let manager: Person;

  before(async () => {
    [ann, bob, manager] = (await createPeople(s, ['labeler', 'labeler', 'manager'])) as [Person, Person, Person];
  });
  beforeEach(clear);

  type Held = { lease_id: string; task_id: string };
  const save = (who: Person, lease: Held, category: string, base_version?: number) =>
    on(who, lease, 'draft', { response: { category }, base_version });
  const work = async (who: Person) => ok(await who.call.get('/v1/labeling/work'));
  const gone = async (lease: Held) => {
    ok(await on(manager, lease, 'end'));
  };

  it('refuses a save on top of an older draft with a code of its own, and repeats one that was lost', async () => {
    await create();
    const lease = await claimOne(ann);
    assert.equal(lease.draft_version, 0);
    assert.equal(ok(await save(ann, lease, 'yes', 0)).draft_version, 1);
    assert.equal(ok(await save(ann, lease, 'yes', 0)).draft_version, 1, 'the same save again');
    const refused = await save(ann, lease, 'no', 0);
    assert.deepEqual([refused.status, refused.json.code], [409, 'draft_conflict']);
    assert.match(refused.json.error, /from version 0, and there is version 1/);
    assert.equal(ok(await save(ann, lease, 'no', 1)).draft_version, 2);
    assert.equal(ok(await save(ann, lease, 'maybe')).draft_version, 3, 'without a base it is saved anyhow');
    const { draft, draft_version } = ok(await ann.call.get(`/v1/labeling/leases/${lease.lease_id}`));
    assert.deepEqual([draft, draft_version], [{ category: 'maybe' }, 3]);
    for (const base of [-1, 1.5, 'x', 1e300]) {
      const answer = await on(ann, lease, 'draft', { response: {}, base_version: base });
      assert.equal(answer.status, 400);
      assert.match(answer.json.error, /base_version/);
    }
  });

  it('of many saves at once from one version one gets through', async () => {
    await create();
    const lease = await claimOne(ann);
    ok(await save(ann, lease, 'yes', 0));
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(ann, lease, `category ${i}`, 1)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(7).fill(409)]);
  });

  it('keeps the draft of an expired lease for its owner alone, who claims the task again by its id', async () => {
    const first = (await create()).task_id;
    const lease = await claimOne(ann, { lease_seconds: 1 });
    ok(await save(ann, lease, 'may', 0));
    await until(
      () => work(ann),
      ({ leases, drafts }) => leases.length === 0 && drafts[0]?.claimable,
    );
    await create({ priority: 30 });
    const [draft, ...more] = (await work(ann)).drafts;
    assert.deepEqual(more, []);
    assert.deepEqual([draft.task_id, draft.type, draft.claimable], [first, 'categorization', true]);
    assert.ok(Math.abs(Date.parse(draft.saved_at) - Date.now()) < 60_000);
    assert.deepEqual((await work(bob)).drafts, []);
    assert.deepEqual((await claim(bob, { task_id: first })).leases, [], 'who has no draft of it cannot pick it');
    assert.deepEqual((await claim(ann, { task_id: 'x' })).leases, []);

    const again = await claimOne(ann, { task_id: first, limit: 3 });
    assert.deepEqual([again.task_id, again.draft, again.draft_version], [first, { category: 'may' }, 1]);
    assert.deepEqual((await work(ann)).drafts, [], 'it is held now');
    assert.deepEqual(
      (await work(ann)).leases.map(({ task_id }: Held) => task_id),
      [first],
    );
    ok(await on(ann, again, 'release'));
    await gone(await claimOne(bob));
    const bobs = [await claimOne(bob), await claimOne(bob)].find(({ task_id }) => task_id === first)!;
    assert.equal(bobs.draft, undefined);
    assert.equal((await work(ann)).drafts[0].claimable, false);
    assert.deepEqual((await claim(ann, { task_id: first })).leases, []);
    ok(await on(bob, bobs, 'submit', { response: { category: 'no' } }));
    assert.deepEqual((await work(ann)).drafts, [], 'the task has ended');
    const other = await createStranger(s);
    assert.deepEqual(ok(await other.get('/v1/labeling/work')), { leases: [], drafts: [] });
  });

  it('is found by its id in whatever project and batch of those to which its owner is assigned', async () => {
    const ids: string[] = [];
    for (const name of ['first of two', 'second of two']) {
      ok(await s.live.post('/v1/projects', { type: 'categorization', name }));
      for (const batch of [`${name} a`, `${name} b`]) {
        ok(await s.live.post('/v1/batches', { project: name, name: batch }));
        ids.push((await create({ project: name, batch })).task_id);
      }
    }
    const [carl] = (await createPeople(s, ['labeler'])) as [Person];
    const projects = ['first of two', 'second of two'];
    ok(await s.live.post('/v1/studio/assignments/add', { emails: [carl.email], projects }));
    const leases = [];
    for (const _ of ids) leases.push(await claimOne(carl));
    for (const lease of leases) {
      ok(await save(carl, lease, 'yes'));
      ok(await on(carl, lease, 'release'));
    }
    assert.equal((await work(carl)).drafts.length, 4);
    for (const id of ids.toReversed()) assert.equal((await claimOne(carl, { task_id: id })).task_id, id);
  });

  it('takes late what could not be saved while the lease lived', async () => {
    const id = (await create()).task_id;
    const lease = await claimOne(ann, { lease_seconds: 1 });
    const late = (who: Person, base_version: number) =>
      on(who, lease, 'draft', { response: { category: 'la' }, base_version, late: true });
    assert.equal(ok(await late(ann, 0)).draft_version, 1, 'early too');
    await until(
      () => work(ann),
      ({ leases, drafts }) => leases.length === 0 && drafts[0]?.claimable,
    );
    assertLost(await save(ann, lease, 'no', 1), /expired/);
    const saved = ok(await on(ann, lease, 'draft', { response: { category: 'late' }, base_version: 1, late: true }));
    assert.deepEqual([saved.outcome, saved.draft_version], ['expired', 2]);
    assert.equal((await late(ann, 1)).json.code, 'draft_conflict');
    assertLost(await late(bob, 2), /somebody else/);
    assert.deepEqual((await claimOne(ann, { task_id: id })).draft, { category: 'late' });
    ok(await s.live.post(`/v1/task/${id}/cancel`));
    assertLost(await late(ann, 2), /expired/);
    assert.deepEqual((await work(ann)).drafts, []);
  });

  it('drops drafts with the end of their task, but not what was flagged, nor for a recheck', async () => {
    const id = (await create()).task_id;
    const lease = await claimOne(ann);
    ok(await save(ann, lease, 'yes'));
    ok(await on(ann, lease, 'flag', { comment: 'Strange' }));
    ok(await on(ann, lease, 'release'));
    ok(await s.live.post(`/v1/task/${id}/cancel`));
    assert.deepEqual((await work(ann)).drafts, []);
    const flags = ok(await manager.call.get('/v1/labeling/flags')).flags;
    assert.ok(flags.some(({ task_id }: Held) => task_id === id));

    const errored = (await create()).task_id;
    const second = await claimOne(ann);
    ok(await save(ann, second, 'no'));
    ok(await on(ann, second, 'release'));
    ok(await on(bob, await claimOne(bob), 'error', { message: 'Black' }));
    assert.deepEqual((await work(ann)).drafts, []);
    ok(await manager.call.post('/v1/tasks/recheck', { task_ids: [errored] }));
    assert.equal((await work(ann)).drafts[0].task_id, errored);
  });

  it('submits what is not taken back in its seconds, once, and with the time spent until then', async () => {
    const id = (await create()).task_id;
    const lease = await claimOne(ann);
    const headers = { 'Idempotency-Key': randomUUID() };
    const submit = () =>
      ann.call.post(
        `/v1/labeling/leases/${lease.lease_id}/submit`,
        { response: { category: 'yes' }, undo_seconds: 1, time_spent_secs: 7 },
        { headers },
      );
    const marked = ok(await submit());
    assert.ok(Date.parse(marked.submit_at) - Date.now() < 2000);
    assert.deepEqual(ok(await submit()), marked);
    assert.equal((await task(id)).status, 'pending');
    assert.equal((await work(ann)).leases[0].submit_at, marked.submit_at);
    for (const verb of ['heartbeat', 'release', 'skip', 'submit', 'draft'])
      assertLost(await on(ann, lease, verb, { response: { category: 'no' } }), /submitted under it already/);
    await answered(id);
    const { response, attempts } = await task(id);
    assert.equal(response.category, 'yes');
    assert.ok(!attempts || attempts.length === 1);
    const [answer] = ok(await ann.call.get('/v1/labeling/answers?limit=1')).answers;
    assert.deepEqual([answer.task_id, answer.time_spent_secs], [id, 7]);
    assertLost(await on(ann, lease, 'take_back'), /submitted under it already/);
    assert.deepEqual(await work(ann), { leases: [], drafts: [] });
  });

  it('takes a submit back: the task is as it was', async () => {
    const id = (await create()).task_id;
    const lease = await claimOne(ann, { lease_seconds: 60 });
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 30 }));
    assertLost(await on(bob, lease, 'take_back'), /somebody else/);
    const back = ok(await on(ann, lease, 'take_back'));
    assert.equal(back.submit_at, undefined);
    assert.ok(Date.parse(back.expires_at) - Date.now() <= 60_000);
    ok(await on(ann, lease, 'take_back'));
    const { draft, draft_version } = ok(await ann.call.get(`/v1/labeling/leases/${lease.lease_id}`));
    assert.deepEqual(draft, { category: 'yes' });
    ok(await save(ann, lease, 'no', draft_version));
    ok(await on(ann, lease, 'submit', { response: { category: 'no' } }));
    assert.equal((await task(id)).response.category, 'no');
  });

  it('checks the answer at once, and refuses undo_seconds out of bounds', async () => {
    await create();
    const lease = await claimOne(ann);
    const wrong = await on(ann, lease, 'submit', { response: { category: 'x' }, undo_seconds: 8 });
    assert.equal(wrong.status, 400);
    assert.match(wrong.json.error, /category/);
    for (const undo_seconds of [-1, 61, 0.5, 'a']) {
      const answer = await on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds });
      assert.match(answer.json.error, /undo_seconds/);
    }
    ok(await save(ann, lease, 'yes', 0));
  });

  it('submits after a kill -9 in between, also when the lease would have been over', async () => {
    const id = (await create()).task_id;
    const lease = await claimOne(ann, { lease_seconds: 1 });
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 2 }));
    await s.server.kill();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await s.server.restart();
    await answered(id);
    assert.equal((await task(id)).response.category, 'yes');
  });

  it('a canceled task takes its postponed submit with it', async () => {
    const id = (await create()).task_id;
    const lease = await claimOne(ann);
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 1 }));
    ok(await s.live.post(`/v1/task/${id}/cancel`));
    assertLost(await on(ann, lease, 'take_back'), /canceled/);
    const other = (await create()).task_id;
    ok(await on(ann, await claimOne(ann), 'submit', { response: { category: 'no' }, undo_seconds: 1 }));
    await answered(other);
    assert.equal((await task(id)).status, 'canceled');
  });

  it('shows own answers with their task, and until when they may be corrected', async () => {
    const attachment = 'http://a.example/7.png';
    const id = (await create({ attachment, instruction: 'Is it?' })).task_id;
    ok(await on(ann, await claimOne(ann), 'submit', { response: { category: 'yes' } }));
    const path = `/v1/labeling/answers/${id}`;
    const listed = ok(await ann.call.get('/v1/labeling/answers?limit=1')).answers[0];
    const shown = [{ attachment, url: `${path}/attachments/0` }];
    assert.deepEqual(
      [listed.task_id, listed.type, listed.instruction, listed.response, listed.attachments, listed.correctable_until],
      [id, 'categorization', 'Is it?', { category: 'yes' }, shown, undefined],
    );
    const one = ok(await ann.call.get(path));
    assert.deepEqual([one.task.params.categories, one.task.unique_id], [['yes', 'no', 'maybe'], undefined]);
    await createProject(s, 'mending', 'categorization', { correction_seconds: 3600 });
    await moveToProject(s, 'mending', [id]);
    const { correctable_until, submitted_at } = ok(await ann.call.get(path));
    assert.equal(Date.parse(correctable_until) - Date.parse(submitted_at), 3600_000);
    assert.equal((await bob.call.get(path)).status, 404);
    assert.equal((await bob.call.get(`${path}/attachments/0`)).status, 404);
    assert.equal((await ann.call.get(`${path}/attachments/1`)).status, 404);
    assert.equal((await ann.call.get('/v1/labeling/answers/missing')).status, 404);
  });
});
