/** No answer of this server tells a labeler what is expected of him, nor which tasks are there to see how well he works. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { api } from '../kit/client.ts';
import { signedIn } from '../kit/sessions.ts';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

const TYPE = 'documentmodel';
const SECRET = 'EXPECTED-7f3a';

suite(
  'expected responses',
  (s) => {
    const { claimOne, on } = labeling(s);
    let ann: Person;
    let session: Awaited<ReturnType<typeof signedIn>>;
    const ids: string[] = [];
    const texts: string[] = [];
    /** Below /v1/labeling, of an evaluation task. */
    const seen: string[] = [];
    /** By key and by session. */
    async function ask(method: string, path: string, body?: unknown): Promise<void> {
      for (const call of [ann.call.request, session.call]) {
        const { status, text, headers } = await call(method, path, body);
        texts.push(`${method} ${path} ${status} ${JSON.stringify(headers)} ${text}`);
      }
    }

    before(async () => {
      [ann] = (await createPeople(s, ['labeler'])) as [Person];
      session = await signedIn(s, ann.userId);
      const settings = { quality: { evaluation_share: 1, training_score: 0.5 }, correction_seconds: 60 };
      ok(await s.live.post('/v1/projects', { type: TYPE, name: 'secret' }));
      ok(await s.live.post('/v1/projects/secret/settings', settings));
      const task = { project: 'secret', attachment: 'http://127.0.0.1:9/1.png', instruction: 'Look.' };
      const expected_response = { said: SECRET };
      for (const kind of ['training', 'evaluation', 'evaluation', 'evaluation', 'evaluation']) {
        ids.push(ok(await s.live.post(`/v1/${kind}_tasks/${TYPE}`, { ...task, expected_response })).id);
      }
      for (let i = 0; i < 3; i++) ok(await s.live.post(`/v1/task/${TYPE}`, task));
    });

    it('are in no answer to a labeler, of any operation, by key or by session', async () => {
      const { paths } = (await api(s.server).get('/openapi.json')).json;
      assert.ok(Object.keys(paths).length > 80);
      const training = await claimOne(ann);
      assert.equal(training.task_id, ids[0]);
      texts.push(JSON.stringify(training), (await on(ann, training, 'submit', { response: { said: 'no' } })).text);
      texts.push(
        (await on(ann, await claimOne(ann), 'submit', { response: { said: SECRET } })).text.replaceAll(SECRET, ''),
      );
      texts.push((await on(ann, await claimOne(ann), 'submit', { response: { said: 'no' } })).text);
      for (const path of ['work', 'answers', `answers/${ids[1]}`, `answers/${ids[1]}/attachments/0`]) seen.push(path);
      await draftsAndSubmits();
      let walked = 0;
      // What ends the lease comes last of all.
      const order = (path: string) => (/(submit|skip|release|error|review)$/.test(path) ? 1 : 0);
      for (const path of Object.keys(paths).sort((a, b) => order(a) - order(b))) {
        for (const [method, doc] of Object.entries<{ requestBody?: unknown; responses: unknown }>(paths[path])) {
          const lease = await leaseOfAnEvaluation();
          const named: Record<string, string> = {
            lease_id: lease,
            type: TYPE,
            n: '0',
            name: 'secret',
            key_id: ids[1]!,
          };
          for (const id of ids.slice(0, 2)) {
            const url = path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? id);
            const query = '?task_id={id}&quality_task_ids={id}&project=secret&limit=5'.replaceAll('{id}', id);
            for (const body of doc.requestBody
              ? [{}, { response: { said: 5 } }, { task_ids: [id] }, [id]]
              : [undefined]) {
              await ask(method.toUpperCase(), url + query, body);
            }
            if (!path.includes('{')) break;
          }
          walked += 1;
        }
      }
      assert.ok(walked > 100);
      const read = texts.filter((text) => /^GET \/v1\/labeling\/leases\/\w+\?.* 200 /.test(text));
      assert.ok(
        read.some((text) => ids.slice(1).some((id) => text.includes(`"task_id":"${id}"`))),
        'an evaluation task was read',
      );
      for (const path of seen) {
        const read = texts.some((text) => text.startsWith(`GET /v1/labeling/${path} 200 `));
        assert.ok(read || path.includes('attachments'), path);
      }
      for (const page of ['/', '/labeling', '/docs', '/openapi.json']) await ask('GET', page);
      for (const asset of texts.join().matchAll(/(?:src|href)=\\?"(\/[^"\\]+)\\?"/g)) await ask('GET', asset[1]!);
      // His own answers may hold what he guessed: he guessed once.
      const told = texts.filter((text) => text.includes(SECRET) && !text.includes(`"response":{"said":"${SECRET}"}`));
      assert.deepEqual(told, []);
      const named = texts.filter(
        (text) => /"?expected_response"?\s*:/.test(text) && !/GET \/(openapi|docs)/.test(text),
      );
      assert.deepEqual(
        named.map((text) => text.slice(0, 300)),
        [],
      );
    });

    /** What is listed while a draft of one is nobody's, while its submit waits, and what was answered. */
    async function draftsAndSubmits(): Promise<void> {
      const response = { said: 'so far' };
      const begun = await claimOne(ann);
      assert.ok(ids.includes(begun.task_id));
      texts.push((await on(ann, begun, 'draft', { response, base_version: 0 })).text);
      ok(await on(ann, begun, 'release'));
      const drafts = (await ann.call.get('/v1/labeling/work')).text;
      assert.match(drafts, new RegExp(`"drafts":\\[\\{"task_id":"${begun.task_id}"`));
      texts.push(drafts, (await on(ann, begun, 'draft', { response, late: true })).text);
      const again = await claimOne(ann, { task_id: begun.task_id });
      texts.push(JSON.stringify(again), (await on(ann, again, 'submit', { response, undo_seconds: 60 })).text);
      const listed = (await ann.call.get('/v1/labeling/work')).text;
      assert.match(listed, new RegExp(`"task_id":"${begun.task_id}".*"submit_at"`));
      for (const path of seen) await ask('GET', `/v1/labeling/${path}`);
      const path = `/v1/labeling/answers/${ids[1]}/correct`;
      texts.push((await ann.call.post(path, { response })).text);
      texts.push((await on(ann, again, 'take_back')).text);
    }

    /** A live one; the walk ends many. */
    async function leaseOfAnEvaluation(): Promise<string> {
      const { leases } = ok(await ann.call.get('/v1/labeling/leases'));
      const live = leases.find((lease: { task_id: string }) => ids.includes(lease.task_id));
      if (live) return live.lease_id;
      const { leases: claimed } = ok(await ann.call.post('/v1/labeling/claim', {}));
      return claimed[0]?.lease_id ?? ids[0]!;
    }
  },
  { TASKWRIGHT_TEST_HELPERS: '1', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);
