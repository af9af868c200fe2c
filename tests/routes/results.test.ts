/** Answers that are files (api-facts D.6, E.9): who sees their addresses, and who may fetch them. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { PNG } from 'pngjs';
import { api, request } from '../kit/client.ts';
import { png } from '../kit/png.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, createStranger, type Person } from '../queue/people.ts';

const TYPE = 'segmentannotation';
const BODY = {
  attachment: `data:image/png;base64,${png(3, 2).toString('base64')}`,
  labels: ['road', 'sky'],
  allow_unlabeled: true,
};
const half = (label: string, counts: number[]) => ({ uuid: label, label, mask: { size: [2, 3], counts } });
const ANSWER = { width: 3, height: 2, annotations: [half('road', [0, 3, 3])] };
const FIXED = { width: 3, height: 2, annotations: [half('road', [0, 3, 3]), half('sky', [3, 3])] };

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
type Json = any;

suite(
  'answers that are files',
  (s) => {
    const { claimOne, on } = labeling(s);
    let receiver: Receiver;
    let person: Person;
    before(async () => {
      receiver = await startReceiver();
      [person] = (await createPeople(s, ['labeler'])) as [Person];
    });
    after(() => receiver.close());

    /** Created, claimed and submitted with the live key. */
    async function answered(path: string): Promise<Json> {
      const made = ok(await s.live.post(`/v1/task/${TYPE}`, { ...BODY, callback_url: `${receiver.url}${path}` }));
      const lease = await claimOne(person, { types: [TYPE] });
      ok(await on(person, lease, 'submit', { response: ANSWER }));
      return ok(await s.live.get(`/v1/task/${made.task_id}`));
    }
    const addressesIn = ({ annotations: { unlabeled, labeled, combined } }: Json): string[] =>
      [unlabeled, ...Object.values(labeled), ...Object.values(combined)].filter((one) => one !== null) as string[];
    const pathOf = (address: string) => new URL(address).pathname;
    const fetched = async (address: string, key: string) =>
      fetch(address, { headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` } });

    it('a labeler gives masks; requesters see absolute addresses of PNGs, and fetch them with their key', async () => {
      const task = await answered('/seen');
      const { response } = task;
      assert.equal(response.annotations.labeled.sky, null);
      assert.deepEqual(response.labelMapping.sky, { index: 2, color: '#ffff00' });
      const addresses = addressesIn(response);
      assert.equal(new Set(addresses).size, 4);
      for (const address of addresses) {
        assert.match(address, new RegExp(`^${s.server.url}/v1/task/${task.task_id}/response_url/[0-9a-f-]{36}$`));
        const file = await fetched(address, s.server.liveKey);
        assert.equal(file.status, 200);
        assert.equal(file.headers.get('content-type'), 'image/png');
        assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
        assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z0-9.-]+"$/);
        const picture = PNG.sync.read(Buffer.from(await file.arrayBuffer()));
        assert.deepEqual([picture.width, picture.height], [3, 2]);
        if (address === response.annotations.labeled.road) {
          const first = Array.from({ length: 6 }, (_, at) => picture.data[at * 4]);
          assert.deepEqual(first, [255, 255, 0, 255, 0, 0]);
        }
      }
    });

    it('the callback, lists, exports, attempts and a second look have the same addresses', async () => {
      const task = await answered('/same');
      const { json: called } = await receiver.waitFor(({ path }) => path === '/same');
      assert.deepEqual(called.response, task.response);
      assert.deepEqual(called.task.response, task.response);
      const [listed] = ok(await s.live.get('/v1/tasks?limit=1')).docs;
      assert.deepEqual([listed.task_id, listed.response], [task.task_id, task.response]);
      const exported = (await s.live.get(`/v1/tasks/export?type=${TYPE}`)).text.trim().split('\n');
      assert.ok(exported.some((line) => JSON.stringify(JSON.parse(line).response) === JSON.stringify(task.response)));
      const csv = (await s.live.get(`/v1/tasks/export?format=csv&type=${TYPE}`)).text;
      assert.ok(csv.includes(task.response.annotations.unlabeled) && !csv.includes('counts'));
      assert.ok(!JSON.stringify(task).includes('counts'), 'nor do attempts show masks');
    });

    it('nobody else reads them: 401 without a key, 404 for another account, mode or file, 403 for labelers', async () => {
      const task = await answered('/safe');
      const [path] = addressesIn(task.response).map(pathOf) as [string];
      assert.equal((await api(s.server).get(path)).status, 401);
      assert.equal((await api(s.server, 'live_nobody').get(path)).status, 401);
      assert.equal((await (await createStranger(s)).get(path)).status, 404);
      assert.equal((await s.test.get(path)).status, 404);
      assert.equal((await person.call.get(path)).status, 403);
      assert.equal((await s.live.get(`${path.slice(0, -1)}g`)).status, 404);
      assert.equal((await s.live.get(path.replace(/[^/]+$/, '00000000-0000-8000-a000-000000000000'))).status, 404);
      assert.equal((await s.live.get(path.replace(task.task_id, '576ba74eec471ff9b01557cc'))).status, 404);
    });

    it('a corrected answer has other addresses; the earlier ones go on working beside it', async () => {
      const task = await answered('/fixed');
      ok(await s.live.post(`/v1/task/${task.task_id}/audit`, { decision: 'fix', response: FIXED }));
      const fixed = ok(await s.live.get(`/v1/task/${task.task_id}`));
      assert.ok(fixed.response.annotations.labeled.sky);
      assert.notEqual(fixed.response.annotations.unlabeled, task.response.annotations.unlabeled);
      assert.deepEqual(fixed.prior_responses, [task.response]);
      for (const address of [...addressesIn(task.response), ...addressesIn(fixed.response)]) {
        assert.equal((await s.live.get(pathOf(address))).status, 200);
      }
    });

    it('labelers get masks: as hypothesis and not what requesters see; wrong masks are refused', async () => {
      const made = ok(await s.live.post(`/v1/task/${TYPE}`, { ...BODY, hypothesis: ANSWER }));
      assert.deepEqual(made.params.hypothesis, ANSWER);
      const lease = await claimOne(person, { types: [TYPE] });
      assert.deepEqual(lease.task.params.hypothesis, ANSWER);
      const short = { ...ANSWER, annotations: [half('road', [0, 3, 2])] };
      const refused = await on(person, lease, 'submit', { response: short });
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /"annotations\.0\.mask\.counts" must add up to 6/);
      ok(await on(person, lease, 'submit', { response: ANSWER }));
      const wrong = { ...ANSWER, annotations: [half('sea', [0, 3, 3])] };
      const create = await s.live.post(`/v1/task/${TYPE}`, { ...BODY, hypothesis: wrong });
      assert.equal(create.status, 400);
      assert.match(create.json.error, /"hypothesis\.annotations\.0\.label"/);
    });

    it('test keys get files too, each with their own key', async () => {
      const { response } = ok(await s.test.post(`/v1/task/${TYPE}`, BODY));
      for (const address of addressesIn(response)) {
        assert.equal((await s.test.get(pathOf(address))).status, 200);
        assert.equal((await s.live.get(pathOf(address))).status, 404);
      }
    });

    it('an account can make the results of a mode public, and private again', async () => {
      const live = addressesIn((await answered('/public')).response)[0] as string;
      const test = addressesIn(ok(await s.test.post(`/v1/task/${TYPE}`, BODY)).response)[0] as string;
      const anybody = async (address: string) => (await request(s.server.url, { path: pathOf(address) })).status;
      assert.equal(ok(await s.live.post('/v1/settings', { public_results: true })).public_results, true);
      assert.equal(await anybody(live), 200);
      assert.equal(await anybody(test), 401, 'the other mode');
      assert.equal(await anybody(live.replace(/[^/]+$/, '00000000-0000-8000-a000-000000000000')), 404);
      assert.equal(await anybody(live.replace(/\/response_url.*/, '')), 401, 'the task itself');
      ok(await s.live.post('/v1/settings', { callback_url: null }));
      assert.equal(await anybody(live), 200, 'other settings change nothing');
      assert.equal(ok(await s.live.post('/v1/settings', { public_results: false })).public_results, false);
      assert.equal(await anybody(live), 401);
    });

    it('entities of a text are no files: what is submitted is what everybody sees', async () => {
      const body = { text: 'Ada met Bob.', labels: ['person'], callback_url: `${receiver.url}/ner` };
      const made = ok(await s.live.post('/v1/task/namedentityrecognition', body));
      const lease = await claimOne(person, { types: ['namedentityrecognition'] });
      const annotation = { id: 'a', start: 8, end: 11, text: 'Bob', label: 'person' };
      const wrong = { annotations: [{ ...annotation, end: 10 }] };
      const refused = await on(person, lease, 'submit', { response: wrong });
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /"annotations\.0\.text"/);
      const response = { annotations: [annotation], relationships: [] };
      ok(await on(person, lease, 'submit', { response }));
      assert.deepEqual(ok(await s.live.get(`/v1/task/${made.task_id}`)).response, response);
      assert.deepEqual((await receiver.waitFor(({ path }) => path === '/ner')).json.response, response);
      const sample = ok(
        await s.test.post('/v1/task/namedentityrecognition', { text: 'Ada met Bob.', labels: ['person'] }),
      );
      assert.equal(sample.response.annotations[0].text, 'Ada');
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);
