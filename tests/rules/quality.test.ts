import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isBelowBar, isEvaluationDue, poolKey, qualityRules } from '../../src/rules/quality.ts';
import { likeness, likenessTo, vote } from '../../task-types/agreement.ts';

const POOL = { project: 'p', type: 'comparison' };
const positions = (user: string, share: number, most: number): number[] =>
  Array.from({ length: most }, (_, n) => n).filter((n) => isEvaluationDue(user, POOL, n, share));

describe('when an evaluation task is due', () => {
  it('in exactly one of every 1/share tasks, whatever the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.string(), (thousandths, user) => {
        const share = thousandths / 1000;
        const most = 2000;
        const found = positions(user, share, most);
        // The last block may have its own outside.
        assert.ok(Math.abs(found.length - most * share) <= 1, `${found.length} of ${most} for ${share}`);
        for (const [i, n] of found.entries()) {
          assert.ok(n >= Math.ceil(i / share - 1e-9) && n < Math.ceil((i + 1) / share - 1e-9), `${i}: ${n}`);
        }
      }),
    );
  });

  it('never with a share of 0, always with 1', () => {
    assert.deepEqual(positions('u', 0, 100), []);
    assert.equal(positions('u', 1, 100).length, 100);
  });

  it('at places that differ from labeler to labeler, and are the same when asked again', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((user) => positions(user, 0.1, 200).join());
    assert.equal(new Set(all).size, all.length);
    assert.equal(positions('a', 0.1, 200).join(), all[0]);
    assert.ok(new Set(positions('a', 0.1, 200).map((n) => n % 10)).size > 1, 'not every tenth');
  });
});

describe('the bar', () => {
  const rules = qualityRules({ quality: { bar: 0.7, scored_before_bar: 3 } });
  it('holds once enough answers are scored, and not at the bar itself', () => {
    assert.equal(isBelowBar({ scored: 2, scoreSum: 0 }, rules), false);
    assert.equal(isBelowBar({ scored: 3, scoreSum: 2 }, rules), true);
    assert.equal(isBelowBar({ scored: 3, scoreSum: 0.7 + 0.7 + 0.7 }, rules), false);
    assert.equal(isBelowBar({ scored: 100, scoreSum: 0 }, qualityRules({})), false, 'there is none by default');
  });

  it('has the defaults that are documented', () => {
    const defaults = { evaluationShare: 0.1, bar: undefined, scoredBeforeBar: 5, trainingScore: 0 };
    assert.deepEqual(qualityRules({}), defaults);
    assert.deepEqual(qualityRules({ quality: {} }), defaults);
  });
});

it('pools are told apart by project and type', () => {
  const keys = [POOL, { ...POOL, project: null }, { ...POOL, type: 'categorization' }, { project: 'p:q', type: 'a' }];
  assert.equal(new Set(keys.map(poolKey)).size, keys.length);
});

describe('how right an answer is', () => {
  it('a choice is right or wrong, in any order of a list; the parts are averaged', () => {
    const choice = vote((answer) => answer.choice);
    const length = likeness((a, b) => Math.min(Number(a.n), Number(b.n)) / Math.max(Number(a.n), Number(b.n)));
    assert.equal(likenessTo({ choice: ['a', 'b'] }, { choice: ['b', 'a'] }, [choice]), 1);
    assert.equal(likenessTo({ choice: 'a' }, { choice: 'b' }, [choice]), 0);
    assert.equal(likenessTo({ choice: 'a', n: 1 }, { choice: 'a', n: 2 }, [choice, length]), 0.75);
    assert.equal(likenessTo({ x: 1, y: 2 }, { y: 2, x: 1 }, []), 1);
    assert.equal(likenessTo({ x: 1 }, { x: 2 }, []), 0);
  });
});
