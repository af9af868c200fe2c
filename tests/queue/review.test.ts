import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { assertLost, labeling, ok } from './labeling.ts';
import { createPeople, createProject, moveToProject, onStore, type Person } from './people.ts';

suite('review, audit and recall', (s) => {
  const { create, claim, claimOne, on, answer, task, clear } = labeling(s);
  let ann: Person;
  let bob: Person;
  let member: Person;
  let manager: Person;
  const REVIEW = { kind: 'review' };

  before(async () => {
    const people = await createPeople(s, ['labeler', 'labeler', 'member', 'manager']);
    [ann, bob, member, manager] = people as [Person, Person, Person, Person];
    await createProject(s, 'all', 'categorization', { review: { share: 1 } });
    await createProject(s, 'half', 'categorization', { review: { share: 0.5 } });
    await createProject(s, 'agreeing', 'categorization', { review: { below_agreement: 0.9 } });
  });
  beforeEach(clear);

  /** A task whose answer waits for a reviewer. */
  const reviewed = async (category = 'no', fields: object = {}) => {
    const made = await create(fields);
    await moveToProject(s, 'all', [made.task_id]);
    await answer(ann, category);
    return made.task_id as string;
  };

  it('keeps an answer pending until somebody else has accepted it', async () => {
    const task_id = await reviewed();
    const waiting = await task(task_id);
    assert.equal(waiting.status, 'pending');
    assert.equal('response' in waiting, false);
    assert.deepEqual((await claim(bob)).leases, [], 'there is nothing to label');
    const lease = await claimOne(member, REVIEW);
    assert.equal(lease.kind, 'review');
    assert.deepEqual(lease.response, { category: 'no' });
    assert.deepEqual(
      lease.answers.map((a: { labeler: string; response: object }) => [a.labeler, a.response]),
      [[ann.userId, { category: 'no' }]],
    );
    assert.deepEqual((await claim(manager, REVIEW)).waiting, { pending: 0, held_by_others: 1 });
    assert.equal((await on(member, lease, 'submit', { response: { category: 'no' } })).status, 400);
    const done = ok(await on(member, lease, 'review', { decision: 'accept', comments: 'good' }));
    assert.equal(done.status, 'completed');
    assert.deepEqual(done.response, { category: 'no' });
    const [audit] = done.audits;
    assert.deepEqual([audit.audited_by, audit.audit_result, audit.audit_source], [member.email, 'accepted', 'scale']);
    assert.equal('customer_review_status' in done, false, 'the customer has not spoken');
    assertLost(await on(member, lease, 'review', { decision: 'accept' }), /review was given/);
  });

  it('never gives a review to the one who answered', async () => {
    const made = await create();
    await moveToProject(s, 'all', [made.task_id]);
    await answer(manager, 'yes');
    assert.deepEqual(await claim(manager, REVIEW), { leases: [], waiting: { pending: 1, held_by_others: 0 } });
    assert.equal((await claimOne(member, REVIEW)).task_id, made.task_id);
  });

  it('completes with the reviewer’s response, checked, and keeps the former', async () => {
    const task_id = await reviewed('no');
    const lease = await claimOne(manager, REVIEW);
    assert.match((await on(manager, lease, 'review', { decision: 'fix' })).json.error, /"response" is required/);
    assert.match(
      (await on(manager, lease, 'review', { decision: 'fix', response: { category: 'cow' } })).json.error,
      /"category"/,
    );
    assert.match((await on(manager, lease, 'review', { decision: 'shrug' })).json.error, /"decision"/);
    ok(await on(manager, lease, 'review', { decision: 'fix', response: { category: 'maybe' } }));
    const done = await task(task_id);
    assert.deepEqual(done.response, { category: 'maybe' });
    assert.deepEqual(done.prior_responses, [{ category: 'no' }]);
    assert.equal(done.audits[0].audit_result, 'fixed');
  });

  it('sends a rejected answer back to others, with the comments, and reviews the next one', async () => {
    const task_id = await reviewed('no');
    ok(await on(member, await claimOne(member, REVIEW), 'review', { decision: 'reject', comments: 'look again' }));
    assert.equal((await task(task_id)).status, 'pending');
    assert.deepEqual((await claim(ann)).leases, [], 'never the same labeler');
    const [rejected] = ok(await ann.call.get('/v1/labeling/answers?limit=1')).answers;
    assert.deepEqual([rejected.state, rejected.review_comments], ['rejected', 'look again']);
    assert.deepEqual((await claim(member)).leases, [], 'a reviewer does not label what he reviewed');
    await answer(bob, 'yes');
    ok(await on(member, await claimOne(member, REVIEW), 'review', { decision: 'accept' }));
    const done = await task(task_id);
    assert.deepEqual(done.response, { category: 'yes' });
    assert.deepEqual(
      done.audits.map((a: { audit_result: string }) => a.audit_result),
      ['rejected', 'accepted'],
    );
  });

  it('reviews ties of answers, in any project or none', async () => {
    const { task_id } = await create({ responses_required: 2 });
    await answer(ann, 'yes');
    await answer(bob, 'no');
    assert.equal((await task(task_id)).status, 'pending');
    const lease = await claimOne(manager, REVIEW);
    assert.equal(lease.agreement, 0.5);
    assert.equal('attempts' in (await task(task_id)), false);
    assert.equal(lease.answers.length, 2);
    ok(await on(manager, lease, 'review', { decision: 'fix', response: { category: 'no' } }));
    const done = await task(task_id);
    assert.deepEqual(done.response, { category: 'no' });
    assert.equal(done.attempts.length, 2);
  });

  it('reviews answers that agree less than the project asks for, and asks for as many again when rejected', async () => {
    const [made, agreed] = [await create({ responses_required: 3 }), await create({ responses_required: 3 })];
    await moveToProject(s, 'agreeing', [made.task_id, agreed.task_id]);
    for (const [who, category] of [
      [ann, 'yes'],
      [bob, 'yes'],
      [member, 'no'],
    ] as const) {
      const leases = (await claim(who, { limit: 2 })).leases;
      ok(await on(who, leases[0], 'submit', { response: { category } }));
      ok(await on(who, leases[1], 'submit', { response: { category: 'maybe' } }));
    }
    assert.equal((await task(agreed.task_id)).status, 'completed');
    assert.equal((await task(made.task_id)).status, 'pending');
    const lease = await claimOne(manager, REVIEW);
    assert.deepEqual([lease.task_id, lease.response], [made.task_id, { category: 'yes' }]);
    ok(await on(manager, lease, 'review', { decision: 'reject' }));
    assert.equal('attempts' in (await task(made.task_id)), false);
    const fresh = await createPeople(s, ['labeler', 'labeler', 'labeler']);
    for (const who of fresh) await answer(who, 'no');
    assert.deepEqual((await task(made.task_id)).response, { category: 'no' });
    assert.equal((await task(made.task_id)).attempts.length, 3);
  });

  it('reviews the share that the project asks for', async () => {
    const made = await Promise.all(Array.from({ length: 24 }, () => create()));
    await moveToProject(
      s,
      'half',
      made.map((t) => t.task_id),
    );
    for (let i = 0; i < made.length; i++) await answer(ann, 'yes');
    const states = await Promise.all(made.map(async ({ task_id }) => (await task(task_id)).status));
    const completed = states.filter((status) => status === 'completed').length;
    assert.ok(completed > 0 && completed < made.length, `${completed} of ${made.length}`);
    assert.equal((await claim(manager, REVIEW)).waiting.pending, made.length - completed - 1);
  });

  it('cancels a task in review, and skips, releases and ends reviews', async () => {
    const task_id = await reviewed();
    ok(await on(member, await claimOne(member, REVIEW), 'skip', { reason: 'not my field' }));
    assert.deepEqual((await claim(member, REVIEW)).leases, []);
    ok(await on(manager, await claimOne(manager, REVIEW), 'release'));
    const lease = await claimOne(manager, REVIEW);
    ok(await s.live.post(`/v1/task/${task_id}/cancel`));
    assertLost(await on(manager, lease, 'review', { decision: 'accept' }), /canceled/);
  });

  it('audits a completed task as Scale does', async () => {
    const { task_id } = await create();
    const early = await s.live.post(`/v1/task/${task_id}/audit`, { accepted: true });
    assert.equal(early.status, 400);
    assert.match(early.json.error, /Only a completed task can be audited/);
    await answer(ann, 'yes');
    for (const body of [
      {},
      { accepted: null },
      { accepted: 'perhaps' },
      { decision: 'fix' },
      { accepted: true, response: {} },
    ]) {
      const refused = await s.live.post(`/v1/task/${task_id}/audit`, body);
      assert.equal(refused.status, 400, JSON.stringify(body));
      assert.match(refused.json.error, /"(accepted|response)"/);
    }
    const accepted = ok(await s.live.post(`/v1/task/${task_id}/audit`, { accepted: true, comments: null }));
    assert.equal(accepted.customer_review_status, 'accepted');
    assert.equal(accepted.customer_reviewed_by, 'admin@localhost');
    const rejected = ok(await s.live.post(`/v1/task/${task_id}/audit`, { accepted: false, comments: 'blurry' }));
    assert.equal(rejected.customer_review_status, 'rejected');
    assert.deepEqual(rejected.customer_review_comments, ['blurry']);
    assert.equal(rejected.status, 'completed');
    assert.deepEqual(
      rejected.audits.map((a: { audit_result: string; audit_source: string }) => [a.audit_result, a.audit_source]),
      [
        ['accepted', 'customer'],
        ['rejected', 'customer'],
      ],
    );
    assert.equal(rejected.customer_audited_at, rejected.audits[1].audited_at);
    assert.equal(ok(await s.live.get('/v1/tasks?customer_review_status=rejected')).total, 1);
    assert.match(
      (await s.live.post(`/v1/task/${task_id}/audit`, { decision: 'fix', response: { category: 'cow' } })).json.error,
      /"category"/,
    );
    const fixed = ok(await s.live.post(`/v1/task/${task_id}/audit`, { decision: 'fix', response: { category: 'no' } }));
    assert.deepEqual(
      [fixed.customer_review_status, fixed.response, fixed.prior_responses],
      ['fixed', { category: 'no' }, [{ category: 'yes' }]],
    );
  });

  it('recalls a completed task: answered anew, with the former answer as draft and prior response', async () => {
    const { task_id } = await create({ callback_url: 'requester@example.com' });
    assert.equal((await s.live.post(`/v1/task/${task_id}/recall`)).status, 400);
    await answer(ann, 'yes');
    const pending = ok(await s.live.post(`/v1/task/${task_id}/recall`));
    assert.equal(pending.status, 'pending');
    assert.equal('response' in pending || 'completed_at' in pending, false);
    assert.deepEqual(pending.prior_responses, [{ category: 'yes' }]);
    assert.equal(ok(await s.live.get('/v1/tasks?status=completed&limit=1')).docs[0]?.task_id === task_id, false);
    const lease = await claimOne(ann);
    assert.deepEqual([lease.task_id, lease.draft], [task_id, { category: 'yes' }]);
    ok(await on(ann, lease, 'submit', { response: { category: 'maybe' } }));
    const done = await task(task_id);
    assert.deepEqual([done.status, done.response], ['completed', { category: 'maybe' }]);
    const reasons = await onStore(s, (store) =>
      store.all('select reason from callbacks where account_id = 1 and task_id = ? order by callback_id', [task_id]),
    );
    assert.deepEqual(reasons.flat(), ['completed', 'recall', 'completed']);
  });
});
