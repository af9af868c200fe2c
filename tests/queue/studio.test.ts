/** Assignments, groups and the order of batches govern who claims what, and when. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, onStore, type Person } from './people.ts';

suite('work that is assigned', (s) => {
  const { create, claim, claimOne, on, clear } = labeling(s);
  let ann: Person;
  let bob: Person;
  let cat: Person;
  let manager: Person;
  let n = 0;

  const assign = async (verb: 'add' | 'remove', who: Person[], ...projects: string[]) =>
    ok(await s.live.post(`/v1/studio/assignments/${verb}`, { emails: who.map(({ email }) => email), projects }));
  const project = async (): Promise<string> => {
    const name = `project ${n++}`;
    ok(await s.live.post('/v1/projects', { type: 'categorization', name }));
    return name;
  };
  const batch = async (of: string): Promise<string> => {
    const name = `batch ${n++}`;
    ok(await s.live.post('/v1/batches', { project: of, name }));
    return name;
  };
  const group = async (of: string, ...who: Person[]): Promise<string> => {
    const body = { emails: who.map(({ email }) => email), name: `group ${n++}` };
    return ok(await s.live.post(`/v1/studio/projects/${encodeURIComponent(of)}/groups`, body)).name;
  };
  const setGroups = async (of: string, ...groups: string[]) =>
    ok(await s.live.put(`/v1/studio/batches/${encodeURIComponent(of)}`, { groups }));
  /** The ids of all that somebody gets, in order; he lets go of it. */
  const taken = async (who: Person, body: object = {}): Promise<string[]> => {
    const { leases } = await claim(who, { limit: 10, ...body });
    for (const lease of leases) ok(await on(who, lease, 'release'));
    return leases.map(({ task_id }: { task_id: string }) => task_id);
  };
  const ids = async (fields: object, count = 1): Promise<string[]> => {
    const made: string[] = [];
    for (let i = 0; i < count; i++) made.push((await create(fields)).task_id);
    return made;
  };
  /** Until the queue has followed. */
  const settled = () =>
    onStore(s, (store) =>
      until(
        async () => {
          const due = 'select (select count(*) from batches where queue_due = 1)';
          return Number((await store.all(due, []))[0]![0]);
        },
        (due) => due === 0,
      ),
    );

  before(async () => {
    [manager] = (await createPeople(s, ['manager'])) as [Person];
  });
  beforeEach(async () => {
    await clear();
    [ann, bob, cat] = (await createPeople(s, ['labeler', 'labeler', 'labeler'])) as [Person, Person, Person];
  });

  it('goes to those assigned, who get nothing else; the others get what is nobody’s', async () => {
    const [p, q] = [await project(), await project()];
    const [inP] = await ids({ project: p });
    const [inQ] = await ids({ project: q });
    const [inNone] = await ids({});
    assert.deepEqual(await taken(bob), [inP, inQ, inNone], 'before anybody is assigned, all is for all');
    const shown = await assign('add', [ann], p);
    assert.deepEqual([shown[ann.email], shown[bob.email]], [[p], []]);
    assert.deepEqual(await taken(ann), [inP]);
    assert.deepEqual(await taken(bob), [inQ, inNone]);
    assert.deepEqual(await taken(manager), [inP, inQ, inNone], 'who runs the queue sees all of it');
    const [later] = await ids({ project: p });
    assert.deepEqual(await taken(ann), [inP, later]);
    assert.deepEqual(await taken(bob), [inQ, inNone]);

    await assign('add', [ann, bob], q);
    assert.deepEqual(await taken(ann), [inP, inQ, later]);
    assert.deepEqual(await taken(bob), [inQ]);
    assert.deepEqual(await taken(cat), [inNone]);

    await assign('remove', [ann], p);
    assert.deepEqual(await taken(ann), [inQ]);
    assert.deepEqual(await taken(cat), [inP, inNone, later], 'with nobody left it is for all again');
    await assign('remove', [ann, bob], q);
    assert.deepEqual(await taken(ann), [inP, inQ, inNone, later]);
  });

  it('is counted as waiting for whom it waits', async () => {
    const p = await project();
    await assign('add', [ann, bob], p);
    await ids({ project: p }, 3);
    await ids({}, 2);
    await claimOne(bob);
    assert.deepEqual((await claim(ann)).waiting, { pending: 1, held_by_others: 1 });
    assert.deepEqual((await claim(cat)).waiting, { pending: 1, held_by_others: 0 });
    assert.equal((await claim(manager)).waiting.pending, 1);
    await assign('remove', [ann, bob], p);
  });

  it('is found by the filters of a claim, and never around an assignment', async () => {
    const [p, q] = [await project(), await project()];
    const b = await batch(p);
    await assign('add', [ann], p);
    const [plain] = await ids({ project: p });
    const [inB] = await ids({ project: p, batch: b });
    const [other] = await ids({ project: q });
    assert.deepEqual(await taken(ann, { projects: [p] }), [plain, inB]);
    assert.deepEqual(await taken(ann, { projects: [q] }), []);
    assert.deepEqual(await taken(ann, { batches: [b] }), [inB]);
    assert.deepEqual(await taken(ann, { batches: [b, 'none'], types: ['categorize'] }), [inB]);
    assert.deepEqual(await taken(ann, { types: ['comparison'] }), []);
    assert.deepEqual(await taken(bob, { projects: [p] }), []);
    assert.deepEqual(await taken(bob, { projects: [p, q] }), [other]);
    assert.deepEqual(await taken(bob, { batches: [b] }), []);
    assert.deepEqual(await taken(manager, { projects: [p] }), [plain, inB]);
    assert.deepEqual(await taken(manager, { batches: [b] }), [inB]);
    assert.deepEqual(await taken(manager, { types: ['comparison'] }), []);
    assert.deepEqual(await taken(manager), [plain, inB, other]);
    await assign('remove', [ann], p);
  });

  it('of a batch with groups goes to these alone', async () => {
    const p = await project();
    const b = await batch(p);
    await assign('add', [ann, bob], p);
    const [inB] = await ids({ project: p, batch: b });
    const [plain] = await ids({ project: p });
    const night = await group(p, ann);
    const day = await group(p, bob);
    assert.deepEqual((await setGroups(b, night)).groups, [night]);
    assert.deepEqual(await taken(ann), [inB, plain]);
    assert.deepEqual(await taken(bob), [plain]);
    assert.deepEqual(await taken(bob, { batches: [b] }), []);
    assert.deepEqual(await taken(cat), []);
    assert.deepEqual(await taken(manager), [inB, plain]);
    const [later] = await ids({ project: p, batch: b });
    assert.deepEqual(await taken(bob), [plain]);
    await setGroups(b, night, day);
    assert.deepEqual(await taken(bob), [inB, plain, later]);
    const path = `/v1/studio/projects/${encodeURIComponent(p)}/groups/${encodeURIComponent(day)}`;
    ok(await s.live.put(path, { remove_emails: [bob.email] }));
    assert.deepEqual(await taken(bob), [plain]);
    await setGroups(b);
    assert.deepEqual(await taken(bob), [inB, plain, later], 'without groups it is for all assigned');
    await assign('remove', [ann, bob], p);
    assert.deepEqual(await taken(cat), [inB, plain, later]);
  });

  it('of a batch with groups is theirs again when it is recalled from the completed batch', async () => {
    const p = await project();
    const [b, c] = [await batch(p), await batch(p)];
    await assign('add', [ann, bob], p);
    const [night] = [await group(p, ann)];
    await setGroups(b, night);
    const made = [...(await ids({ project: p, batch: b })), ...(await ids({ project: p, batch: c }))];
    for (const lease of (await claim(ann, { limit: 2 })).leases) {
      ok(await on(ann, lease, 'submit', { response: { category: 'no' } }));
    }
    for (const name of [b, c]) {
      await until(
        async () => ok(await s.live.get(`/v1/batches/${encodeURIComponent(name)}`)).status,
        (status) => status === 'completed',
      );
    }
    for (const id of made) ok(await s.live.post(`/v1/task/${id}/recall`));
    assert.deepEqual(await taken(ann), made);
    assert.deepEqual(await taken(bob), [made[1]]);
    assert.deepEqual(await taken(bob, { batches: [b, c] }), [made[1]]);
    assert.deepEqual(await taken(manager), made);
    await setGroups(c, night);
    assert.deepEqual(await taken(bob), []);
    assert.deepEqual(await taken(ann), made);
    await assign('remove', [ann, bob], p);
  });

  it('of a batch that is staging opens to its groups, and to those assigned', async () => {
    const p = await project();
    const make = async (name: string) =>
      ok(await s.live.post('/v1/batches', { project: p, name, calibration_batch: true })).name as string;
    const [b, c] = [await make(`staged ${n++}`), await make(`staged ${n++}`)];
    await assign('add', [ann, bob], p);
    const [inB] = await ids({ project: p, batch: b });
    const [inC] = await ids({ project: p, batch: c });
    await setGroups(b, await group(p, ann));
    assert.deepEqual(await taken(ann), []);
    for (const name of [b, c]) ok(await s.live.post(`/v1/batches/${encodeURIComponent(name)}/finalize`));
    assert.deepEqual(await taken(ann), [inB, inC]);
    assert.deepEqual(await taken(bob), [inC]);
    assert.deepEqual(await taken(cat), []);
    await assign('remove', [ann, bob], p);
  });

  it('comes in the order of the batches that was set, in one project and over several', async () => {
    const [p, q] = [await project(), await project()];
    const [a, b, c] = [await batch(p), await batch(q), await batch(p)];
    const [inA] = await ids({ project: p, batch: a });
    const [inB] = await ids({ project: q, batch: b });
    const [inC] = await ids({ project: p, batch: c });
    const [urgent] = await ids({ project: p, batch: a, priority: 30 });
    await assign('add', [ann], p, q);
    const pending = async () =>
      ok(await s.live.get('/v1/studio/batches')).map(({ name }: { name: string }) => name) as string[];
    const order = async (...first: string[]) => {
      const rest = (await pending()).filter((name) => !first.includes(name));
      const body = { batches: [...first, ...rest].map((name) => ({ name })) };
      const answer = ok(await s.live.post('/v1/studio/batches/set_priorities', body));
      const names = answer.map(({ name }: { name: string }) => name);
      assert.deepEqual(names, [...first, ...rest]);
      assert.deepEqual(
        answer.map((one: { studioPriority: number }) => one.studioPriority),
        names.map((_: string, i: number) => i + 1),
      );
      await settled();
    };
    assert.deepEqual(await taken(ann), [urgent, inA, inB, inC]);
    await order(c, b, a);
    assert.deepEqual(await taken(ann), [urgent, inC, inB, inA], 'a task’s own priority goes before');
    assert.deepEqual(await taken(manager), [urgent, inC, inB, inA]);
    await order(b, a, c);
    assert.deepEqual(await taken(ann), [urgent, inB, inA, inC]);
    const [soon] = await ids({ project: p, batch: a });
    assert.deepEqual(await taken(ann), [urgent, inB, inA, soon, inC], 'new tasks have the place of their batch');
    const late = await batch(p);
    ok(await s.live.post(`/v1/batches/${encodeURIComponent(late)}/prioritize`, { priority: 30 }));
    const [inLate] = await ids({ project: p, batch: late });
    assert.deepEqual((await taken(ann)).at(-1), inLate, 'batches made later come last');
    ok(await s.live.post('/v1/studio/batches/reset_priorities'));
    await settled();
    assert.deepEqual(await taken(ann), [urgent, inLate, inA, inB, inC, soon]);
    await assign('remove', [ann], p, q);
  });

  it('is followed by thousands of tasks that wait, a part at once and the rest soon', async () => {
    const p = await project();
    const items = Array.from({ length: 1200 }, () => ({
      type: 'categorization',
      attachment: 'http://a.example/1.png',
      categories: ['yes', 'no'],
      project: p,
    }));
    ok(await s.live.post('/v1/tasks/bulk', items));
    await assign('add', [ann], p);
    assert.deepEqual(await taken(bob), [], 'at once, also what has not moved yet');
    await until(
      async () => (await claim(ann, { lease_seconds: 1 })).waiting.pending,
      (pending) => pending >= 990,
    );
    await assign('remove', [ann], p);
    await until(
      async () => (await claim(bob, { lease_seconds: 1 })).waiting.pending,
      (pending) => pending >= 990,
    );
    ok(await s.live.post('/v1/tasks/cancel', { filter: { project: p, status: 'pending' } }));
  });

  it('leaves the queue when all who are assigned have skipped it', async () => {
    const p = await project();
    await assign('add', [ann, bob], p);
    const [id] = await ids({ project: p });
    ok(await on(ann, await claimOne(ann), 'skip'));
    assert.deepEqual(ok(await s.live.get('/v1/labeling/skipped')).tasks, []);
    ok(await on(bob, await claimOne(bob), 'skip'));
    assert.equal(ok(await s.live.get('/v1/labeling/skipped')).tasks[0].task_id, id);
    ok(await s.live.post(`/v1/labeling/tasks/${id}/requeue`, { forget_skips: true }));
    assert.deepEqual(await taken(cat), [], 'put back for those assigned');
    assert.deepEqual(await taken(bob), [id]);
    await assign('remove', [ann, bob], p);
  });

  it('ends with the membership of the team', async () => {
    const p = await project();
    const [id] = await ids({ project: p });
    await assign('add', [ann], p);
    ok(await s.live.post('/v1/teams/remove', { emails: [ann.email] }));
    assert.equal(ann.email in ok(await s.live.get('/v1/studio/assignments')), false);
    assert.deepEqual(await taken(bob), [id]);
  });

  it('is never handed to two, nor to one it is not for, while assignments change', async () => {
    const p = await project();
    const made = new Set(await ids({ project: p }, 40));
    await assign('add', [ann], p);
    const got = new Map<string, string>();
    const work = async (who: Person) => {
      for (let i = 0; i < 30; i++) {
        for (const lease of (await claim(who, { limit: 2 })).leases) {
          assert.equal(got.has(lease.task_id), false, 'twice');
          got.set(lease.task_id, who.email);
        }
      }
    };
    await Promise.all([
      work(ann),
      work(bob),
      work(cat),
      (async () => {
        for (let i = 0; i < 5; i++) {
          await assign('add', [bob], p);
          await assign('remove', [bob], p);
        }
      })(),
    ]);
    assert.deepEqual(new Set(got.keys()), made);
    assert.equal([...got.values()].includes(cat.email), false, 'somebody was always assigned, and never he');
    await assign('remove', [ann], p);
  });
});
