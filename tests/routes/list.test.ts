import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { BOX_TASK, suite } from '../kit/suite.ts';

interface Doc {
  task_id: string;
  created_at: string;
  status: string;
  type: string;
}

suite('GET /v1/tasks', (s) => {
  const made: Doc[] = [];
  const list = async (query: string) => (await s.live.get(`/v1/tasks?${query}`)).json;
  const ids = (page: { docs: Doc[] }) => page.docs.map((doc) => doc.task_id);

  before(async () => {
    for (let i = 0; i < 25; i++) {
      const type = i % 5 === 0 ? 'categorization' : 'imageannotation';
      const body = type === 'categorization' ? { attachment: 'x', categories: ['a', 'b'] } : BOX_TASK;
      const fields = { unique_id: `list,${i}`, tags: i % 2 ? ['odd', `n${i}`] : ['even'] };
      made.unshift((await s.live.post(`/v1/task/${type}`, { ...body, ...fields })).json);
    }
    await s.live.post(`/v1/task/${made[3]!.task_id}/cancel`);
    await s.live.post(`/v1/task/${made[4]!.task_id}/cancel`);
  });

  it('lists newest first with all the keys that the SDK reads', async () => {
    const page = await list('');
    assert.deepEqual(Object.keys(page), ['docs', 'total', 'limit', 'offset', 'has_more']);
    assert.equal(page.total, 25);
    assert.equal(page.limit, 100);
    assert.equal(page.offset, 0);
    assert.equal(page.has_more, false);
    assert.deepEqual(
      ids(page),
      made.map((task) => task.task_id),
    );
    assert.deepEqual(page.docs[0], (await s.live.get(`/v1/task/${made[0]!.task_id}`)).json);
    assert.deepEqual(ids(await list('limit=3')), ids({ docs: made.slice(0, 3) }));
  });

  it('walks all pages by next_token, with filters, while tasks are added', async () => {
    for (const filter of ['', 'status=pending', 'tags=odd', 'type=imageannotation', 'start_time=2020-01-01']) {
      const all = ids(await list(filter));
      const walked: string[] = [];
      let token = '';
      do {
        const page = await list(`${filter}&limit=4${token && `&next_token=${token}`}`);
        assert.equal(page.has_more, 'next_token' in page);
        assert.ok(page.total >= all.length);
        walked.push(...ids(page));
        token = page.next_token ?? '';
        await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, tags: ['odd'], unique_id: null });
      } while (token);
      assert.deepEqual(walked, all, filter);
      for (const id of ids(await list(filter)).filter((i) => !all.includes(i)))
        await s.live.post(`/v1/task/${id}/cancel`);
    }
  });

  it('still pages by offset', async () => {
    const all = ids(await list(''));
    const page = await list('limit=2&offset=2');
    assert.deepEqual(ids(page), all.slice(2, 4));
    assert.equal(page.offset, 2);
    assert.equal(page.has_more, true);
  });

  it('refuses tokens that are forged, of other filters or of the other world', async () => {
    const token = (await list('limit=2&status=pending')).next_token as string;
    assert.equal((await s.live.get(`/v1/tasks?limit=50&status=pending&next_token=${token}`)).status, 200);
    const flipped = (token[0] === 'A' ? 'B' : 'A') + token.slice(1);
    const own = Buffer.from(JSON.stringify({ task_id: made[0]!.task_id, created_at: made[0]!.created_at }));
    const queries = [
      `status=pending&next_token=${flipped}`,
      `next_token=${token}`,
      `status=canceled&next_token=${token}`,
      `status=pending&next_token=${token}x`,
      `next_token=${own.toString('base64url')}`,
      'next_token=garbage',
    ];
    for (const query of queries) {
      const answer = await s.live.get(`/v1/tasks?${query}`);
      assert.equal(answer.status, 400, query);
      assert.match(answer.json.error, /"next_token"/);
    }
    assert.equal((await s.test.get(`/v1/tasks?limit=50&status=pending&next_token=${token}`)).status, 400);
  });

  it('filters by status, type, unique_id and tags', async () => {
    assert.equal((await list('type=categorization')).total, 5);
    const canceled = await list(`status=canceled&unique_id=${encodeURIComponent('list,21')}`);
    assert.deepEqual(ids(canceled), [made[3]!.task_id]);
    assert.equal((await list('status=error')).total, 0);
    assert.equal((await list('status=completed')).total, 0);
    assert.equal((await list('status=pending&type=categorization')).total, 4);
    assert.equal((await list('unique_id=list,3')).total, 1, 'a comma is part of a unique_id');
    assert.equal((await list('unique_id=list,3&unique_id=list,4&unique_id=none')).total, 2);
    assert.equal((await list('tags=n1')).total, 1);
    assert.equal((await list('tags=n1&tags=n3')).total, 2);
    assert.equal((await list('tags=n1,n3,n5')).total, 3, 'any of them, separated by commas too');
    assert.equal((await list('tags=even&type=categorization')).total, 3);
    assert.equal((await list('tags=even,n5&type=categorization&limit=2')).docs.length, 2);
    assert.equal((await list('project=nowhere')).total, 0);
    assert.equal((await list('batch=nowhere&customer_review_status=accepted,fixed')).total, 0);
  });

  it('filters by time, inclusive at both ends', async () => {
    const at = made[10]!.created_at;
    const since = await list(`start_time=${at}`);
    assert.ok(ids(since).includes(made[10]!.task_id));
    assert.ok(ids(since).includes(made[9]!.task_id));
    const until = await list(`end_time=${at}`);
    assert.ok(ids(until).includes(made[10]!.task_id));
    assert.equal(
      since.total + until.total - (await list('')).total,
      (await list(`start_time=${at}&end_time=${at}`)).total,
    );
    const naive = at.replace('Z', '').replace('T', ' ');
    assert.equal((await list(`start_time=${encodeURIComponent(naive)}`)).total, since.total, 'naive is UTC');
    assert.equal((await list(`start_time=${at.replace('Z', '999')}`)).total, since.total, 'microseconds');
    const shifted = new Date(Date.parse(at) + 2 * 3600_000).toISOString().replace('Z', '+02:00');
    assert.equal((await list(`start_time=${encodeURIComponent(shifted)}`)).total, since.total);
    assert.equal((await list(`start_time=${shifted}`)).total, since.total, 'a + that arrives as a space');
    assert.equal((await list('start_time=2021-04-25')).total, (await list('')).total);
    assert.equal((await list('end_time=2021-04-25')).total, 0);
    assert.equal((await list('completed_after=2020-01-01')).total, 0, 'never completed ones do not match');
    assert.equal((await list(`updated_after=2020-01-01&updated_before=9999-12-31`)).total, (await list('')).total);
    assert.equal((await list(`updated_before=${made[24]!.created_at}`)).total, 1);
    const done = (await s.test.post('/v1/task/imageannotation', BOX_TASK)).json;
    const completed = await s.test.get(
      `/v1/tasks?completed_after=${done.completed_at}&completed_before=${done.completed_at}`,
    );
    assert.equal(completed.json.total, 1);
  });

  it('knows the quirks of real clients (api-facts A.7)', async () => {
    const all = (await list('')).total;
    const ruby = await list('callback_url&end_time&limit=2&offset=0&start_time&status&type');
    assert.equal(ruby.total, all);
    assert.equal(ruby.docs.length, 2);
    const python = await list('include_attachment_url=True&limited_response=False&customer_review_status=');
    assert.equal(python.total, all);
    const limited = await list('limited_response=true&limit=1');
    assert.deepEqual(Object.keys(limited.docs[0]), ['task_id', 'status', 'metadata']);
    const withBody = await s.live.request('GET', '/v1/tasks?limit=1', { callback_url: null });
    assert.equal(withBody.status, 200);
  });

  it('refuses bad values, naming the parameter', async () => {
    const bad: [string, RegExp][] = [
      ['limit=0', /"limit" must be greater than or equal to 1/],
      ['limit=101', /"limit" must be less than or equal to 100/],
      ['limit=ten', /"limit" must be an integer/],
      ['limit=1e9', /"limit" must be less/],
      ['limit=1.5', /"limit" must be an integer/],
      ['limit=5&limit=6', /"limit" must be given once/],
      ['offset=-1', /"offset" must be greater than or equal to 0/],
      ['status=done', /"status" must be one of \[pending, completed, canceled, error\]/],
      ['customer_review_status=great', /"customer_review_status" must be one of/],
      ['start_time=yesterday', /"start_time" must be an ISO 8601 time/],
      ['start_time=2021-02-30', /"start_time"/],
      ['end_time=2021-13-01', /"end_time"/],
      ['updated_after=2021-01-01T25:00:00', /"updated_after"/],
      ['completed_before=2021-01-01T00:00:00%2B99:00', /"completed_before"/],
      ['limited_response=maybe', /"limited_response" must be a boolean/],
    ];
    for (const [query, sentence] of bad) {
      const answer = await s.live.get(`/v1/tasks?${query}`);
      assert.equal(answer.status, 400, query);
      assert.match(answer.json.error, sentence);
    }
  });

  it('counts exactly what the rows say, for every mix of counted filters', async () => {
    for (const status of ['', 'pending', 'canceled']) {
      for (const type of ['', 'categorization', 'imageannotation']) {
        const query = `status=${status}&type=${type}`;
        const { total, docs } = await list(query);
        const walked = await list(`${query}&start_time=2020-01-01`);
        assert.equal(total, walked.total, query);
        assert.equal(total, docs.length, query);
      }
    }
  });

  it('finds 400 unique_ids at once, and tags that hold a comma', async () => {
    const unique_id = `${'u'.repeat(100)}-last`;
    const made = await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id, tags: ['red, green'] });
    assert.equal(made.status, 200, made.text);
    const others = Array.from({ length: 400 }, (_, i) => `unique_id=${'u'.repeat(100)}-${i}`).join('&');
    assert.equal((await list(`${others}&unique_id=${unique_id}`)).total, 1);
    assert.equal((await list(`tags=${encodeURIComponent('red, green')}`)).total, 1);
  });

  it('ignores parameters that it does not know, also when they come twice', async () => {
    const { total } = await list('limit=1');
    assert.equal((await list('limit=1&utm=1&utm=2')).total, total);
    // The filter after two thousand others counts too.
    assert.equal((await list(`${'x=&'.repeat(2100)}tags=nobody-has-this`)).total, 0);
  });

  it('and so do the other lists, but a parameter that counts is given once', async () => {
    const lists = {
      '/v1/batches': 'limit',
      '/v1/callbacks': 'limit',
      '/v1/labeling/answers': 'limit',
      '/v1/labeling/leases': 'limit',
      '/v1/labeling/skipped': 'after',
      '/v1/projects': 'archived',
      '/v1/tasks': 'limit',
      '/v1/tasks/export': 'format',
    };
    for (const [path, name] of Object.entries(lists)) {
      const ignoring = await s.live.get(`${path}?utm=1&utm=2&${name}=`);
      assert.equal(ignoring.status, 200, `${path}: ${ignoring.text}`);
      const twice = await s.live.get(`${path}?${name}=1&${name}=1`);
      assert.equal(twice.status, 400, path);
      assert.match(twice.json.error, new RegExp(`"${name}" must be`));
    }
  });
});
