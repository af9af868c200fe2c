import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

suite('GET /v1/labeling/leases/{lease_id}', (s) => {
  const { create, claimOne, on } = labeling(s);
  let ann: Person;
  let bob: Person;

  before(async () => {
    [ann, bob] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
  });

  it('gives what the claim gave, with the draft', async () => {
    await create({ instruction: 'Is it?' });
    const lease = await claimOne(ann);
    const path = `/v1/labeling/leases/${lease.lease_id}`;
    assert.deepEqual(ok(await ann.call.get(path)), lease);
    ok(await on(ann, lease, 'draft', { response: { category: 'may' } }));
    const { draft, task, lease_id } = ok(await ann.call.get(path));
    assert.deepEqual([draft, task, lease_id], [{ category: 'may' }, lease.task, lease.lease_id]);

    assertLost(await bob.call.get(path), /held by somebody else/);
    assertLost(await s.live.get(path), /held by somebody else/);
    assert.equal((await s.test.get(path)).status, 404);
    assert.equal((await ann.call.get('/v1/labeling/leases/missing')).status, 404);
    ok(await on(ann, lease, 'release'));
    assertLost(await ann.call.get(path), /it was released/);
  });
});
