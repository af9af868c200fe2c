/** The next task, held while its labeler still works on another; and how far he is. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';
import { qualityKit } from './quality-kit.ts';

suite('a task ahead', (s) => {
  const { create, claim, claimOne, on, answer, clear } = labeling(s);
  const { project, real, quality } = qualityKit(s);
  let ann: Person;
  let bob: Person;

  before(async () => {
    [ann, bob] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
  });
  beforeEach(clear);

  const several = async (count: number): Promise<string[]> => {
    const ids = [];
    for (let i = 0; i < count; i++) ids.push((await create()).task_id);
    return ids;
  };
  const ahead = async (who: Person, more: object = {}) => (await claim(who, { ahead: true, ...more })).leases;
  const today = async (who: Person, since = new Date(Date.now() - 3600_000).toISOString()) =>
    ok(await who.call.get(`/v1/labeling/today?since=${encodeURIComponent(since)}`));

  it('counts no time before its labeler begins with it', async () => {
    await several(3);
    const [lease] = await ahead(ann);
    const kept = ok(await on(ann, lease, 'heartbeat', { ahead: true }));
    assert.equal(kept.active_secs, 0);
    assert.ok(Date.parse(kept.expires_at) > Date.parse(lease.expires_at));
    const begun = ok(await on(ann, lease, 'heartbeat'));
    assert.equal(begun.active_secs, 0, 'it begins now');
    const later = await until(
      async () => ok(await on(ann, lease, 'heartbeat')),
      ({ active_secs }) => active_secs > 0,
    );
    assert.ok(later.active_secs <= (Date.now() - Date.parse(begun.claimed_at)) / 1000);
    for (const wrong of [1, 'yes', []]) {
      const refused = await on(ann, lease, 'heartbeat', { ahead: wrong });
      assert.deepEqual([refused.status, /ahead/.test(refused.json.error)], [400, true]);
    }
  });

  it('leaves the last one that waits to others', async () => {
    const ids = await several(2);
    const first = await claimOne(ann);
    const none = await claim(ann, { ahead: true });
    assert.deepEqual([none.leases, none.waiting.pending], [[], 1]);
    const other = await claimOne(bob);
    assert.deepEqual([first.task_id, other.task_id].sort(), ids.sort());
    await several(2);
    assert.equal((await ahead(ann, { limit: 5 })).length, 1, 'all but the last');
  });

  it('never goes to two, and comes back when it is given back or over', async () => {
    const ids = await several(8);
    const leases = (await Promise.all([ann, bob, ann, bob].map((who) => ahead(who)))).flat();
    const taken = leases.map(({ task_id }: { task_id: string }) => task_id);
    assert.equal(new Set(taken).size, 4);
    ok(await on(ann, leases[0], 'release'));
    const again = await claimOne(bob);
    assert.ok(ids.includes(again.task_id));
    const [short] = await ahead(ann, { lease_seconds: 1 });
    const found = await until(
      () => claim(bob, { limit: 10 }),
      ({ leases: all }) => all.some(({ task_id }: { task_id: string }) => task_id === short.task_id),
    );
    assert.ok(found);
    assertLost(await on(ann, short, 'heartbeat'), /./);
  });

  it('is never one of a course, whose answers decide what comes next', async () => {
    const name = await project('course ahead', { training_score: 0.9, evaluation_share: 0 });
    for (let i = 0; i < 4; i++) await real({ project: name });
    const { id } = await quality('training', name, { category: 'yes' });
    const only = { projects: [name] };
    assert.deepEqual(await ahead(ann, only), [], 'neither a training task nor what comes after it');
    const lease = await claimOne(ann, only);
    assert.equal(lease.task_id, id);
    assert.deepEqual(await ahead(ann, only), []);
    ok(await on(ann, lease, 'submit', { response: { category: 'yes' } }));
    assert.equal((await ahead(ann, only)).length, 1, 'after the course, any');
  });

  it('does not tell whether the task in hand is an evaluation task', async () => {
    const name = await project('hidden ahead', { evaluation_share: 0.5 });
    for (let i = 0; i < 2; i++) await real({ project: name });
    const { id } = await quality('evaluation', name, { category: 'yes' });
    const only = { projects: [name] };
    const shown = new Map<boolean, unknown>();
    for (let i = 0; i < 40 && shown.size < 2; i++) {
      const [who] = (await createPeople(s, ['labeler'])) as [Person];
      const lease = await claimOne(who, only);
      const next = await claim(who, { ...only, ahead: true });
      const { left } = await today(who);
      shown.set(lease.task_id === id, { leases: next.leases.length, waiting: next.waiting, left });
      for (const one of [lease, ...next.leases]) ok(await on(who, one, 'release'));
    }
    assert.equal(shown.size, 2, 'one began with an evaluation task, and one did not');
    assert.deepEqual(shown.get(true), shown.get(false));
  });

  it('tells what is left and what was given today', async () => {
    await several(3);
    const { submitted, left } = await today(bob);
    assert.equal(left, 3);
    await answer(bob, 'yes');
    const late = await claimOne(bob);
    ok(await on(bob, late, 'submit', { response: { category: 'no' }, undo_seconds: 8 }));
    assert.deepEqual(await today(bob), { submitted: submitted + 2, left: 1 }, 'also what can still be taken back');
    ok(await on(bob, late, 'take_back', {}));
    assert.deepEqual(await today(bob), { submitted: submitted + 1, left: 1 });
    assert.equal((await today(bob, new Date(Date.now() + 60_000).toISOString())).submitted, 0);
    for (const since of ['', 'soon', '2026-02-30']) {
      const refused = await bob.call.get(`/v1/labeling/today?since=${since}`);
      assert.deepEqual([refused.status, /since/.test(refused.json.error)], [400, true], since);
    }
    assert.equal((await bob.call.get('/v1/labeling/today')).status, 400);
  });
});
