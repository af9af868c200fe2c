import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { isInShare, NO_RULES, needsReview, workRules } from '../../src/rules/agreement.ts';

const id = fc.stringMatching(/^[0-9a-f]{24}$/);

it('takes a share of ids that is as large as asked for, and grows with it', () => {
  const ids = Array.from({ length: 4000 }, (_, i) => i.toString(16).padStart(24, '0'));
  for (const share of [0.1, 0.5, 0.9]) {
    const taken = ids.filter((one) => isInShare(one, share)).length / ids.length;
    assert.ok(Math.abs(taken - share) < 0.05, `${taken} of ${share}`);
  }
  fc.assert(
    fc.property(id, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
      assert.equal(isInShare(one, 0), false);
      assert.equal(isInShare(one, 1), true);
      if (isInShare(one, share)) assert.equal(isInShare(one, Math.min(1, share + 0.1)), true);
    }),
  );
});

it('reviews ties, answers below the agreement asked for, and nothing else without rules', () => {
  const below = { ...NO_RULES, reviewBelow: 0.8 };
  assert.equal(needsReview('a', { agreement: null, tie: false }, NO_RULES), false);
  assert.equal(needsReview('a', { agreement: 0, tie: false }, NO_RULES), false);
  assert.equal(needsReview('a', { agreement: 0.5, tie: true }, NO_RULES), true);
  assert.equal(needsReview('a', { agreement: 0.79, tie: false }, below), true);
  assert.equal(needsReview('a', { agreement: 0.8, tie: false }, below), false);
  assert.equal(needsReview('a', { agreement: null, tie: false }, below), false, 'one answer agrees with itself');
});

it('reads the settings of a project, and takes what they do not say as zero', () => {
  assert.deepEqual(workRules({}), NO_RULES);
  assert.deepEqual(workRules({ review: null, correction_seconds: 'long' }), NO_RULES);
  assert.deepEqual(workRules({ review: { share: 0.2, below_agreement: 0.7 }, correction_seconds: 60 }), {
    reviewShare: 0.2,
    reviewBelow: 0.7,
    correctionSeconds: 60,
  });
});
