/** What became of one task, and by whom; tags of many. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { png } from '../kit/png.ts';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, createStranger, type Person } from '../queue/people.ts';

const PICTURE = png(3, 2);
const NOBODY = '576ba74eec471ff9b01557cc';

suite('the work on a task', (s) => {
  const { create, claimOne, on, answer, clear } = labeling(s);
  let ann: Person;
  let bob: Person;
  let cleo: Person;
  let manager: Person;
  before(async () => {
    [ann, bob, cleo, manager] = (await createPeople(s, ['labeler', 'labeler', 'labeler', 'manager'])) as [
      Person,
      Person,
      Person,
      Person,
    ];
  });
  const work = async (id: string) => ok(await manager.call.get(`/v1/task/${id}/work`));
  const events = async (id: string, query = '') => ok(await manager.call.get(`/v1/task/${id}/events?${query}`));

  it('shows every event, in order, with who did it, page by page', async () => {
    await clear();
    const { task_id } = await create({ priority: 30 });
    const lease = await claimOne(ann);
    ok(await on(ann, lease, 'draft', { response: { category: 'no' } }));
    ok(await on(ann, lease, 'submit', { response: { category: 'no' } }));
    ok(await manager.call.post(`/v1/task/${task_id}/audit`, { accepted: true, comments: 'fine' }));
    const all = (await events(task_id)).events;
    assert.deepEqual(
      all.map((one: { action: string }) => one.action),
      ['create task', 'claim task', 'submit answer', 'complete task', 'audit task'],
    );
    assert.deepEqual(all[1].by, { user_id: ann.userId, name: 'labeler', email: ann.email });
    assert.equal(all.at(-1).by.email, manager.email);
    assert.deepEqual(all.at(-1).after, { customer_review_status: 'accepted', comments: 'fine' });
    const walked = [];
    let query = 'limit=2';
    for (;;) {
      const page = await events(task_id, query);
      walked.push(...page.events);
      if (!page.has_more) break;
      query = `limit=2&next_token=${encodeURIComponent(page.next_token)}`;
    }
    assert.deepEqual(walked, all);
    assert.equal((await manager.call.get(`/v1/task/${task_id}/events?next_token=x`)).status, 400);
  });

  it('shows answers side by side, what is held, and what waits for a reviewer', async () => {
    await clear();
    const attachment = `data:image/png;base64,${PICTURE.toString('base64')}`;
    const { task_id } = await create({ responses_required: 3, priority: 30, attachment });
    await answer(ann, 'no');
    const lease = await claimOne(bob);
    ok(await on(bob, lease, 'draft', { response: { category: 'maybe' } }));
    const seen = await work(task_id);
    assert.deepEqual([seen.in_review, seen.out_of_queue, seen.leases.length], [false, false, 1]);
    assert.deepEqual([seen.leases[0].lease_id, seen.leases[0].labeler.email], [lease.lease_id, bob.email]);
    const [first, draft] = seen.answers;
    assert.deepEqual([first.state, first.labeler.email, first.response], ['submitted', ann.email, { category: 'no' }]);
    assert.deepEqual([draft.state, draft.labeler.email, 'response' in draft], ['draft', bob.email, false]);
    assert.ok(seen.response_schema);
    ok(await on(bob, lease, 'submit', { response: { category: 'no' } }));
    await answer(cleo, 'yes');
    const done = await work(task_id);
    assert.deepEqual(
      done.answers.map((one: { agreement: number }) => one.agreement),
      done.in_review ? [undefined, undefined, undefined] : [1, 1, 0.5],
    );
    const streamed = await s.live.get(`/v1/task/${task_id}/attachments/0`);
    assert.equal(streamed.status, 200);
    assert.equal(streamed.headers['content-type'], 'image/png');
    assert.equal((await s.live.get(`/v1/task/${task_id}/attachments/1`)).status, 404);
  });

  it('is not for labelers, nor for other accounts', async () => {
    const { task_id } = await create();
    const stranger = await createStranger(s);
    for (const what of ['work', 'events', 'attachments/0']) {
      assert.equal((await ann.call.get(`/v1/task/${task_id}/${what}`)).status, 403);
      assert.equal((await stranger.get(`/v1/task/${task_id}/${what}`)).status, 404);
      assert.equal((await manager.call.get(`/v1/task/${NOBODY}/${what}`)).status, 404);
    }
  });

  it('tags many tasks, by ids and by filter, and names what it refuses', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `t${i}`);
    const [one, two] = [(await create({ tags: ['bulk'] })).task_id, (await create({ tags: ['bulk'] })).task_id];
    const full = (await create({ tags: many })).task_id;
    const tag = (body: object) => s.live.post('/v1/tasks/tag', body);
    const refused = [
      { task_id: full, status_code: 400, error: 'Parameter is invalid, reason: "tags" must contain at most 50 items' },
      { task_id: NOBODY, status_code: 404, error: 'Task with that ID not found.' },
    ];
    const done = ok(await tag({ task_ids: [one, two, full, NOBODY], add: ['a', 'b'], remove: ['bulk'] }));
    assert.deepEqual(
      { ...done, refused: done.refused.toSorted((a: (typeof refused)[0]) => (a.task_id === full ? -1 : 1)) },
      { tagged: 2, already_tagged: 0, not_taggable: 1, not_found: 1, refused },
    );
    assert.deepEqual(ok(await s.live.get(`/v1/task/${one}`)).tags, ['a', 'b']);
    const again = ok(await tag({ filter: { tags: ['a'] }, add: ['b'] }));
    assert.deepEqual([again.tagged, again.already_tagged], [0, 2]);
    assert.deepEqual(ok(await tag({ filter: { tags: ['a'] }, remove: ['b', 'a'] })).tagged, 2);
    assert.equal('tags' in ok(await s.live.get(`/v1/task/${two}`)), false);
    for (const body of [
      { task_ids: [one] },
      { task_ids: [one], add: ['x'], remove: ['x'] },
      { add: ['x'] },
      { filter: {}, add: ['x'] },
    ]) {
      assert.equal((await tag(body)).status, 400, JSON.stringify(body));
    }
  });
});
