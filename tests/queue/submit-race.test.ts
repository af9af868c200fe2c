/** Of a submit that waits and something else by the same person in the same instant one is refused. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 20);

suite('a submit and a change of mind at once', (s) => {
  const { create, claimOne, on, answered, clear, task } = labeling(s);
  let ann: Person;
  let manager: Person;

  before(async () => {
    [ann, manager] = (await createPeople(s, ['labeler', 'manager'])) as [Person, Person];
  });
  beforeEach(clear);

  for (const verb of ['release', 'skip'] as const) {
    it(`${verb}: one of the two holds, and the other is told`, async () => {
      const kept: string[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const id = (await create()).task_id;
        const lease = await claimOne(ann);
        const submit = () => on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 1 });
        const leave = () => on(ann, lease, verb);
        const ends = await Promise.all(i % 2 ? [leave(), submit()] : [submit(), leave()]);
        const [submitted, left] = i % 2 ? [ends[1]!, ends[0]!] : [ends[0]!, ends[1]!];
        assert.deepEqual([submitted.status, left.status].sort(), [200, 409]);
        const refused = submitted.status === 409 ? submitted : left;
        assert.equal(refused.json.code, 'lease_lost');
        if (submitted.status === 200) kept.push(id);
        else ok(await s.live.post(`/v1/task/${id}/cancel`));
      }
      for (const id of kept) assert.equal((await answered(id)).response.category, 'yes');
    });
  }

  it('a save or a heartbeat does not undo it: what was checked is what is given', async () => {
    const ids: string[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const id = (await create()).task_id;
      ids.push(id);
      const lease = await claimOne(ann, { lease_seconds: 5 });
      const [save, submit] = await Promise.all([
        on(ann, lease, 'draft', { response: { category: 'no' } }),
        on(ann, lease, 'submit', { response: { category: 'yes' }, undo_seconds: 1 }),
        on(ann, lease, 'heartbeat'),
      ]);
      assert.equal(submit.status, 200, submit.text);
      assert.ok(save.status === 200 || save.json.code === 'lease_lost', save.text);
      const held = ok(await manager.call.get('/v1/labeling/leases')).leases;
      const mine = held.find((one: { lease_id: string }) => one.lease_id === lease.lease_id);
      if (mine) assert.ok(Date.parse(mine.expires_at) - Date.now() > 3600_000, 'it is kept while it waits');
    }
    for (const id of ids) assert.equal((await answered(id)).response.category, 'yes');
    assert.equal((await task(ids[0]!)).status, 'completed');
  });
});
