import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { LIFETIME, MOST_TRIES, nextTry, PAUSES } from '../../src/rules/callback-schedule.ts';
import { FAILURES_TO_OPEN, isAlive, isOpen, pauseAfter } from '../../src/rules/circuit.ts';
import { KEPT_BYTES, keptText } from '../../src/rules/kept-text.ts';
import { parseRetryAfter } from '../../src/rules/retry-after.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const HOUR = 3_600_000;

it('begins with 5 s, 30 s, 2 min, 5 min, 15 min and makes 20 tries within 24 hours, whatever the chance', () => {
  assert.deepEqual(
    PAUSES.slice(0, 5).map((ms) => ms / 1000),
    [5, 30, 120, 300, 900],
  );
  assert.equal(MOST_TRIES, 20);
  fc.assert(
    fc.property(fc.array(random, { minLength: 19, maxLength: 19 }), (chances) => {
      let now = 0;
      chances.forEach((chance, i) => {
        const next = nextTry({ tries: i + 1, createdAt: 0, now, retryAfter: undefined, random: chance })!;
        const pause = PAUSES[i]!;
        assert.ok(next - now <= pause && next - now >= pause * 0.8 - 1);
        now = next;
      });
      assert.ok(now <= LIFETIME && now > 19 * HOUR, `${now}`);
      assert.equal(nextTry({ tries: 20, createdAt: 0, now, retryAfter: undefined, random: 0 }), undefined);
    }),
  );
});

it('Retry-After wins, is at least a second, and never leads past the 24 hours', () => {
  const wait = fc.option(fc.integer({ min: 0, max: 100 * 24 * HOUR }), { nil: undefined });
  const tries = fc.integer({ min: 1, max: 25 });
  fc.assert(
    fc.property(tries, fc.integer({ min: 0, max: 2 * LIFETIME }), wait, random, (made, now, retryAfter, chance) => {
      const next = nextTry({ tries: made, createdAt: 0, now, retryAfter, random: chance });
      if (made >= MOST_TRIES || now >= LIFETIME) return assert.equal(next, undefined);
      assert.ok(next! > now && next! <= LIFETIME);
      if (retryAfter !== undefined) assert.equal(next, Math.min(now + Math.max(retryAfter, 1000), LIFETIME));
    }),
  );
});

it('reads Retry-After as seconds or as any of the three HTTP dates, and nothing else', () => {
  const now = Date.UTC(1994, 10, 6, 8, 49, 0);
  const cases: [string | undefined, number | undefined][] = [
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
    ['Sun Nov  6 08:49:37 1994', 37_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e9', undefined],
    ['12345678901', undefined],
    ['1994-11-06', undefined],
    ['Sun, 99 Nov 1994 08:49:37 GMT', undefined],
    ['soon', undefined],
  ];
  for (const [header, expected] of cases) assert.equal(parseRetryAfter(header, now), expected, header);
  fc.assert(fc.property(fc.string(), (text) => (parseRetryAfter(text, now) ?? 0) >= 0));
});

it('the circuit opens at five failures in a row, with pauses that grow to ten minutes', () => {
  assert.equal(FAILURES_TO_OPEN, 5);
  assert.deepEqual(
    [0, 1, 4, 5, 6, 7, 12, 100, 5000].map((failures) => pauseAfter(failures, 0) / 1000),
    [0, 0, 0, 5, 10, 20, 600, 600, 600],
  );
  fc.assert(
    fc.property(fc.nat(), random, (failures, chance) => {
      const pause = pauseAfter(failures, chance);
      assert.equal(pause > 0, isOpen(failures));
      assert.ok(pause <= 600_000 && pause >= pauseAfter(failures, 0) * 0.8 - 1);
    }),
  );
  const alive = [200, 204, 301, 400, 401, 404, 410, 422];
  const unwell = [null, 408, 425, 429, 500, 502, 503, 504];
  assert.deepEqual(alive.map(isAlive), Array(8).fill(true));
  assert.deepEqual(unwell.map(isAlive), Array(8).fill(false));
});

it('kept text holds no NUL and no half of a character, and what is short and well-formed is kept as it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = keptText(bytes);
      assert.ok(!text.includes('\0') && text.isWellFormed());
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = keptText(Buffer.from(text));
      assert.equal(kept, text.toWellFormed().replaceAll('\0', '\ufffd'));
    }),
  );
  assert.equal(keptText(Buffer.from('é'.repeat(KEPT_BYTES))).length, KEPT_BYTES / 2);
  assert.equal(keptText(Buffer.from(`a${'é'.repeat(KEPT_BYTES)}`)).length, KEPT_BYTES / 2);
  assert.equal(keptText(Buffer.from([0xff, 0xfe, 0x41])), '\ufffd\ufffdA');
});
