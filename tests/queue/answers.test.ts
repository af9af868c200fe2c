import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, createProject, moveToProject, onStore, type Person } from './people.ts';

suite('answers of several labelers, corrections, and what is in the picture', (s) => {
  const { create, claim, claimOne, on, answer, task, clear } = labeling(s);
  let people: Person[];
  let manager: Person;

  before(async () => {
    people = await createPeople(s, Array(4).fill('labeler'));
    [manager] = (await createPeople(s, ['manager'])) as [Person];
  });
  beforeEach(clear);

  it('asks different labelers, and answers with the majority and all attempts', async () => {
    const { task_id, responses_required } = await create({ responses_required: 3 });
    assert.equal(responses_required, 3);
    const [ann, bob, cyd] = people as [Person, Person, Person];
    ok(await on(ann, await claimOne(ann), 'submit', { response: { category: 'no' }, time_spent_secs: 3 }));
    assert.deepEqual((await claim(ann)).leases, [], 'nobody answers twice');
    await answer(bob, 'yes');
    const before = await task(task_id);
    assert.equal(before.status, 'pending');
    assert.equal('attempts' in before, false, 'the third labels blind');
    const lease = await claimOne(cyd);
    assert.equal(JSON.stringify(lease).includes(ann.userId), false);
    ok(await on(cyd, lease, 'submit', { response: { category: 'yes' } }));
    const done = await task(task_id);
    assert.equal(done.status, 'completed');
    assert.deepEqual(done.response, { category: 'yes' });
    assert.deepEqual(
      done.attempts.map((a: { labeler: string; response: object }) => [a.labeler, a.response]),
      [
        [ann.userId, { category: 'no' }],
        [bob.userId, { category: 'yes' }],
        [cyd.userId, { category: 'yes' }],
      ],
    );
    assert.equal(done.attempts[0].time_spent_secs, 3);
  });

  it('takes responses_required of a text collection from its params, and refuses wrong ones', async () => {
    const fields = [{ type: 'text', field_id: 'note', title: 'Note', required: true }];
    const body = { attachments: [{ type: 'text', content: 'x' }], fields };
    const made = ok(await s.live.post('/v1/task/textcollection', { ...body, responses_required: 2 }));
    assert.equal(made.params.responses_required, 2);
    for (const [who, note] of [
      [people[0]!, 'a black cat'],
      [people[1]!, 'a black hat'],
    ] as const) {
      ok(await on(who, await claimOne(who), 'submit', { response: { annotations: { note } } }));
    }
    const done = await task(made.task_id);
    assert.equal(done.status, 'completed', 'nearly the same is no tie');
    assert.deepEqual(done.response, { annotations: { note: 'a black cat' } });
    for (const responses_required of [0, 101, 'many', 1.5]) {
      for (const path of ['textcollection', 'categorization']) {
        const refused = await s.live.post(`/v1/task/${path}`, {
          ...body,
          attachment: 'x',
          categories: ['a'],
          responses_required,
        });
        assert.equal(refused.status, 400);
        assert.match(refused.json.error, /"responses_required"/);
      }
    }
  });

  it('takes no more answers than it asked for, whoever submits at once', async () => {
    const { task_id } = await create({ responses_required: 2 });
    const leases = await Promise.all(people.map(async (who) => ({ who, claimed: await claim(who) })));
    const held = leases.flatMap(({ who, claimed }) =>
      claimed.leases.map((lease: { lease_id: string }) => ({ who, lease })),
    );
    assert.equal(held.length, 2);
    const sent = await Promise.all(
      held.flatMap(({ who, lease }) => [1, 2].map(() => on(who, lease, 'submit', { response: { category: 'no' } }))),
    );
    assert.deepEqual(sent.map(({ status }) => status).sort(), [200, 200, 409, 409]);
    const done = await task(task_id);
    assert.equal(done.status, 'completed');
    assert.equal(done.attempts.length, 2);
  });

  it('lets a labeler correct his answer for as long as the project says, and tells the requester', async () => {
    const receiver = await startReceiver();
    const [ann, bob] = people as [Person, Person];
    await createProject(s, 'corrected', 'categorization', { correction_seconds: 3600 });
    const { task_id } = await create({ callback_url: `${receiver.url}/cb` });
    await moveToProject(s, 'corrected', [task_id]);
    await answer(ann, 'no');
    const path = `/v1/labeling/answers/${task_id}/correct`;
    assert.match((await ann.call.post(path, { response: { category: 'cow' } })).json.error, /"category"/);
    assert.equal((await bob.call.post(path, { response: { category: 'yes' } })).status, 404);
    const corrected = ok(await ann.call.post(path, { response: { category: 'yes' } }));
    assert.deepEqual(corrected.response, { category: 'yes' });
    const done = await task(task_id);
    assert.deepEqual(done.response, { category: 'yes' });
    assert.deepEqual(done.prior_responses, [{ category: 'no' }]);
    assert.equal(done.customer_review_status, 'fixed');
    const due = await callbacksOf(task_id);
    assert.deepEqual(due, ['completed', 'audit']);
    ok(await s.live.post(`/v1/task/${task_id}/audit`, { accepted: true }));
    const late = await ann.call.post(path, { response: { category: 'no' } });
    assert.equal(late.status, 400);
    assert.match(late.json.error, /reviewed since/);
    await receiver.close();
  });

  it('allows no correction without a project that does', async () => {
    const { task_id } = await create();
    await answer(people[0]!, 'no');
    const refused = await people[0]!.call.post(`/v1/labeling/answers/${task_id}/correct`, {
      response: { category: 'yes' },
    });
    assert.equal(refused.status, 400);
    assert.match(refused.json.error, /0 seconds/);
    assert.deepEqual((await task(task_id)).response, { category: 'no' });
    assert.equal((await manager.call.post('/v1/labeling/answers/x/correct', { response: {} })).status, 404);
  });

  it('refuses shapes outside a picture of known size, and takes them where padding is asked for', async () => {
    const geometries = {
      box: { objects_to_annotate: ['cow'] },
      polygon: { objects_to_annotate: ['cow'] },
      point: { objects_to_annotate: ['cow'] },
    };
    const box = (left: number, top: number, width: number, height: number) => ({
      annotations: [{ uuid: 'u', type: 'box', label: 'cow', left, top, width, height }],
    });
    const shape = (rest: object) => ({ annotations: [{ uuid: 'u', label: 'cow', ...rest }] });
    const [ann] = people as [Person];
    const made = ok(
      await s.live.post('/v1/task/imageannotation', { attachment: 'http://a.example/1.png', geometries }),
    );
    const padded = ok(
      await s.live.post('/v1/task/imageannotation', { attachment: 'http://a.example/1.png', geometries, padding: 5 }),
    );
    await measure(made.task_id, 640, 480);
    await measure(padded.task_id, 640, 480);
    const [lease, free] = (await claim(ann, { limit: 2 })).leases;
    const wrong = [
      box(-1, 0, 10, 10),
      box(0, 0, 641, 10),
      box(0, 471, 10, 10),
      box(1e9, 0, 10, 10),
      shape({
        type: 'polygon',
        vertices: [
          { x: 0, y: 0 },
          { x: 5, y: 5 },
          { x: 5, y: 481 },
        ],
      }),
      shape({ type: 'point', x: 641, y: 3 }),
      shape({ type: 'polygon', vertices: [{ x: 1, y: 1 }] }),
      shape({ type: 'point', x: null, y: 3 }),
      shape({ type: 'box', left: 0, top: 0, width: -5, height: 5 }),
      { annotations: [{ ...box(0, 0, 5, 5).annotations[0], label: 'horse' }] },
    ];
    for (const response of wrong) {
      const refused = await on(ann, lease, 'submit', { response });
      assert.equal(refused.status, 400, JSON.stringify(response));
      assert.match(refused.json.error, /"annotations\.0/);
    }
    const nan = await ann.call.post(`/v1/labeling/leases/${lease.lease_id}/submit`, undefined, {
      raw: '{"response":{"annotations":[{"uuid":"u","type":"point","label":"cow","x":1e999,"y":NaN}]}}',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(nan.status, 400);
    ok(await on(ann, free, 'submit', { response: box(-4, 0, 10, 10) }));
    ok(await on(ann, lease, 'submit', { response: box(0, 0, 640, 480) }));
    assert.equal((await task(made.task_id)).status, 'completed');
  });

  const callbacksOf = (taskId: string): Promise<string[]> =>
    onStore(s, async (store) => {
      const sql = 'select reason from callbacks where account_id = 1 and task_id = ? order by callback_id';
      return (await store.all(sql, [taskId])).map(([reason]) => String(reason));
    });

  /** What the fetch of the attachment would find out. */
  const measure = (taskId: string, width: number, height: number): Promise<void> =>
    onStore(s, (store) =>
      store.write(async (tx) => {
        await tx.run("delete from attachments where account_id = 1 and mode = 'live' and task_id = ?", [taskId]);
        await tx.run(
          `insert into attachments (account_id, mode, task_id, n, type, state, host, next_at, created_at, width, height, url)
            values (1, 'live', ?, 0, 'imageannotation', 'ok', 'http://a.example', 0, 0, ?, ?, 'http://a.example/1.png')`,
          [taskId, width, height],
        );
      }),
    );
});
