import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createMint } from '../../src/ids.ts';
import { firstIdAt, isTaskId, lastIdAt } from '../../src/rules/task-id.ts';

it('ids rise strictly and say their time, whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1_500_000_000_000, max: 1_500_000_000_050 }), { maxLength: 300 }),
      (clock) => {
        let at = 0;
        const mint = createMint(() => clock[at++ % clock.length] ?? 1_500_000_000_000);
        let last = '';
        for (let i = 0; i < 300; i++) {
          const { id, at: ms } = mint();
          assert.ok(isTaskId(id));
          assert.ok(id > last);
          assert.ok(firstIdAt(ms) <= id && id <= lastIdAt(ms));
          assert.equal(Number.parseInt(id.slice(0, 8), 16), Math.floor(ms / 1000));
          last = id;
        }
      },
    ),
    { numRuns: 50 },
  );
});

it('goes on in the next millisecond when one is full', () => {
  const mint = createMint(() => 1_500_000_000_999);
  const ids = Array.from({ length: 10_000 }, mint);
  assert.equal(new Set(ids.map(({ id }) => id)).size, 10_000);
  assert.deepEqual(
    ids.map(({ id }) => id).toSorted(),
    ids.map(({ id }) => id),
  );
  assert.equal(ids.at(-1)!.at, 1_500_000_001_001);
});
