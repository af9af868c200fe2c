import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, it } from 'node:test';
import { command } from '../kit/accounts.ts';
import { ended } from '../kit/children.ts';
import { postgresProxy } from '../kit/postgres-proxy.ts';
import { onEachStore } from '../kit/stores.ts';
import { until } from '../kit/until.ts';
import { startProxy } from './faulty-proxy.ts';
import { assertSame, batchesOf, finish, type Json, label, ok, type Pair, startPair, tasksOf } from './importing.ts';

const QUESTION = { attachment: 'http://a.example/1.png', categories: ['yes', 'no'] };
const PATH = '/v1/task/categorization';

onEachStore((store) => {
  let pair: Pair;
  before(async () => {
    pair = await startPair(store);
  });
  after(() => pair?.close());
  const create = async (fields: object = {}): Promise<Json> =>
    ok(await pair.there.live.post(PATH, { ...QUESTION, ...fields }));
  const here = async (id: string): Promise<Json> => ok(await pair.here.live.get(`/v1/task/${id}`));
  const submit = (category: string) => () => ({ verb: 'submit' as const, body: { response: { category } } });

  it('follows what changed there, and leaves what was done here', async () => {
    const { there, here: copy } = pair;
    ok(await there.live.post('/v1/projects', { type: 'categorization', name: 'cows', params: { categories: ['a'] } }));
    ok(await there.live.post('/v1/batches', { project: 'cows', name: 'monday', callback: 'http://a.example/batch' }));
    const inBatch = [await create({ batch: 'monday' }), await create({ batch: 'monday' })];
    const [renamed, retagged, canceled, answered] = [
      await create({ unique_id: 'old' }),
      await create({ tags: ['a', 'b'], metadata: { a: 1 } }),
      await create(),
      await create({ project: 'cows' }),
    ];
    assert.equal((await pair.run()).code, 0);
    await assertSame(pair);

    // There: everything changes.
    await label(there.live, { batches: ['monday'] }, 2, submit('yes'));
    ok(await there.live.post(`/v1/task/${renamed.task_id}/unique_id`, { unique_id: 'new' }));
    ok(await there.live.post(`/v1/task/${retagged.task_id}/tags`, ['b', 'c']));
    ok(await there.live.post(`/v1/task/${canceled.task_id}/cancel`));
    ok(await there.live.post('/v1/projects/cows/setParams', { categories: ['a', 'b'] }));
    await until(
      () => batchesOf(there.live),
      ([monday]) => monday.status === 'completed',
    );
    const added = await create({ unique_id: 'old' });
    // Here: one is answered.
    await label(copy.live, { projects: ['cows'], types: ['categorization'], limit: 1 }, 3, submit('no'));
    assert.equal((await here(answered.task_id)).status, 'completed');

    const second = await pair.run();
    assert.match(second.out, /projects: 0 new, 1 changed, 0 the same, 0 refused/);
    assert.match(second.out, /tasks: 1 new, 3 changed/);
    assert.equal((await here(renamed.task_id)).unique_id, 'new');
    assert.equal((await here(added.task_id)).unique_id, 'old');
    assert.deepEqual((await here(retagged.task_id)).tags, ['b', 'c']);
    const byTag = async (tag: string) => ok(await copy.live.get(`/v1/tasks?tags=${tag}`)).total;
    assert.deepEqual([await byTag('a'), await byTag('b'), await byTag('c')], [0, 1, 1]);
    assert.equal((await here(canceled.task_id)).status, 'canceled');
    assert.equal((await here(answered.task_id)).response.category, 'no');
    // Answered on both sides: each keeps its own, and a line says so.
    assert.equal(second.code, 1, second.out);
    for (const { task_id } of inBatch) {
      assert.equal((await here(task_id)).response.category, 'no');
      assert.match(
        second.out,
        new RegExp(`refused task ${task_id}: it changed there and here; it stays as it is here`),
      );
    }
    const { leases } = ok(await copy.live.post('/v1/labeling/claim', { limit: 10 }));
    assert.deepEqual(
      leases.map(({ task }: Json) => task.task_id).sort(),
      [renamed.task_id, retagged.task_id, added.task_id].sort(),
    );
  });

  it('tells of a unique_id that another task has here, and brings the task when it is free', async () => {
    const mine = ok(await pair.here.live.post(PATH, { ...QUESTION, unique_id: 'taken' }));
    const task = await create({ unique_id: 'taken' });
    const { code, out } = await pair.run();
    assert.equal(code, 1);
    assert.ok(out.includes(`refused task ${task.task_id}: the unique_id "taken" is the task ${mine.task_id}'s here`));
    assert.equal((await pair.here.live.get(`/v1/task/${task.task_id}`)).status, 404);
    ok(await pair.here.live.delete(`/v1/task/${mine.task_id}/unique_id`));
    assert.match((await pair.run()).out, /tasks: 1 new/);
    assert.equal((await here(task.task_id)).unique_id, 'taken');
  });

  it('says in one line what is wrong, with exit code 2', async () => {
    const { url } = pair.there.server;
    const closed = await startProxy(url, () => false);
    closed.close();
    const elsewhere = await startProxy(url, (path, _n, response) => {
      response.writeHead(302, { location: `${url}${path}` }).end();
      return true;
    });
    const page = await startProxy(
      url,
      () => false,
      () => '<html></html>',
    );
    const live = ['--mode', 'live'];
    const cases: [string[], Record<string, string>, string, RegExp][] = [
      [live, { TASKWRIGHT_IMPORT_KEY: 'live_nobody' }, url, /is refused: 401 Your API key does not correspond/],
      [live, { TASKWRIGHT_IMPORT_KEY: '' }, url, /a key of the other server is needed in TASKWRIGHT_IMPORT_KEY/],
      [live, {}, `${url}/other/place`, /does not answer as the task API does/],
      [live, {}, page.url, /does not answer as the task API does/],
      [live, {}, elsewhere.url, /sends on to .* where the key is not sent/],
      [live, {}, 'ftp://a.example', /--from must be an http\(s\) URL/],
      [live, {}, 'http://key@a.example', /--from must not hold a key/],
      [[], {}, url, /import needs --mode/],
      [['--mode', 'test'], { TASKWRIGHT_IMPORT_KEY: pair.there.server.liveKey }, url, /--mode live is needed/],
      [[...live, '--account', 'nobody'], {}, url, /there is no account nobody/],
      [[...live, '--key', 'x'], {}, url, /Unknown option '--key'/],
    ];
    for (const [args, env, from, sentence] of cases) {
      const { code, err } = await pair.run(args, env, from);
      assert.equal(code, 2, err);
      assert.match(err, sentence);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    }
    elsewhere.close();
    page.close();
  });

  it('outlives a source that is busy, fails and hangs up', async () => {
    for (let i = 0; i < 130; i++) await create({ tags: ['busy'] });
    const proxy = await startProxy(pair.there.server.url, (_path, n, response) => {
      if (n % 2) return false;
      const faults = [
        () => response.writeHead(429, { 'retry-after': '1' }).end('{"status_code":429,"error":"Slow down."}'),
        () => response.writeHead(500).end('{"status_code":500,"error":"Oh."}'),
        () => response.destroy(),
        () => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"docs":[');
          setTimeout(() => response.destroy(), 20);
        },
      ];
      faults[(n / 2) % faults.length]!();
      return true;
    });
    const { out, err } = await pair.run(undefined, {}, proxy.url);
    proxy.close();
    assert.match(out, /tasks: 130 new, 0 changed/, err);
    assert.equal(ok(await pair.here.live.get('/v1/tasks?tags=busy')).total, 130);
  });

  it('goes on after each chunk that it was killed at', async () => {
    const ids = new Set<string>();
    const lines = Array.from({ length: 450 }, () =>
      JSON.stringify({ type: 'categorization', ...QUESTION, tags: ['chunk'] }),
    );
    const bulk = { raw: lines.join('\n'), headers: { 'content-type': 'application/x-ndjson' } };
    for (const { task_id } of ok(await pair.there.live.post('/v1/tasks/bulk', undefined, bulk)).results)
      ids.add(task_id);
    let [pages, most] = [0, 0];
    const waiting: ServerResponse[] = [];
    // Each run gets one page more than the one before it, and is killed while it waits for the next.
    const proxy = await startProxy(pair.there.server.url, (path, _n, response) => {
      if (!path.startsWith('/v1/tasks?limit=100') || ++pages <= most) return false;
      waiting.push(response);
      return true;
    });
    for (most = 1; most <= 4; most++) {
      pages = 0;
      const child = pair.start(undefined, {}, proxy.url);
      const done = finish(child);
      await until(
        () => waiting.length,
        (n) => n > 0,
      );
      child.kill('SIGKILL');
      await ended(child);
      await done;
      waiting.length = 0;
    }
    most = Number.POSITIVE_INFINITY;
    // Read by the first of these runs, and changed since; and one that is newer than its beginning.
    const newest = [...ids].at(-1)!;
    ok(await pair.there.live.post(`/v1/task/${newest}/cancel`));
    ids.add((await create({ tags: ['chunk'] })).task_id);
    const { out } = await pair.run(undefined, {}, proxy.url);
    proxy.close();
    assert.match(out, /tasks: \d+ new/);
    const docs = (await tasksOf(pair.here.live)).filter(({ tags }) => tags?.includes('chunk'));
    assert.deepEqual(new Set(docs.map(({ task_id }) => task_id)), ids);
    assert.equal(docs.length, ids.size);
    assert.equal((await here(newest)).status, 'canceled');
    assert.match((await pair.run()).out, /tasks: 0 new, 0 changed/);
  });

  it('refuses by name what it does not know, and counts files that stay behind', async () => {
    const odd = await create({ metadata: { odd: 'type' } });
    const ok2 = await create({ instruction: 'SCALEDATA' });
    const proxy = await startProxy(
      pair.there.server.url,
      () => false,
      (text) => {
        const answer = JSON.parse(text);
        for (const task of answer.docs ?? []) {
          if (task.task_id === odd.task_id) task.type = 'sculpture';
          if (task.task_id === ok2.task_id) task.params.attachment = 'scaledata://0123/4567';
          task.postProcessingResults = { kept: true };
          task.work_started = true;
        }
        return JSON.stringify(answer);
      },
    );
    const { code, out } = await pair.run(undefined, {}, proxy.url);
    proxy.close();
    assert.equal(code, 1);
    assert.ok(out.includes(`refused task ${odd.task_id}: the type "sculpture" is not known here`), out);
    assert.match(out, /files: 1 tasks name files of the source/);
    const task = await here(ok2.task_id);
    assert.deepEqual(task.postProcessingResults, { kept: true });
    assert.equal(task.work_started, undefined);
    assert.equal((await pair.here.live.get(`/v1/task/${odd.task_id}`)).status, 404);
  });

  it('keeps the two modes apart, and takes the account by its name', async () => {
    const { there, here: copy } = pair;
    ok(await there.test.post(PATH, { ...QUESTION, unique_id: 'a test' }));
    ok(await there.test.post(PATH, QUESTION));
    const made = await command(copy, 'accounts', 'create', '--name', 'second', '--email', 'second@example.com');
    const { code, out } = await pair.run(['--mode', 'test']);
    assert.equal(code, 2, out);
    assert.equal((await pair.run(['--mode', 'test', '--account', '1'])).code, 0);
    const tasks = await assertSame(pair, 'test');
    assert.deepEqual(new Set(tasks.map(({ status }) => status)), new Set(['completed']));
    assert.deepEqual(ok(await copy.test.get('/v1/callbacks')).callbacks, []);
    assert.equal((await pair.run(['--mode', 'test', '--account', 'second'])).code, 0);
    const key = /test key: (\S+)/.exec(made)![1]!;
    const second = await copy.test.get('/v1/tasks', { key });
    assert.equal(ok(second).total, 2);
  });

  it('from a server that shows addresses of files alone, these are kept as they are', async () => {
    const { test } = pair.there;
    for (const [type, fields] of Object.entries({
      segmentannotation: { attachment: 'http://a.example/1.png', labels: ['cow'], allow_unlabeled: true },
      lidarannotation: { attachments: ['http://a.example/1.json'], labels: ['cow'] },
    })) {
      ok(await test.post(`/v1/task/${type}`, fields));
    }
    const ignorant = (path: string) => path.replace(/stored_response=true&?/, '');
    const proxy = await startProxy(pair.there.server.url, () => false, undefined, ignorant);
    const { code, out } = await pair.run(['--mode', 'test', '--account', '1'], {}, proxy.url);
    proxy.close();
    assert.equal(code, 0, out);
    await assertSame(pair, 'test');
    // Asked again where they are to be had, they come.
    assert.match((await pair.run(['--mode', 'test', '--account', '1'])).out, /tasks: 0 new, 2 changed/);
    const here = JSON.stringify(await tasksOf(pair.here.test));
    assert.ok(!here.includes(`${pair.there.server.url}/`), here);
  });

  it('goes on when the database loses a connection, with what was committed and with what was not', {
    skip: store === 'sqlite' && 'its database is no server',
  }, async () => {
    for (let i = 0; i < 20; i++) await create({ unique_id: `cut ${i}`, metadata: { marked: `marker-${i}-` } });
    const proxy = await postgresProxy(pair.here.env.DATABASE_URL!);
    proxy.cutAfterCommitOf('marker-7-');
    const { code, out, err } = await pair.run(['--mode', 'live', '--account', '1'], { DATABASE_URL: proxy.url });
    await proxy.close();
    // Of the tests before there are tasks that were changed on both sides.
    const refused = out.split('\n').filter((line) => line.startsWith('refused'));
    assert.ok(
      refused.every((line) => line.includes('it changed there and here')),
      out,
    );
    assert.equal(code, refused.length ? 1 : 0, out + err);
    const source = (await tasksOf(pair.there.live)).filter(({ unique_id }) => /^cut /.test(unique_id));
    const copies = (await tasksOf(pair.here.live)).filter(({ unique_id }) => /^cut /.test(unique_id));
    assert.equal(source.length, 20);
    assert.deepEqual(copies, source);
  });
}, 'taskwright import again');
