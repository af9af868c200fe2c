/** The figures of the overview are those of what was done. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';
import { qualityKit } from '../queue/quality-kit.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

suite(
  'overview',
  (s) => {
    const { claimOne, on, answer } = labeling(s);
    const { project, real, quality } = qualityKit(s);
    let receiver: Receiver;
    let people: Person[];
    let manager: Person;
    before(async () => {
      receiver = await startReceiver();
      receiver.answer('/bad', { status: 400 });
      people = await createPeople(s, ['labeler', 'labeler', 'labeler', 'labeler']);
      [manager] = (await createPeople(s, ['manager'])) as [Person];
    });
    after(() => receiver.close());

    const overview = async (query: string) => ok(await manager.call.get(`/v1/overview?${query}`));
    const end = () => new Date(Date.now() + 1000).toISOString();

    it('counts what was done, of all, of a project, of a batch', async () => {
      const name = await project('counted', {});
      for (const batch of ['one', 'two']) ok(await s.live.post('/v1/batches', { project: name, name: batch }));
      const ids: string[] = [];
      for (const batch of ['one', 'one', 'two']) {
        const path = batch === 'two' ? '/bad' : '/good';
        ids.push((await real({ batch, project: name, callback_url: receiver.url + path })).task_id);
      }
      for (const batch of ['one', 'two']) ok(await s.live.post(`/v1/batches/${batch}/finalize`));
      for (let i = 0; i < 3; i++) {
        const lease = await claimOne(people[0]!, { projects: [name] });
        ok(await on(people[0]!, lease, 'submit', { response: { category: 'yes' }, time_spent_secs: 10 * (i + 1) }));
      }
      // Two who agree, two who do not: that one goes to review. One that is held, one that waits, one canceled, one errored.
      const agreed = (await real({ project: name, responses_required: 2, priority: 30 })).task_id;
      for (const who of people.slice(0, 2)) await answer(who, 'yes', { projects: [name] });
      await real({ project: name, responses_required: 2, priority: 30 });
      for (const [i, who] of people.slice(0, 2).entries()) await answer(who, i ? 'yes' : 'no', { projects: [name] });
      const canceled = (await real({ project: name })).task_id;
      ok(await s.live.post(`/v1/task/${canceled}/cancel`));
      await real({ project: name });
      await claimOne(people[0]!, { projects: [name] });
      await real({ project: name });
      await real({}); // of no project
      await until(
        () => s.live.get('/v1/callbacks'),
        ({ json }) =>
          json.callbacks.length >= 3 && json.callbacks.every((one: { status: string }) => one.status !== 'due' || one),
      );
      const all = await until(
        () => overview(`project=${name}`),
        ({ period, callbacks }) =>
          period.callbacks_delivered === 2 && callbacks.failing + period.callbacks_failed === 1,
      );
      assert.deepEqual(all.backlog, {
        ...{ waiting: 1, in_work: 1, in_review: 1, skipped: 0 },
        ...{ pending: 3, completed: 4, canceled: 1, error: 0 },
      });
      const { period } = all;
      assert.equal(period.completed, 4);
      assert.equal(period.answers, 7);
      assert.deepEqual([period.compared, period.agreement], [1, 1]);
      assert.deepEqual([period.evaluated, 'accuracy' in period], [0, false]);
      // Four more answers, given at once.
      assert.ok(
        period.seconds_per_answer >= 60 / 7 && period.seconds_per_answer < 10,
        String(period.seconds_per_answer),
      );
      const batch = await overview('batch=one');
      assert.deepEqual([batch.period.completed, batch.period.seconds_per_answer], [2, 15]);
      assert.deepEqual([batch.period.callbacks_delivered, batch.period.callback_success], [2, 1]);
      assert.equal(batch.backlog.completed, 2);
      assert.deepEqual([(await overview('project=other')).period.completed, ids.length], [0, 3]);
      const everywhere = await overview('');
      assert.equal(everywhere.period.completed, 4);
      assert.equal(everywhere.backlog.waiting, 2);
      assert.equal((await s.live.get(`/v1/task/${agreed}`)).json.status, 'completed');
    });

    it('cuts the period into pieces that begin with it', async () => {
      const name = await project('pieces', {});
      const to = Math.floor(Date.now() / DAY) * DAY;
      const times = [to - 1, to - HOUR, to - HOUR - 1, to - 30 * HOUR, to, to - 3 * DAY];
      for (const at of times) {
        const { task_id } = await real({ project: name });
        await answer(people[2]!, 'yes', { projects: [name] });
        await onStore(s, (store) =>
          store.write(async (tx) => {
            await tx.run('update tasks set completed_at = ? where account_id = 1 and task_id = ?', [at, task_id]);
            await tx.run(
              'update answers set submitted_at = ?, time_spent_secs = ? where account_id = 1 and task_id = ?',
              [...[at, at === to - 1 ? 5 : 20], task_id],
            );
          }),
        );
      }
      const day = await overview(`project=${name}&to=${new Date(to).toISOString()}`);
      assert.deepEqual([day.bucket_seconds, day.buckets.length, day.period.completed], [3600, 24, 3]);
      assert.deepEqual(
        day.buckets.slice(-2).map((one: { start: string; completed: number }) => [one.start, one.completed]),
        [
          [new Date(to - 2 * HOUR).toISOString(), 1],
          [new Date(to - HOUR).toISOString(), 2],
        ],
      );
      assert.equal(day.buckets.at(-1).seconds_per_answer, 12.5);
      const from = new Date(to - 3 * DAY).toISOString();
      const days = await overview(`project=${name}&from=${from}&to=${new Date(to).toISOString()}`);
      assert.deepEqual(days.bucket_seconds, 86_400);
      assert.deepEqual(
        days.buckets.map((one: { completed: number }) => one.completed),
        [1, 1, 3],
      );
      const odd = await overview(`project=${name}&from=${from}&to=${end()}&bucket_seconds=50000`);
      assert.equal(odd.period.completed, 6);
      assert.equal(odd.period.answers, 6);
    });

    it('tells the accuracy of answers to evaluation tasks, and counts these as no tasks', async () => {
      const name = await project('evaluated', { evaluation_share: 0.5 });
      for (const category of ['yes', 'yes', 'no']) await quality('evaluation', name, { category });
      for (let i = 0; i < 8; i++) await real({ project: name });
      let given = 0;
      while ((await overview(`project=${name}`)).period.evaluated < 3 && given < 8) {
        await answer(people[3]!, 'yes', { projects: [name] });
        given++;
      }
      const { period, backlog } = await overview(`project=${name}`);
      assert.equal(period.evaluated, 3);
      assert.ok(Math.abs(period.accuracy - 2 / 3) < 1e-9, String(period.accuracy));
      assert.equal(period.completed, given - 3);
      assert.equal(period.answers, given - 3);
      assert.equal(backlog.pending, 8 - (given - 3));
    });

    it('refuses periods that cannot be, naming what is wrong', async () => {
      const wrong: [string, RegExp][] = [
        ['from=soon', /"from" must be an ISO 8601 time/],
        ['from=2026-02-02&to=2026-02-01', /"from" must be before "to"/],
        ['from=2020-01-01&to=2026-02-01', /at most 92 days/],
        ['from=2026-01-01&to=2026-02-01&bucket_seconds=60', /"bucket_seconds" must cut/],
        ['bucket_seconds=5', /bucket_seconds/],
        ['project=a&project=b', /"project" must be given once/],
      ];
      for (const [query, reason] of wrong) {
        const answer = await manager.call.get(`/v1/overview?${query}`);
        assert.equal(answer.status, 400, query);
        assert.match(answer.json.error, reason);
      }
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);
