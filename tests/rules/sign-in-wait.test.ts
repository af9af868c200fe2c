import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { charged, LIMITS, networkOf, type Tries, waitOf } from '../../src/rules/sign-in-wait.ts';

const NONE: Tries = { fails: 0, waitsUntil: 0, lastAt: 0 };
const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

/** The waits of so many tries, each as soon as it may be. */
function waits(limit: (typeof LIMITS)[keyof typeof LIMITS], tries: number): number[] {
  let [row, now] = [NONE, NOW];
  return Array.from({ length: tries }, () => {
    row = charged(row, limit, now);
    const wait = waitOf(row, now);
    now += wait;
    return wait;
  });
}

it('waits grow from the sixth try on, to a quarter of an hour and no further', () => {
  const pair = waits(LIMITS.pair, 20).map((wait) => wait / 1000);
  assert.deepEqual(pair.slice(0, 9), [0, 0, 0, 0, 2, 4, 8, 16, 32]);
  assert.equal(pair.at(-1), 15 * 60);
});

it('leaves a guesser few tries a day, over all addresses that he has', () => {
  const perDay = (limit: (typeof LIMITS)[keyof typeof LIMITS]) => {
    let total = 0;
    let tries = 0;
    for (const wait of waits(limit, 5000)) {
      total += wait;
      if (total > 24 * HOUR) break;
      tries++;
    }
    return tries;
  };
  assert.ok(perDay(LIMITS.pair) < 120, 'one address, one user');
  assert.ok(perDay(LIMITS.user) < 1600, 'a thousand addresses, one user');
});

it('forgets after a while, and never waits longer than it says', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 * HOUR), { maxLength: 50 }), (pauses) => {
      for (const limit of Object.values(LIMITS)) {
        let [row, now] = [NONE, NOW];
        for (const pause of pauses) {
          row = charged(row, limit, now);
          assert.ok(waitOf(row, now) <= limit.mostMs);
          now += pause;
        }
        assert.equal(charged(row, limit, row.lastAt + limit.forgetMs + 1).fails, 1);
      }
    }),
  );
});

it('one network of IPv6 is one address, and an address is one in each of its spellings', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
  for (const same of ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff:0:0:1', '2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::']) {
    assert.equal(networkOf(same), '2001:db8:1:2::/64', same);
  }
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.notEqual(networkOf('2001:db8:1:3::1'), networkOf('2001:db8:1:2::1'));
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
});
