import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, it } from 'node:test';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { png } from '../kit/png.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { rowsOf } from '../kit/rows.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, createProject, createStranger, moveToProject } from '../queue/people.ts';

suite(
  'POST /v1/tasks/recheck',
  (s) => {
    let files: Receiver;
    before(async () => {
      files = await startReceiver();
      files.answer('/good.png', { body: png(8, 6) });
    });
    after(() => files.close());

    const item = (path: string, fields: object = {}) => ({
      type: 'imageannotation',
      ...BOX_TASK,
      attachment: files.url + path,
      ...fields,
    });
    const make = async (items: object[]): Promise<string[]> =>
      ok(await s.live.post('/v1/tasks/bulk', items)).results.map((result: { task_id: string }) => result.task_id);
    const task = async (id: string) => ok(await s.live.get(`/v1/task/${id}`));
    const reaches = (id: string, status: string) =>
      until(
        () => task(id),
        (t) => t.status === status,
      );
    const isReady = (id: string) =>
      until(
        () => task(id),
        (t) => t.processed_attachments.length > 0,
      );
    const count = async (query: string): Promise<number> => ok(await s.live.get(`/v1/tasks?limit=1&${query}`)).total;
    const reachCount = (query: string, n: number) =>
      until(
        () => count(query),
        (found) => found === n,
      );
    const recheck = async (body: object) => ok(await s.live.post('/v1/tasks/recheck', body));
    const events = async (id: string): Promise<string[]> =>
      (await rowsOf(s, 'select action from events where task_id = ? order by event_id', [id])).map(([a]) => String(a));

    it('brings a task the whole way: 404, error, the picture appears, recheck, pending, claimed, completed', async () => {
      files.answer('/late.png', { status: 404 });
      const [id] = await make([item('/late.png', { callback_url: `${files.url}/told`, unique_id: 'late' })]);
      const failed = await reaches(id!, 'error');
      assert.equal(failed.response.attachments[0].statusCode, 404);
      files.answer('/late.png', { body: png(20, 10) });
      const answer = await recheck({ task_ids: [id] });
      assert.deepEqual(answer, { rechecked: 1, not_errored: 0, not_found: 0, refused: [] });
      const ready = await isReady(id!);
      assert.equal(ready.status, 'pending');
      assert.equal('response' in ready, false);
      assert.equal(ready.unique_id, 'late');
      assert.equal(ready.processed_attachments[0].width, 20);
      const { claimOne, on } = labeling(s);
      const [labeler] = await createPeople(s, ['labeler']);
      const lease = await claimOne(labeler!, { types: ['imageannotation'] });
      assert.equal(lease.task_id, id);
      ok(await on(labeler!, lease, 'submit', { response: { annotations: [] } }));
      assert.equal((await task(id!)).status, 'completed');
      await files.waitForCount(2, (one) => one.path === '/told');
      const told = files.received.filter((one) => one.path === '/told').map((one) => one.json.status);
      assert.deepEqual(told, ['error', 'completed'], 'the recheck by itself calls nobody');
      const done = (await events(id!)).filter((action) => action !== 'deliver callback');
      assert.deepEqual(done, [
        'create task',
        'fail task',
        'recheck task',
        'claim task',
        'submit answer',
        'complete task',
      ]);
    });

    it('ends in error again while the picture is still missing, as often as it is asked', async () => {
      files.answer('/never.png', { status: 404 });
      const [id] = await make([item('/never.png')]);
      for (let round = 0; round < 3; round++) {
        await reaches(id!, 'error');
        assert.equal((await recheck({ task_ids: [id] })).rechecked, 1);
      }
      await reaches(id!, 'error');
      const failures = (await events(id!)).filter((action) => action === 'fail task');
      assert.equal(failures.length, 4);
    });

    it('does what a filter finds, and tells what of the rest is not errored', async () => {
      files.answer('/many.png', { status: 410 });
      await make(Array.from({ length: 520 }, () => item('/many.png', { tags: ['many'] })));
      const [good] = await make([item('/good.png', { tags: ['many'] })]);
      await reachCount('tags=many&status=error', 520);
      await isReady(good!);
      files.answer('/many.png', { body: png(5, 5) });
      const answer = await recheck({ filter: { tags: ['many'] } });
      assert.deepEqual([answer.rechecked, answer.not_errored, answer.not_found], [520, 1, 0]);
      const error = 'Only an errored task can be checked anew; this one is pending.';
      assert.deepEqual(answer.refused, [{ task_id: good, status_code: 400, error }]);
      const dated = 'start_time=2020-01-01';
      assert.equal(await count('status=error'), await count(`status=error&${dated}`), 'the counters');
      assert.equal(await count('status=pending'), await count(`status=pending&${dated}`), 'the counters');
      assert.equal(await count('tags=many&status=pending'), 521);
    });

    it('of two at once each task is brought back by one alone', async () => {
      files.answer('/twice.png', { status: 404 });
      const ids = await make(Array.from({ length: 120 }, () => item('/twice.png', { tags: ['twice'] })));
      await reachCount('tags=twice&status=error', 120);
      files.answer('/twice.png', { body: png(5, 5) });
      const answers = await Promise.all([
        recheck({ task_ids: ids }),
        recheck({ task_ids: ids.toReversed() }),
        recheck({ filter: { tags: ['twice'], status: 'error' } }),
      ]);
      assert.equal(
        answers.reduce((sum, { rechecked }) => sum + rechecked, 0),
        120,
      );
      const sql = "select count(*) from events where action = 'recheck task' and task_id >= ? and task_id <= ?";
      const [[done]] = (await rowsOf(s, sql, [ids.toSorted()[0]!, ids.toSorted().at(-1)!])) as [[unknown]];
      assert.equal(Number(done), 120);
      const opened = async () => {
        const mine = 'select count(*) from open_answers where task_id >= ? and task_id <= ?';
        return Number((await rowsOf(s, mine, [ids.toSorted()[0]!, ids.toSorted().at(-1)!]))[0]![0]);
      };
      await until(opened, (n) => n === 120);
    });

    it('leaves a freed unique_id free', async () => {
      files.answer('/freed.png', { status: 404 });
      const fields = { unique_id: 'freed', clear_unique_id_on_error: true };
      const [id] = await make([item('/freed.png', fields)]);
      await reaches(id!, 'error');
      const [other] = await make([item('/good.png', { unique_id: 'freed' })]);
      files.answer('/freed.png', { body: png(5, 5) });
      await recheck({ task_ids: [id] });
      assert.equal('unique_id' in (await isReady(id!)), false);
      assert.equal((await task(other!)).unique_id, 'freed');
    });

    it('puts a completed batch back to work, which then completes anew', async () => {
      files.answer('/batch.png', { status: 404 });
      ok(await s.live.post('/v1/projects', { type: 'imageannotation', name: 'recheck' }));
      ok(await s.live.post('/v1/batches', { project: 'recheck', name: 'b', callback: `${files.url}/batch` }));
      const ids = await make(Array.from({ length: 30 }, () => item('/batch.png', { project: 'recheck', batch: 'b' })));
      await files.waitForCount(1, (one) => one.path === '/batch');
      files.answer('/batch.png', { body: png(5, 5) });
      const [answer] = await Promise.all([
        recheck({ task_ids: ids.slice(0, 20) }),
        recheck({ task_ids: ids.slice(10, 29) }),
      ]);
      assert.equal(answer.not_found, 0);
      const { status, pending, error } = ok(await s.live.get('/v1/batches/b/status'));
      assert.deepEqual([status, pending, error], ['in_progress', 29, 1]);
      ok(await s.live.post('/v1/tasks/cancel', { filter: { batch: 'b' } }));
      await files.waitForCount(2, (one) => one.path === '/batch');
    });

    it('keeps what labelers gave, as their drafts', async () => {
      const { create, answer, claimOne, on } = labeling(s);
      const [first, second, reviewer] = await createPeople(s, ['labeler', 'labeler', 'member']);
      await createProject(s, 'reviewed', 'categorization', { review: { share: 1 } });
      const made = await create({ attachment: `${files.url}/good.png`, responses_required: 2 });
      await isReady(made.task_id);
      await moveToProject(s, 'reviewed', [made.task_id]);
      const mine = { types: ['categorization'] };
      await answer(first!, 'yes', mine);
      await answer(second!, 'yes', mine);
      const review = await claimOne(reviewer!, { ...mine, kind: 'review' });
      ok(await on(reviewer!, review, 'error', { message: 'The picture is black.' }));
      assert.equal((await task(made.task_id)).status, 'error');
      assert.equal((await recheck({ task_ids: [made.task_id] })).rechecked, 1);
      await isReady(made.task_id);
      const lease = await claimOne(first!, mine);
      assert.deepEqual([lease.task_id, lease.draft], [made.task_id, { category: 'yes' }]);
      ok(await on(first!, lease, 'submit', { response: { category: 'no' } }));
      await answer(second!, 'no', mine);
      const again = await claimOne(reviewer!, { ...mine, kind: 'review' });
      ok(await on(reviewer!, again, 'review', { decision: 'accept' }));
      const done = await task(made.task_id);
      assert.deepEqual([done.status, done.response, done.attempts.length], ['completed', { category: 'no' }, 2]);
    });

    it('sees neither the other mode nor another account, keeps its answer, and refuses what it cannot be sure of', async () => {
      files.answer('/mine.png', { status: 404 });
      const [id] = await make([item('/mine.png')]);
      await reaches(id!, 'error');
      for (const other of [s.test, await createStranger(s)]) {
        assert.equal(ok(await other.post('/v1/tasks/recheck', { task_ids: [id] })).not_found, 1);
        assert.equal(ok(await other.post('/v1/tasks/recheck', { filter: { status: 'error' } })).rechecked, 0);
      }
      const bad: [unknown, RegExp][] = [
        [{}, /either "task_ids" or "filter"/],
        [{ filter: {} }, /"filter" must name at least one condition/],
        [{ filter: { batches: 'a' } }, /"filter.batches" is not a filter/],
        [{ task_ids: Array(10_001).fill('x') }, /"task_ids" must contain at most 10000 items/],
        [[], /"body" must be an object/],
      ];
      for (const [body, sentence] of bad) {
        const answer = await s.live.post('/v1/tasks/recheck', body);
        assert.equal(answer.status, 400, answer.text);
        assert.match(answer.json.error, sentence);
      }
      const { key } = await createAccountUser(s, { email: 'r@example.com', role: 'labeler', mode: 'live' });
      assert.equal((await api(s.server, key).post('/v1/tasks/recheck', { task_ids: [id] })).status, 403);
      assert.equal((await task(id!)).status, 'error');
      const headers = { 'Idempotency-Key': randomUUID() };
      const first = await s.live.post('/v1/tasks/recheck', { task_ids: [id, 'nonsense'] }, { headers });
      const again = await s.live.post('/v1/tasks/recheck', { task_ids: [id, 'nonsense'] }, { headers });
      assert.deepEqual([first.json.rechecked, first.json.not_found], [1, 1]);
      assert.equal(again.text, first.text);
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8', TASKWRIGHT_ATTACHMENTS: 'check' },
);
