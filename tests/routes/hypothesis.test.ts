/** Pre-labels by API for pending tasks, and the example of a model in the loop. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { BOX_TASK, suite } from '../kit/suite.ts';
import { ok } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/prelabel.py');
const box = (more: object = {}) => ({ type: 'box', label: 'cow', left: 1, top: 2, width: 30, height: 40, ...more });
const hypothesis = { annotations: [box({ uuid: 'a' })] };

suite('POST /v1/task/{id}/hypothesis', (s) => {
  const create = async (fields: object = {}) =>
    ok(await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, ...fields }));
  const set = (task: { task_id: string }, body: unknown = { hypothesis }, headers: Record<string, string> = {}) =>
    s.live.post(`/v1/task/${task.task_id}/hypothesis`, body, { headers });
  const claim = async (who = s.live, body: object = {}) =>
    ok(await who.post('/v1/labeling/claim', { types: ['imageannotation'], ...body })).leases;
  const clear = async () => void ok(await s.live.post('/v1/tasks/cancel', { filter: { type: 'imageannotation' } }));

  it('sets it, and sets another one, until somebody works on the task, who then finds it in the params', async () => {
    await clear();
    const task = await create();
    assert.deepEqual(ok(await set(task)).params.hypothesis, hypothesis);
    const better = { annotations: [box({ uuid: 'a', left: 5 })] };
    const changed = ok(await set(task, { hypothesis: better }));
    assert.deepEqual(changed.params, { ...BOX_TASK, hypothesis: better });
    assert.ok(changed.updated_at >= task.updated_at);
    const [lease] = await claim();
    assert.deepEqual(lease.task.params.hypothesis, better);
    const late = await set(task);
    assert.equal(late.status, 409);
    assert.match(late.json.error, /only until somebody works on the task: somebody has claimed it/);
    ok(await s.live.post(`/v1/labeling/leases/${lease.lease_id}/release`));
    ok(await set(task));
  });

  it('is refused for tasks that are answered, in review or over', async () => {
    await clear();
    const twice = await create({ responses_required: 2 });
    const [first] = await createPeople(s, ['labeler']);
    const [lease] = await claim(first!.call);
    ok(await first!.call.post(`/v1/labeling/leases/${lease.lease_id}/submit`, { response: { annotations: [] } }));
    assert.match((await set(twice)).json.error, /somebody has answered it/);
    ok(await s.live.post(`/v1/task/${twice.task_id}/cancel`));
    const over = await set(twice);
    assert.equal(over.status, 409);
    assert.match(over.json.error, /it is canceled/);
  });

  it('refuses what the type would not take for an answer, and takes what is unfinished', async () => {
    await clear();
    const attributes = { hidden: { choices: ['yes', 'no'], required: true } };
    const task = await create({ global_attributes: attributes });
    for (const [body, sentence] of [
      [{}, /"hypothesis" is required/],
      [{ hypothesis: [] }, /"hypothesis" must be/],
      [{ hypothesis: {} }, /annotations" is required/],
      [{ hypothesis: { annotations: [box({ label: 'horse' })] } }, /"hypothesis.annotations.0.label" must be one of/],
      [{ hypothesis: { annotations: [box({ width: -1 })] } }, /"hypothesis.annotations.0.width"/],
      [
        { hypothesis: { annotations: [box({ uuid: 'a' }), box({ uuid: 'a' })] } },
        /"hypothesis.annotations.1.uuid" is already/,
      ],
    ] as const) {
      const answer = await set(task, body);
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.json.error, sentence);
    }
    const plain = await create();
    ok(await set(plain, { hypothesis: { annotations: [box(), box()] } }));
    const other = ok(await s.live.post('/v1/task/categorization', { attachment: 'x', categories: ['a', 'b'] }));
    assert.match(
      (await set(other, { hypothesis: { category: 'c' } })).json.error,
      /"hypothesis.category" must be one of/,
    );
    ok(await set(other, { hypothesis: { category: 'b' } }));
    assert.equal((await set({ task_id: '576ba74eec471ff9b01557cc' })).status, 404);
  });

  it('is a change of tasks: not for labelers, once for an Idempotency-Key', async () => {
    await clear();
    const task = await create();
    const [labeler, member] = await createPeople(s, ['labeler', 'member']);
    const path = `/v1/task/${task.task_id}/hypothesis`;
    assert.equal((await labeler!.call.post(path, { hypothesis })).status, 403);
    ok(await member!.call.post(path, { hypothesis }));
    const headers = { 'idempotency-key': `set ${task.task_id}` };
    const first = await set(task, { hypothesis: { annotations: [] } }, headers);
    assert.equal((await set(task, { hypothesis: { annotations: [] } }, headers)).text, first.text);
    assert.equal((await s.test.post(path, { hypothesis })).status, 404, 'a live task is none of a test key');
    ok(await set(task, { hypothesis: { annotations: [] } }));
  });

  it('races with a claim: whoever is second sees the first', async () => {
    await clear();
    const [labeler] = await createPeople(s, ['labeler']);
    for (let round = 0; round < 20; round++) {
      const task = await create();
      const [answer, leases] = await Promise.all([set(task), claim(labeler!.call)]);
      assert.ok([200, 409].includes(answer.status), answer.text);
      const seen = leases[0]?.task.params.hypothesis;
      if (answer.status === 409) assert.equal(seen, undefined);
      else if (leases.length) assert.deepEqual(seen, hypothesis);
      ok(await s.live.post(`/v1/task/${task.task_id}/cancel`));
    }
  });

  it('examples/prelabel.py gives one to each pending task that has none, and claims nothing', async () => {
    await clear();
    const made = [await create(), await create(), await create({ hypothesis })];
    const [held] = await claim(s.live, {});
    const env = { ...process.env, TASKWRIGHT_URL: s.server.url, TASKWRIGHT_KEY: s.server.liveKey };
    const { stdout, stderr } = await promisify(execFile)('python3', [EXAMPLE], { env, timeout: 60_000 });
    const free = made.filter(({ task_id, params }) => task_id !== held.task_id && !params.hypothesis);
    assert.match(stdout, new RegExp(`given ${free.length}\n`), stderr);
    const guess = { type: 'box', geometry: 'box', label: 'cow', left: 25, top: 25, width: 50, height: 50 };
    for (const { task_id } of free) {
      const task = ok(await s.live.get(`/v1/task/${task_id}`));
      assert.equal(task.status, 'pending');
      const [{ uuid, ...given }] = task.params.hypothesis.annotations;
      assert.ok(uuid, 'the server names it');
      assert.deepEqual(given, guess);
    }
    const leases = await claim(s.live, { limit: 10 });
    assert.equal(leases.length, 2, 'all but the one that was held can still be claimed');
    assert.ok(readFileSync(EXAMPLE, 'utf8').split('\n').length <= 75);
  });
});
