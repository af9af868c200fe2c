/** What choices say of attachments, orders nobody can learn, and ranks: for any of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rankingLikeness } from '../../task-types/comparison/ranking.ts';
import { blindOrder, letterOf, sidesOf } from '../../task-types/comparison/sides.ts';
import { moved, orderIn, placed, turned } from '../../web/kit/ranking/order.ts';

const all = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('choices that speak of attachments', () => {
  it('are understood as letters, numbers and places, in any order of the choices', () => {
    for (const names of [
      ['A', 'B'],
      ['option_a', 'Option B'],
      ['Image 1', 'image 2'],
      ['response 0', 'response 1'],
      ['left', 'right'],
      ['Left is better', 'right is better'],
      ['the first one', 'the second one'],
      ['Prefer A', 'prefer B'],
    ]) {
      assert.deepEqual(sidesOf(names, 2), [0, 1], names.join());
      assert.deepEqual(sidesOf([...names, 'Tie'].reverse(), 2), ['tie', 1, 0], names.join());
    }
    assert.deepEqual(sidesOf(['left', 'middle', 'right', 'about the same'], 3), [0, 1, 2, 'tie']);
    assert.deepEqual(sidesOf(['A', 'B', 'cannot say'], 2), [0, 1, undefined]);
  });

  it('are any other choices where not each attachment has one of its own', () => {
    for (const names of [
      ['yes', 'no'],
      ['A', 'no'],
      ['A', 'a', 'B'],
      ['A', 'B', 'C'],
      ['I', 'am'],
    ]) {
      assert.ok(
        sidesOf(names, 2).every((side) => side === undefined),
        names.join(),
      );
    }
  });

  it('of any number of attachments', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 26 }), fc.constantFrom('', 'Response '), (count, word) => {
        const names = all(count).map((index) => word + letterOf(index));
        assert.deepEqual(sidesOf(names, count), all(count));
        assert.deepEqual(
          sidesOf(
            all(count).map((index) => `${word}${index + 1}`),
            count,
          ),
          all(count),
        );
      }),
    );
  });
});

describe('an order that nobody can learn', () => {
  it('has each attachment once, and is the same for one task', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.string(), (count, seed) => {
        const order = blindOrder(count, seed);
        assert.deepEqual(
          order.toSorted((a, b) => a - b),
          all(count),
        );
        assert.deepEqual(blindOrder(count, seed), order);
      }),
    );
  });

  it('puts each of them in each place about as often, over ids that follow each other', () => {
    for (const count of [2, 3]) {
      const times = new Map<string, number>();
      for (let i = 0; i < 3000; i++) {
        const order = blindOrder(count, (0x6b04d36f0790001e70344c6cn + BigInt(i)).toString(16)).join();
        times.set(order, (times.get(order) ?? 0) + 1);
      }
      const even = 3000 / (count === 2 ? 2 : 6);
      for (const [order, seen] of times) assert.ok(Math.abs(seen - even) < even * 0.25, `${order}: ${seen}`);
    }
  });
});

describe('ranks', () => {
  const some = fc.integer({ min: 2, max: 12 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      order: fc.subarray(all(count)),
      item: fc.integer({ min: 0, max: count - 1 }),
    }),
  );

  it('each item has one rank at most, whatever is done; by key twice is as never', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: -2, max: 14 }), ({ count, order, item }, at) => {
        for (const next of [placed(order, item, at), turned(order, item, count), moved(order, item, at)]) {
          assert.equal(new Set(next).size, next.length);
          assert.deepEqual(orderIn(next, count), next);
        }
        assert.equal(
          placed(order, item, at).indexOf(item),
          Math.min(Math.max(at, 0), order.filter((one) => one !== item).length),
        );
        const once = turned(order, item, count);
        assert.equal(once.includes(item), !order.includes(item));
        if (!order.includes(item) && once.length < count) assert.deepEqual(turned(once, item, count), order);
      }),
    );
  });

  it('by keys, the last needs none', () => {
    assert.deepEqual(turned([2], 0, 3), [2, 0, 1]);
    assert.deepEqual(orderIn([1, 1, 7, 'x', 0.5, -1, 0], 3), [1, 0]);
    assert.deepEqual(orderIn('no order', 3), []);
  });

  it('agree as far as their pairs are in the same order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 12 }), (order) => {
        assert.equal(rankingLikeness(order, order), 1);
        assert.equal(rankingLikeness(order, order.toReversed()), 0);
        const other = order.toSorted();
        assert.equal(rankingLikeness(order, other), rankingLikeness(other, order));
      }),
    );
    assert.equal(rankingLikeness([0, 1, 2], [0, 2, 1]), 2 / 3);
    assert.equal(rankingLikeness(undefined, [0, 1]), 0);
  });
});
