import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { byteRange } from '../../src/net/byte-range.ts';

const whole = Array.from({ length: 200 }, (_, n) => n);
const size = fc.integer({ min: 0, max: 200 });
const at = fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined });

it('is the part that RFC 9110 means, whatever is asked for', () => {
  fc.assert(
    fc.property(size, at, at, (n, from, to) => {
      const file = whole.slice(0, n);
      const part = byteRange(`bytes=${from ?? ''}-${to ?? ''}`, n);
      const isNone = n === 0 || (from === undefined && to === undefined);
      if (isNone) return assert.deepEqual(part, { status: 200, length: n });
      const wanted =
        from === undefined
          ? to === 0
            ? []
            : file.slice(-to!)
          : file.slice(from, to === undefined ? undefined : to + 1);
      if (wanted.length === 0) return assert.deepEqual(part, { status: 416, range: `bytes */${n}` });
      assert.equal(part.status, 206);
      if (part.status !== 206) return;
      assert.deepEqual(file.slice(part.start, part.end + 1), wanted);
      assert.equal(part.length, wanted.length);
      assert.equal(part.range, `bytes ${wanted[0]}-${wanted.at(-1)}/${n}`);
    }),
  );
});

it('takes what is no single range for the whole', () => {
  for (const range of [undefined, '', 'bytes=0-1,3-4', 'bytes=x', 'lines=0-1', 'bytes=-', 'bytes=1.5-2']) {
    assert.deepEqual(byteRange(range, 10), { status: 200, length: 10 }, range);
  }
});
