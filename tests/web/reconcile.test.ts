import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { JsonObject } from '../../task-types/kit.ts';
import { reconcile } from '../../web/app/draft/reconcile.ts';
import { summaryOf } from '../../web/app/previous/summary.ts';
import { change, startHistory } from '../../web/kit/history.ts';

const [START, A, B, C]: JsonObject[] = [{}, { category: 'a' }, { category: 'b' }, { category: 'c' }];
/** The steps start, a, b. */
const history = change(change(startHistory(START!), A!), B!);
const copyOf = (version: number, isSaved: boolean) => ({ history, version, isSaved, at: 0 });

it('a task opens with what is newest, and with both where neither is', () => {
  const fresh = reconcile({ version: 0 }, undefined, START!);
  assert.deepEqual([fresh.history.present, fresh.isKept], [START, true]);
  assert.deepEqual(reconcile({ draft: C, version: 4 }, undefined, START!).history.present, C);

  const same = reconcile({ draft: { ...B }, version: 4 }, copyOf(3, false), START!);
  assert.deepEqual([same.history, same.version, same.isKept], [history, 4, true]);
  const newer = reconcile({ draft: C, version: 4 }, copyOf(3, true), START!);
  assert.deepEqual([newer.history.present, newer.isKept, newer.theirs], [C, true, undefined]);
  const ahead = reconcile({ draft: A, version: 3 }, copyOf(3, false), START!);
  assert.deepEqual([ahead.history, ahead.version, ahead.isKept, ahead.theirs], [history, 3, false, undefined]);
  const never = reconcile({ version: 0 }, copyOf(0, false), START!);
  assert.deepEqual([never.history, never.version, never.isKept], [history, 0, false]);
  const apart = reconcile({ draft: C, version: 4 }, copyOf(3, false), START!);
  assert.deepEqual([apart.history, apart.isKept, apart.theirs], [history, false, { value: C, version: 4 }]);
});

it('an answer is told by its labels or its values', () => {
  const cow = { label: 'cow' };
  assert.equal(summaryOf({ annotations: [cow, { label: 'calf' }, cow] }), '2 cow, calf');
  assert.equal(summaryOf({ annotations: ['a', 'b', 'c', 'd', 'e'].map((label) => ({ label })) }), 'a, b, c, 2 more');
  assert.equal(summaryOf({ annotations: [] }), 'nothing marked');
  assert.equal(summaryOf({ category: ['yes', 'no'] }), 'yes, no');
  assert.equal(summaryOf(undefined), '');
});
