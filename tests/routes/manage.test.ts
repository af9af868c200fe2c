/** What the managers' pages ask of the server, and nobody else does. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { api } from '../kit/client.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { signInToken } from '../kit/sessions.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, createStranger, type Person } from '../queue/people.ts';

suite('for the managers’ pages', tests, { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' });

function tests(s: Suite): void {
  const { create, claimOne, on, answer } = labeling(s);
  let admin: Person;
  let ann: Person;
  let reviewer: Person;

  before(async () => {
    [admin, ann, reviewer] = (await createPeople(s, ['admin', 'labeler', 'member'])) as [Person, Person, Person];
  });

  const project = async (name: string, settings: object = {}) =>
    ok(await s.live.post('/v1/projects', { name, type: 'categorization', settings }));

  it('lists the task types, and shows params and an example of each', async () => {
    const { types } = ok(await s.live.get('/v1/task_types'));
    assert.ok(types.length > 30);
    for (const { name, summary } of types) {
      const one = ok(await s.live.get(`/v1/task_types/${name}`));
      assert.deepEqual([one.name, one.summary], [name, summary]);
      assert.equal(typeof one.params_schema, 'object');
      // What the example says is a project's too, as far as it is not each task's own.
      ok(await s.live.post(`/v1/task_types/${name}/preview`));
    }
    assert.equal((await s.live.get('/v1/task_types/nothing')).status, 404);
    assert.equal((await ann.call.get('/v1/task_types')).status, 403);
  });

  it('shows a task as a project would have it, makes none, and names what is wrong', async () => {
    const before = ok(await s.live.get('/v1/tasks')).total;
    const path = '/v1/task_types/categorization/preview';
    const shown = ok(await s.live.post(path, { params: { instruction: 'Look.', categories: ['a', 'b'] } }));
    assert.deepEqual([shown.type, shown.instruction, shown.params.categories], ['categorization', 'Look.', ['a', 'b']]);
    assert.equal(typeof shown.params.attachment, 'string', 'of the example');
    assert.ok(JSON.stringify(shown.response_schema).includes('"a"'));
    const wrong = await s.live.post(path, { params: { categories: 'a' } });
    assert.equal(wrong.status, 400);
    assert.match(wrong.json.error, /"params\.categories"|"categories"/);
    assert.equal((await s.live.post(path, { params: { project: 'x' } })).status, 400);
    assert.equal(ok(await s.live.get('/v1/tasks')).total, before);
  });

  it('counts the tasks of projects and batches on request', async () => {
    ok(await s.live.post('/v1/projects', { name: 'counted', type: 'categorization' }));
    ok(await s.live.post('/v1/batches', { name: 'counted batch', project: 'counted' }));
    ok(await s.live.post('/v1/batches', { name: 'empty batch', project: 'counted' }));
    const { task_id } = await create({ project: 'counted', batch: 'counted batch' });
    await create({ project: 'counted' });
    ok(await s.live.post(`/v1/task/${task_id}/cancel`));
    const [project] = ok(await s.live.get('/v1/projects?include_counts=true')).filter(
      ({ name }: { name: string }) => name === 'counted',
    );
    assert.deepEqual(project.counts, { pending: 1, completed: 0, error: 0, canceled: 1 });
    const { docs } = ok(await s.live.get('/v1/batches?include_counts=true&project=counted'));
    const counts = Object.fromEntries(docs.map(({ name, counts }: { name: string; counts: object }) => [name, counts]));
    assert.deepEqual(counts, {
      'counted batch': { pending: 0, completed: 0, error: 0, canceled: 1 },
      'empty batch': { pending: 0, completed: 0, error: 0, canceled: 0 },
    });
    assert.equal('counts' in ok(await s.live.get('/v1/projects'))[0], false, 'only then');
    assert.equal('counts' in ok(await s.live.get('/v1/batches')).docs[0], false, 'only then');
  });

  it('pauses, resumes and cancels batches', async () => {
    ok(await s.live.post('/v1/projects', { name: 'stopped', type: 'categorization' }));
    ok(await s.live.post('/v1/batches', { name: 'stopped', project: 'stopped' }));
    assert.equal((await s.live.post('/v1/batches/stopped/pause')).status, 400, 'it is empty');
    const { task_id } = await create({ project: 'stopped', batch: 'stopped' });
    const mine = { projects: ['stopped'] };
    assert.equal(ok(await s.live.post('/v1/batches/stopped/pause')).status, 'paused');
    assert.deepEqual(ok(await ann.call.post('/v1/labeling/claim', mine)).leases, []);
    assert.equal(ok(await s.live.post('/v1/batches/stopped/resume')).status, 'in_progress');
    const lease = await claimOne(ann, mine);
    assert.equal(lease.task.task_id, task_id);
    assert.equal(ok(await s.live.post('/v1/batches/stopped/cancel')).status, 'cancelled');
    assert.equal(ok(await s.live.get(`/v1/task/${task_id}`)).status, 'canceled');
    assert.equal((await s.live.post('/v1/batches/stopped/resume')).status, 400);
    assert.equal((await ann.call.post('/v1/batches/stopped/cancel')).status, 403);
  });

  it('tells reviewers who answered, unless the project hides it, and labelers what reviewers said', async () => {
    await project('open', { review: { share: 1 } });
    await project('hidden', { review: { share: 1, hide_labelers: true } });
    for (const [project, decision] of [
      ['open', 'accept'],
      ['hidden', 'fix'],
    ] as const) {
      const { task_id } = await create({ project });
      await answer(ann, 'no', { projects: [project] });
      const lease = await claimOne(reviewer, { kind: 'review', projects: [project] });
      const again = ok(await reviewer.call.get(`/v1/labeling/leases/${lease.lease_id}`));
      for (const { answers } of [lease, again]) {
        const { labeler, labeler_email, response } = answers[0];
        assert.deepEqual(response, { category: 'no' });
        const told = project === 'open' ? [ann.userId, ann.email] : [undefined, undefined];
        assert.deepEqual([labeler, labeler_email], told);
      }
      if (project === 'hidden') assert.equal(JSON.stringify(lease.answers).includes(ann.userId), false);
      const verdict = { decision, comments: `said: ${decision}`, response: { category: 'yes' } };
      ok(await on(reviewer, lease, 'review', verdict));
      const own = ok(await ann.call.get(`/v1/labeling/answers/${task_id}`));
      assert.deepEqual([own.state, own.review_comments], ['submitted', `said: ${decision}`]);
    }
  });

  it('shows what each of the team answered lately', async () => {
    const [bob] = (await createPeople(s, ['labeler'])) as [Person];
    await project('worked', { review: { share: 1 } });
    for (let i = 0; i < 3; i++) {
      await create({ project: 'worked' });
      const lease = await claimOne(bob, { projects: ['worked'] });
      ok(await on(bob, lease, 'submit', { response: { category: 'yes' }, time_spent_secs: 10 * (i + 1) }));
    }
    const review = await claimOne(reviewer, { kind: 'review', projects: ['worked'] });
    ok(await on(reviewer, review, 'review', { decision: 'reject', comments: 'no' }));
    const { labelers } = ok(await s.live.get('/v1/quality/work?days=1'));
    const of = (person: Person) => labelers.find(({ labeler }: { labeler: string }) => labeler === person.userId);
    const { last_answer_at, ...rest } = of(bob);
    assert.ok(Math.abs(Date.parse(last_answer_at) - Date.now()) < 60_000);
    const mean = { answered: 3, rejected: 1, mean_secs: 20, accuracy: [] };
    assert.deepEqual(rest, { labeler: bob.userId, email: bob.email, ...mean });
    assert.deepEqual(of(admin), { labeler: admin.userId, email: admin.email, answered: 0, rejected: 0, accuracy: [] });
    const stranger = await createStranger(s);
    assert.equal(JSON.stringify(ok(await stranger.get('/v1/quality/work'))).includes(bob.userId), false);
    assert.equal((await s.live.get('/v1/quality/work?days=0')).status, 400);
    assert.equal((await reviewer.call.get('/v1/quality/work')).status, 403);
  });

  it('sends a test callback, signed, as its own kind, and needs somewhere to send it', async () => {
    const receiver: Receiver = await startReceiver();
    try {
      assert.match((await s.live.post('/v1/callbacks/test')).json.error, /callback_url/);
      assert.equal((await s.live.post('/v1/callbacks/test', { callback_url: 'nowhere' })).status, 400);
      const sent = ok(await s.live.post('/v1/callbacks/test', { callback_url: `${receiver.url}/given` }));
      assert.deepEqual([sent.reason, sent.status, sent.task_id], ['test', 'due', undefined]);
      ok(await s.live.post('/v1/settings', { callback_url: `${receiver.url}/default` }));
      ok(await s.live.post('/v1/callbacks/test'));
      const [first] = await receiver.waitForCount(2);
      assert.equal(first!.json.task.metadata.test_callback, true);
      assert.ok(first!.headers['webhook-signature']);
      const seen = () => s.live.get(`/v1/callbacks/${sent.callback_id}`);
      const delivered = await until(seen, ({ json }) => json.status === 'delivered');
      assert.equal(delivered.json.attempts.length, 1);
      assert.equal((await reviewer.call.post('/v1/callbacks/test', { callback_url: receiver.url })).status, 403);
    } finally {
      ok(await s.live.post('/v1/settings', { callback_url: null }));
      await receiver.close();
    }
  });

  it('names the account, for both worlds and no other account', async () => {
    const stranger = await createStranger(s);
    const theirs = ok(await stranger.get('/v1/account'));
    assert.deepEqual(ok(await s.live.post('/v1/account', { name: 'Acme' })), { name: 'Acme' });
    assert.deepEqual(ok(await s.test.get('/v1/account')), { name: 'Acme' });
    assert.deepEqual(ok(await stranger.get('/v1/account')), theirs);
    for (const name of ['', ' ', 'x'.repeat(201), 5]) {
      assert.equal((await s.live.post('/v1/account', { name })).status, 400, String(name).slice(0, 5));
    }
    assert.equal((await reviewer.call.get('/v1/account')).status, 403);
  });

  it('lets a session look into the other world by a header, which a key never does', async () => {
    const token = await signInToken(s, admin.userId);
    const nobody = api(s.server);
    const here = { origin: s.server.url };
    const signedIn = await nobody.post('/session', { token }, { headers: here });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const headers = { ...here, cookie };
    const test = { headers: { ...headers, 'taskwright-mode': 'test' } };
    const made = ok(await nobody.post('/v1/keys', { name: 'sandbox' }, test));
    assert.match(made.key, /^test_/);
    assert.match(ok(await nobody.get('/v1/settings', test)).callback_auth_key, /^test_auth_/);
    assert.match(ok(await nobody.get('/v1/settings', { headers })).callback_auth_key, /^live_auth_/);
    const listed = (options: object) => nobody.get('/v1/keys', options).then((all) => ok(all).keys.map(idOf));
    assert.ok((await listed(test)).includes(made.key_id));
    assert.equal((await listed({ headers })).includes(made.key_id), false);
    const byKey = await s.live.get('/v1/settings', { headers: { 'taskwright-mode': 'test' } });
    assert.match(byKey.json.callback_auth_key, /^live_auth_/);
  });

  const idOf = ({ key_id }: { key_id: string }) => key_id;
}
