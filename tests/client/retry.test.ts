import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPassing, pauseOf, retryAfterOf, sleep } from '../../client/src/retry.ts';

describe('when the client asks again', () => {
  it('pauses longer each time, never more than 20 s, and by chance up to half of it shorter', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), chance, (tries, random) => {
        const longest = Math.min(250 * 2 ** (tries - 1), 20_000);
        const pause = pauseOf(tries, random);
        // Up to half, half included: so the largest number below 1 rounds, and Math.random may give it.
        assert.ok(pause <= longest && pause >= longest / 2, `${tries} ${random}: ${pause}`);
      }),
      { examples: [[1, 1 - 2 ** -53]] },
    );
    assert.equal(pauseOf(1, 0), 250);
    assert.equal(pauseOf(3, 0.5), 750);
    assert.equal(pauseOf(100, 1 - 2 ** -53), 10_000);
  });

  it('reads Retry-After as seconds or as a date', () => {
    const now = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seconds) => {
        assert.equal(retryAfterOf(String(seconds), now), seconds);
        assert.equal(retryAfterOf(new Date(now + seconds * 1000).toUTCString(), now), seconds);
        assert.equal(retryAfterOf(new Date(now - seconds * 1000).toUTCString(), now), 0);
      }),
    );
    for (const text of [null, '', 'soon', '-1', '1.5', '2026-01-01', '1e3'])
      assert.equal(retryAfterOf(text, now), undefined);
  });

  it('takes 429 and what is wrong with the server for passing', () => {
    const passing = [429, 500, 502, 503, 504, 507];
    const staying = [200, 302, 400, 401, 403, 404, 409, 413, 501, 505];
    assert.deepEqual([...passing, ...staying].filter(isPassing), passing);
  });

  it('ends a pause with the reason of the signal, and leaves nothing behind on it', async () => {
    await assert.rejects(sleep(1e9, AbortSignal.abort(new Error('before'))), /before/);
    const stop = new AbortController();
    const pause = sleep(Number.POSITIVE_INFINITY, stop.signal);
    stop.abort(new Error('meanwhile'));
    await assert.rejects(pause, /meanwhile/);
    await sleep(1, new AbortController().signal);
  });
});
