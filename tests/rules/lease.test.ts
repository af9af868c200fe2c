import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { IDLE_GAP, isAlive, renewed, seenAtWork } from '../../src/rules/lease.ts';

const time = fc.integer({ min: 0, max: 10 * IDLE_GAP });

it('counts gaps up to five minutes as work, longer ones and steps back as none', () => {
  const at = { activeAt: 1000, activeMs: 7 };
  assert.deepEqual(seenAtWork(at, 1500), { activeAt: 1500, activeMs: 507 });
  assert.deepEqual(seenAtWork(at, 1000 + IDLE_GAP), { activeAt: 1000 + IDLE_GAP, activeMs: 7 + IDLE_GAP });
  assert.deepEqual(seenAtWork(at, 1001 + IDLE_GAP), { activeAt: 1001 + IDLE_GAP, activeMs: 7 });
  assert.deepEqual(seenAtWork(at, 900), at);
});

it('never counts more work than time has passed, nor less than before', () => {
  fc.assert(
    fc.property(fc.array(time), (times) => {
      const first = { activeAt: 0, activeMs: 0 };
      const end = times.reduce(seenAtWork, first);
      assert.ok(end.activeMs <= Math.max(0, ...times));
      assert.ok(times.length === 0 || end.activeMs >= times.slice(0, -1).reduce(seenAtWork, first).activeMs);
    }),
  );
});

it('renews to the seconds from now, never to an earlier end', () => {
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 86_400 }), time, (expiresAt, seconds, now) => {
      const end = renewed({ expiresAt }, seconds, now);
      assert.ok(end >= expiresAt && end >= now + seconds * 1000);
      assert.ok(isAlive({ expiresAt: end, endedAt: null }, now));
    }),
  );
});

it('is over at its expiry, to the millisecond, and once it ended', () => {
  assert.equal(isAlive({ expiresAt: 10, endedAt: null }, 9), true);
  assert.equal(isAlive({ expiresAt: 10, endedAt: null }, 10), false);
  assert.equal(isAlive({ expiresAt: 10, endedAt: 5 }, 6), false);
});
