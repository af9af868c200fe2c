/** Making evaluation and training tasks (api-facts D.12). */
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { loadRegistry } from '../../src/registry.ts';
import { startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { ok, QUESTION } from '../queue/labeling.ts';

const registry = await loadRegistry();
const receiver = await startReceiver();
after(() => receiver.close());

const YES = { ...QUESTION, expected_response: { category: 'yes' } };

suite(
  'making quality tasks',
  (s) => {
    for (const kind of ['evaluation', 'training'] as const) {
      it(`${kind}: every type is taken, and answered at once, with a test key too`, async () => {
        for (const type of registry.types) {
          const { response, params } = ok(await s.test.post(`/v1/task/${type.name}`, type.example));
          // Where requesters get files, what is expected is the answer that they are made of.
          const expected_response = type.results ? type.sample(params) : response;
          for (const client of [s.test, s.live]) {
            const made = await client.post(`/v1/${kind}_tasks/${type.name}`, { ...type.example, expected_response });
            assert.equal(made.status, 200, `${type.name}: ${made.text}`);
            assert.deepEqual(made.json.expected_response, expected_response);
            assert.deepEqual(made.json.params, params);
            assert.match(made.json.id, /^[0-9a-f]{24}$/);
            assert.equal(made.json.type, type.name);
            assert.equal(made.json.is_test, client === s.test);
            assert.equal((await client.get(`/v1/task/${made.json.id}`)).status, 404, 'it is none of the tasks');
          }
          const wrong = await s.test.post(`/v1/${kind}_tasks/${type.name}`, { ...type.example, expected_response: [] });
          assert.equal(wrong.status, 400, type.name);
        }
      });
    }

    it('what is wrong is refused with its name', async () => {
      const refused = async (body: object, status: number, why: RegExp, type = 'categorization') => {
        const answer = await s.live.post(`/v1/evaluation_tasks/${type}`, body);
        assert.equal(answer.status, status, answer.text);
        assert.match(answer.json.error, why);
      };
      await refused(QUESTION, 400, /expected_response/);
      await refused({ ...QUESTION, expected_response: null }, 400, /expected_response/);
      await refused({ ...QUESTION, expected_response: { category: 'other' } }, 400, /expected_response/);
      await refused({ ...YES, initial_response: { category: 'other' } }, 400, /initial_response/);
      await refused({ expected_response: { category: 'yes' } }, 400, /attachment/);
      await refused({ ...YES, priority: 7 }, 400, /priority/);
      await refused({ ...YES, project: 'nowhere' }, 404, /nowhere/);
      await refused(YES, 404, /nothing/, 'nothing');
      ok(await s.live.post('/v1/projects', { type: 'comparison', name: 'compared' }));
      await refused({ ...YES, project: 'compared' }, 400, /project/);
    });

    it('takes a form, with what is in it turned into what the type wants', async () => {
      const raw =
        'attachment=a&categories[]=yes&categories[]=no&allow_multiple=true&expected_response[category]=yes' +
        '&expected_response[category]=no';
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const made = ok(await s.live.request('POST', '/v1/evaluation_tasks/categorization', undefined, { raw, headers }));
      assert.deepEqual(made.expected_response, { category: ['yes', 'no'] });
      assert.equal(made.params.allow_multiple, true);
    });

    it('has its own unique_ids, and repeats an answer for its Idempotency-Key', async () => {
      const body = { ...YES, unique_id: 'gold/1' };
      const headers = { 'Idempotency-Key': 'gold' };
      const made = await s.live.post('/v1/evaluation_tasks/categorization', body, { headers });
      const again = await s.live.post('/v1/evaluation_tasks/categorization', body, { headers });
      assert.equal(again.text, made.text);
      assert.equal(again.headers['idempotent-replayed'], 'true');
      const taken = await s.live.post('/v1/training_tasks/categorization', body);
      assert.equal(taken.status, 409);
      assert.ok(taken.json.error.includes(made.json.id), taken.text);
      // A task that is worked on may well have the name of the one that shows how it is done.
      assert.equal((await s.live.post('/v1/task/categorization', { ...QUESTION, unique_id: 'gold/1' })).status, 200);
      assert.equal((await s.test.post('/v1/evaluation_tasks/categorization', body)).status, 200, 'of each mode');
    });

    it('inherits from its project as a task does', async () => {
      const params = { categories: ['cat', 'dog'], instruction: 'Look.' };
      ok(await s.live.post('/v1/projects', { type: 'categorization', name: 'heirs', params }));
      const expected_response = { category: 'cat' };
      const body = { project: 'heirs', attachment: 'http://a.example/1.png', instruction: 'Quick.', expected_response };
      const made = ok(await s.live.post('/v1/evaluation_tasks/categorization', body));
      assert.deepEqual(made.params.categories, ['cat', 'dog']);
      assert.equal(made.instruction, 'Quick.\n\nLook.');
      assert.equal(made.project_param_version, 0);
    });

    it('counts in no list, no export, no batch and no callback', async () => {
      const callback_url = `${receiver.url}/task/${s.store}`;
      ok(await s.live.post('/v1/projects', { type: 'categorization', name: 'counted' }));
      ok(await s.live.post('/v1/projects/counted/settings', { quality: { evaluation_share: 1 } }));
      ok(
        await s.live.post('/v1/batches', {
          project: 'counted',
          name: 'counted',
          callback: `${receiver.url}/batch/${s.store}`,
        }),
      );
      const task = ok(await s.live.post('/v1/task/categorization', { ...QUESTION, batch: 'counted' }));
      const hidden = ok(
        await s.live.post('/v1/evaluation_tasks/categorization', { ...YES, batch: 'counted', callback_url }),
      );
      assert.equal(hidden.batch, 'counted');
      for (const id of [hidden.id, task.task_id]) {
        const [lease] = ok(await s.live.post('/v1/labeling/claim', { batches: ['counted'] })).leases;
        assert.equal(lease.task_id, id);
        ok(await s.live.post(`/v1/labeling/leases/${lease.lease_id}/submit`, { response: { category: 'no' } }));
      }
      const told = await until(
        async () => receiver.received.filter(({ path }) => path === `/batch/${s.store}`),
        (batches) => batches.length > 0,
      );
      assert.deepEqual(told[0]!.json.stats, { completed: 1, canceled: 0, error: 0 });
      // Its batch is over; one more evaluation task does not bring it back.
      ok(await s.live.post('/v1/evaluation_tasks/categorization', { ...YES, batch: 'counted' }));
      const status = ok(await s.live.get('/v1/batches/counted/status'));
      assert.deepEqual([status.status, status.completed, status.pending], ['completed', 1, 0]);
      const listed = ok(await s.live.get('/v1/tasks?project=counted'));
      assert.deepEqual([listed.total, listed.docs.length], [1, 1]);
      const exported = (await s.live.get('/v1/tasks/export?format=jsonl&project=counted')).text;
      assert.ok(exported.includes(task.task_id) && !exported.includes(hidden.id));
      assert.equal(receiver.received.filter(({ path }) => path === `/task/${s.store}`).length, 0);
      const { callbacks } = ok(await s.live.get('/v1/callbacks'));
      assert.ok(callbacks.every((one: { task_id?: string }) => one.task_id !== hidden.id));
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);
