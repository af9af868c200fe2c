import assert from 'node:assert/strict';
import { it } from 'node:test';
import { differences, MadeNames } from '../../src/rules/answers-differ.ts';

const differ = (then: unknown, now: unknown, names = new MadeNames()) =>
  differences(JSON.stringify(then), JSON.stringify(now), names);

it('takes ids and times that the server made for the same, and knows them again in later answers', () => {
  const names = new MadeNames();
  const [then, now] = ['6b04766c30c000610cc2865f', '6b04767204f0000cb570e357'];
  const [early, late] = ['2026-01-02T03:04:05.678Z', '2026-02-03T04:05:06.789Z'];
  assert.deepEqual(differ({ task_id: then, created_at: early }, { task_id: now, created_at: late }, names), []);
  assert.deepEqual(differ({ error: `It is task ${then}.` }, { error: `It is task ${now}.` }, names), []);
  assert.deepEqual(differ({ error: `It is task ${then}.` }, { error: 'It is another.' }, names).length, 1);
  assert.equal(names.translate(`/v1/task/${then}/cancel?a=${then}`), `/v1/task/${now}/cancel?a=${now}`);
});

it("holds what is the caller's own against what was recorded, also what is named like an id", () => {
  for (const place of ['metadata', 'params']) {
    const own = (value: string) => ({ [place]: { customer_id: value, nested: { key: value } } });
    assert.deepEqual(differ(own('customer-0001'), own('customer-0001')), []);
    assert.deepEqual(differ(own('customer-0001'), own('customer-0002')), [
      `$.${place}.customer_id: recorded "customer-0001", now "customer-0002"`,
      `$.${place}.nested.key: recorded "customer-0001", now "customer-0002"`,
    ]);
  }
  assert.equal(differ({ unique_id: 'cow-00001' }, { unique_id: 'cow-00002' }).length, 1);
});

it('names the place of whatever else differs', () => {
  assert.deepEqual(differ({ docs: [{ a: 1 }, { a: 2 }] }, { docs: [{ a: 1 }, { a: 3 }] }), [
    '$.docs[1].a: recorded 2, now 3',
  ]);
  assert.deepEqual(differ({ docs: [1] }, { docs: [] }), ['$.docs: recorded 1 elements, now 0']);
  assert.deepEqual(differ({ a: null }, {}), ['$.a: recorded null, now nothing']);
  assert.deepEqual(differences('a,b\n1,2026-01-02T03:04:05Z', 'a,b\n1,2027-01-02T03:04:05Z', new MadeNames()), []);
  assert.equal(differences('a,b', 'a,c', new MadeNames()).length, 1);
});
