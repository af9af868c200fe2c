/** /v1/studio as Scale's clients call it; what it does to the queue is in tests/queue/studio.test.ts. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';

suite('studio', (s) => {
  let ann: Person;
  let bob: Person;
  const assign = (verb: string, emails: unknown, projects: unknown, by = s.live) =>
    by.post(`/v1/studio/assignments/${verb}`, { emails, projects });
  const groups = (project: string) => `/v1/studio/projects/${encodeURIComponent(project)}/groups`;
  const refused = (answer: { status: number; json: { error: string } }, status: number, sentence: RegExp) => {
    assert.equal(answer.status, status, answer.json.error);
    assert.match(answer.json.error, sentence);
  };

  before(async () => {
    [ann, bob] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
    for (const name of ['a/b', 'other']) ok(await s.live.post('/v1/projects', { type: 'categorization', name }));
  });

  it('maps e-mail to projects, the whole map at every change', async () => {
    assert.deepEqual(ok(await s.live.get('/v1/studio/assignments')), { [ann.email]: [], [bob.email]: [] });
    const map = ok(await assign('add', [ann.email.toUpperCase(), ann.email, bob.email], ['other', 'a/b', 'other']));
    assert.deepEqual(map, { [ann.email]: ['a/b', 'other'], [bob.email]: ['a/b', 'other'] });
    assert.deepEqual(ok(await assign('add', [ann.email], ['other'])), map, 'again is fine');
    assert.deepEqual(ok(await s.live.get('/v1/studio/assignments')), map);
    const left = ok(await assign('remove', [bob.email], ['a/b']));
    assert.deepEqual(left, { [ann.email]: ['a/b', 'other'], [bob.email]: ['other'] });
    assert.deepEqual(ok(await s.test.get('/v1/studio/assignments')), { [ann.email]: [], [bob.email]: [] });
    refused(await assign('add', [ann.email], ['a/b'], s.test), 404, /Project "a\/b" not found/);
  });

  it('refuses whom and what there is not, with nothing done', async () => {
    const before = (await s.live.get('/v1/studio/assignments')).text;
    refused(await assign('add', ['no@example.com'], ['other']), 404, /no "no@example.com" in the team/);
    refused(await assign('add', [bob.email], ['a/b', 'none']), 404, /Project "none" not found/);
    refused(await assign('remove', [bob.email], ['none']), 404, /Project "none" not found/);
    refused(await assign('add', [], ['other']), 400, /"emails"/);
    refused(await assign('add', [bob.email], 5), 400, /"projects"/);
    const names = Array.from({ length: 100 }, (_, i) => `p${i}`);
    const many = Array.from({ length: 6 }, (_, i) => `${i}@example.com`);
    refused(await assign('add', many, names), 400, /at most 500 assignments/);
    assert.equal((await s.live.get('/v1/studio/assignments')).text, before);
  });

  it('makes groups of those assigned, and changes them', async () => {
    const made = ok(await s.live.post(groups('a/b'), { emails: [ann.email], name: 'night / shift' }));
    assert.match(made.id, /^[0-9a-f]{24}$/);
    const worker = { id: ann.userId, email: ann.email };
    assert.deepEqual(made, {
      id: made.id,
      name: 'night / shift',
      numWorkers: 1,
      isSingleton: false,
      workers: [worker],
    });
    assert.deepEqual(ok(await s.live.get(groups('a/b'))), [made]);
    assert.deepEqual(ok(await s.live.get(groups('other'))), []);
    refused(await s.live.post(groups('a/b'), { emails: [], name: 'night / shift' }), 409, /already exists/);
    ok(await s.live.post(groups('other'), { emails: [], name: 'night / shift' }));
    refused(
      await s.live.post(groups('a/b'), { emails: [bob.email], name: 'x' }),
      400,
      /"emails" must hold people assigned/,
    );
    refused(await s.live.post(groups('a/b'), { emails: [], name: '..' }), 400, /"name"/);
    refused(await s.live.post(groups('none'), { emails: [], name: 'x' }), 404, /Project "none"/);
    const path = `${groups('a/b')}/${encodeURIComponent('night / shift')}`;
    refused(await s.live.put(path, { add_emails: [bob.email] }), 400, /"add_emails" must hold people assigned/);
    ok(await assign('add', [bob.email], ['a/b']));
    const changed = ok(await s.live.put(path, { add_emails: [bob.email], remove_emails: [ann.email] }));
    assert.deepEqual(changed.workers, [{ id: bob.userId, email: bob.email }]);
    assert.equal(changed.id, made.id);
    refused(await s.live.put(`${groups('a/b')}/none`, {}), 404, /Group "none" not found/);
    ok(await assign('remove', [bob.email], ['a/b']));
    assert.equal(ok(await s.live.get(groups('a/b')))[0].numWorkers, 0, 'who is not assigned is in no group');
  });

  it('lists pending batches with counts and groups, in an order that can be set and taken back', async () => {
    for (const [name, project] of [
      ['one', 'a/b'],
      ['t/wo', 'other'],
      ['three', 'other'],
    ]) {
      ok(await s.live.post('/v1/batches', { project, name, calibration_batch: name === 'three' }));
    }
    const fields = { categories: ['a', 'b'], attachment: 'http://a.example/1.png', project: 'a/b', batch: 'one' };
    for (let i = 0; i < 2; i++) ok(await s.live.post('/v1/task/categorization', fields));
    const list = async () => ok(await s.live.get('/v1/studio/batches'));
    assert.deepEqual((await list())[0], {
      id: 'one',
      name: 'one',
      projectId: 'a/b',
      projectName: 'a/b',
      batchType: 'Production',
      total: 2,
      completed: 0,
      groups: [],
    });
    const names = (batches: { name: string }[]) => batches.map(({ name }) => name);
    assert.deepEqual(names(await list()), ['one', 't/wo', 'three']);
    assert.equal((await list())[2].batchType, 'Calibration');

    const set = (order: unknown) => s.live.post('/v1/studio/batches/set_priorities', { batches: order });
    const named = (...order: string[]) => order.map((name) => ({ name }));
    const ordered = ok(await set(named('three', 't/wo', 'one')));
    assert.deepEqual(
      ordered.map((one: { name: string; studioPriority: number }) => [one.name, one.studioPriority]),
      [
        ['three', 1],
        ['t/wo', 2],
        ['one', 3],
      ],
    );
    assert.deepEqual(await list(), ordered);
    refused(await set(named('one', 't/wo')), 400, /"three" is missing/);
    refused(await set(named('one', 't/wo', 'three', 'none')), 400, /"none" is none/);
    refused(await set(named('one', 't/wo', 'three', 'one')), 400, /each batch once/);
    refused(await set(['one']), 400, /"batches/);
    assert.deepEqual(await list(), ordered);
    assert.equal(ok(await s.live.get('/v1/batches/three')).status, 'staging', 'an order opens nothing');

    const night = 'night / shift';
    const path = `/v1/studio/batches/${encodeURIComponent('t/wo')}`;
    assert.deepEqual(ok(await s.live.put(path, { groups: [night, night] })).groups, [night]);
    assert.deepEqual((await list())[1].groups, [night]);
    refused(await s.live.put(path, { groups: ['none'] }), 404, /Group "none" not found/);
    refused(await s.live.put('/v1/studio/batches/none', { groups: [] }), 404, /Batch "none" not found/);
    assert.deepEqual(ok(await s.live.put(path, { groups: [] })).groups, []);

    const reset = ok(await s.live.post('/v1/studio/batches/reset_priorities'));
    assert.deepEqual(names(reset), ['one', 't/wo', 'three']);
    assert.equal('studioPriority' in reset[0], false);
  });

  it('keeps one order of two that are set at once', async () => {
    const order = ['one', 't/wo', 'three'];
    const set = (names: string[]) =>
      s.live.post('/v1/studio/batches/set_priorities', { batches: names.map((name) => ({ name })) });
    for (let i = 0; i < 5; i++) {
      await Promise.all([set(order), set(order.toReversed())]).then((answers) => answers.map(ok));
      const names = ok(await s.live.get('/v1/studio/batches')).map(({ name }: { name: string }) => name);
      assert.ok([order.join(), order.toReversed().join()].includes(names.join()), names.join());
    }
  });
});
