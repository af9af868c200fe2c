import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventKind } from '../../src/rules/event-kind.ts';
import { openStore } from '../../src/store/open.ts';
import { command, createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { openStream, type Stream } from '../kit/event-stream.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

suite('GET /v1/events', (s) => {
  const open = (options = {}) => openStream(s.server, s.server.liveKey, options);
  const create = async (fields: object = {}): Promise<string> =>
    (await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, ...fields })).json.task_id;
  const actions = (stream: Stream) => stream.events.map(({ data }) => `${data.action} ${data.task_id}`);

  it('tells each change once it is committed, in order, with what was before and after', async () => {
    await create();
    const stream = await open();
    assert.equal(stream.status, 200);
    assert.match(stream.headers['content-type']!, /^text\/event-stream/);
    assert.match(String(stream.headers['x-request-id']), /^req_/);
    const id = await create({ unique_id: 'line\nend' });
    await s.live.put(`/v1/task/${id}/tags`, ['a']);
    await s.live.post(`/v1/task/${id}/cancel`);
    await s.live.post('/v1/tasks/bulk', [{ type: 'imageannotation', ...BOX_TASK }]);
    await stream.until(({ events }) => events.length === 4);
    assert.deepEqual(actions(stream).slice(0, 3), [`create task ${id}`, `add tags ${id}`, `cancel task ${id}`]);
    assert.equal(stream.events[3]!.data.action, 'create task');
    const [first, second] = stream.events;
    assert.equal(first!.name, 'task');
    assert.equal(first!.id, first!.data.event_id);
    assert.deepEqual(Object.keys(first!.data), ['event_id', 'at', 'action', 'task_id', 'after']);
    assert.deepEqual(first!.data.after, { type: 'imageannotation', status: 'pending', unique_id: 'line\nend' });
    assert.deepEqual([second!.data.before, second!.data.after], [{ tags: [] }, { tags: ['a'] }]);
    assert.ok(Math.abs(Date.parse(second!.data.at) - Date.now()) < 60_000);
    stream.close();
  });

  it('goes on after the last event that the reader has: by header, by query, the header wins', async () => {
    const stream = await open();
    const ids = [await create(), await create(), await create()];
    await stream.until(({ events }) => events.length === 3);
    stream.close();
    ids.push(await create());
    const [first, second] = stream.events.map((event) => event.id);
    for (const [options, from] of [
      [{ lastEventId: first }, 1],
      [{ query: `last_event_id=${first}` }, 1],
      [{ query: `last_event_id=${first}`, lastEventId: second }, 2],
    ] as const) {
      const again = await open(options);
      await again.until(({ events }) => events.length >= 4 - from);
      const late = await create();
      ids.push(late);
      await again.until(({ events }) => events.at(-1)?.data.task_id === late);
      assert.deepEqual(
        again.events.map(({ data }) => data.task_id),
        ids.slice(from),
      );
      again.close();
    }
    const all = await open({ lastEventId: '0'.repeat(24), query: 'types=task' });
    await all.until(({ events }) => events.at(-1)?.data.task_id === ids.at(-1));
    assert.equal(new Set(all.events.map((event) => event.id)).size, all.events.length);
    all.close();
  });

  it('tells the kinds and the task that the reader asked for', async () => {
    const watched = await create();
    const [task, queue, all] = await Promise.all([
      open({ query: `task_id=${watched}` }),
      open({ query: 'types=queue,batch' }),
      open({ query: 'types=task&types=queue' }),
    ]);
    await create();
    await s.live.post(`/v1/task/${watched}/cancel`);
    await all.until(({ events }) => events.length === 2);
    await task.until(({ events }) => events.length === 1);
    assert.deepEqual(actions(task), [`cancel task ${watched}`]);
    assert.deepEqual(queue.events, []);
    for (const stream of [task, queue, all]) stream.close();
  });

  it('tells nobody of another account, of the other mode, or of keys', async () => {
    const printed = await command(s, 'accounts', 'create', '--name', 'other', '--email', 'o@example.com');
    const otherKey = /live key: (\S+)/.exec(printed)![1]!;
    const other = await openStream(s.server, otherKey);
    const test = await openStream(s.server, s.server.testKey);
    const live = await open();
    const own = await create();
    await s.live.post('/v1/keys', { name: 'unseen' });
    const testTask = (await s.test.post('/v1/task/imageannotation', BOX_TASK)).json.task_id;
    const otherTask = (await api(s.server, otherKey).post('/v1/task/imageannotation', BOX_TASK)).json.task_id;
    const last = await create();
    await live.until(({ events }) => events.at(-1)?.data.task_id === last);
    for (const stream of [other, test]) await stream.until(({ events }) => events.length > 0);
    assert.deepEqual(actions(live), [`create task ${own}`, `create task ${last}`]);
    assert.deepEqual(actions(test), [`create task ${testTask}`]);
    assert.deepEqual(actions(other), [`create task ${otherTask}`]);
    // Nor to one who comes back with an event of somebody else.
    const foreign = await openStream(s.server, otherKey, { lastEventId: live.events[0]!.id });
    await foreign.until(({ events }) => events.length > 0);
    assert.deepEqual(actions(foreign), [`create task ${otherTask}`]);
    for (const stream of [other, test, live, foreign]) stream.close();
    const { key } = await createAccountUser(s, { email: 'l@example.com', role: 'labeler', mode: 'live' });
    assert.equal((await api(s.server, key).get('/v1/events')).status, 403);
    const member = await createAccountUser(s, { email: 'm@example.com', role: 'member', mode: 'live' });
    const allowed = await openStream(s.server, member.key);
    assert.equal(allowed.status, 200);
    allowed.close();
  });

  it('has every kind of change in one of three kinds, or none', () => {
    for (const [action, taskId, kind] of [
      ['create task', 't', 'task'],
      ['set metadata', 't', 'task'],
      ['submit answer', 't', 'queue'],
      ['claim task', 't', 'queue'],
      ['expire lease', 't', 'queue'],
      ['take task out of the queue', 't', 'queue'],
      ['finalize batch', null, 'batch'],
      ['set batch metadata', null, 'batch'],
      ['create key', null, undefined],
      ['change settings', null, undefined],
    ] as const) {
      assert.equal(eventKind(action, taskId), kind, action);
    }
  });

  it('refuses bad values in the envelope', async () => {
    for (const [query, sentence] of [
      ['types=tasks', /"types.0" must be one of \[task, batch, queue\]/],
      ['last_event_id=5', /"last_event_id" must be the id of an event/],
      ['task_id=a&task_id=b', /"task_id"/],
    ] as const) {
      const answer = await s.live.get(`/v1/events?${query}`);
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.json.error, sentence);
    }
    assert.equal((await s.live.request('HEAD', '/v1/events')).status, 404);
  });

  it('gives each event exactly once to a reader who goes and comes back while many write', async () => {
    const begin = await open();
    await create();
    await begin.until(({ events }) => events.length === 1);
    begin.close();
    const steady = await open({ lastEventId: begin.events[0]!.id });
    let writing = true;
    const writers = Array.from({ length: 12 }, async (_, i) => {
      for (let n = 0; n < 40; n++) {
        if (i < 3) await s.live.post('/v1/tasks/bulk', Array(5).fill({ type: 'imageannotation', ...BOX_TASK }));
        else await s.live.post(`/v1/task/${await create()}/cancel`);
      }
    });
    const done = Promise.all(writers).then(() => {
      writing = false;
    });
    const seen: string[] = [];
    let last = begin.events[0]!.id;
    const readSome = async (count: number): Promise<void> => {
      const stream = await open({ lastEventId: last });
      await stream.until(({ events }) => events.length >= count || !writing);
      stream.close();
      seen.push(...stream.events.map((event) => event.id));
      last = seen.at(-1) ?? last;
    };
    for (let round = 0; writing; round++) await readSome(1 + ((round * 37) % 90));
    await done;
    const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
    const rows = await store.all(
      `select event_id from events where mode = 'live' and event_id > ? and task_id is not null`,
      [begin.events[0]!.id],
    );
    await store.close();
    const rest = await open({ lastEventId: last });
    await rest.until(({ events }) => seen.length + events.length >= rows.length);
    await steady.until(({ events }) => events.length >= rows.length);
    seen.push(...rest.events.map((event) => event.id));
    assert.equal(rows.length, 3 * 40 * 5 + 9 * 40 * 2);
    assert.deepEqual(seen.toSorted(), rows.map(([id]) => String(id)).toSorted(), 'no gap and no double');
    assert.deepEqual(
      steady.events.map((event) => event.id),
      seen,
      'the same order for all',
    );
    steady.close();
    rest.close();
  });

  it('drops a reader who takes nothing, and lets him go on where he was', async () => {
    const id = await create();
    const slow = await open({ query: `task_id=${id}` });
    slow.pause();
    const metadata = { text: 'x'.repeat(9000) };
    const edits = 1200;
    for (let n = 0; n < edits; n += 40) {
      await Promise.all(
        Array.from({ length: 40 }, (_, i) => s.live.post(`/v1/task/${id}/setMetadata`, { ...metadata, n: n + i })),
      );
    }
    // The news of the last edit come within two polls.
    await sleep(1500);
    slow.resume();
    await slow.until(({ ended }) => ended !== 'open');
    assert.equal(slow.ended, 'broken');
    assert.ok(slow.events.length < edits, `${slow.events.length} were buffered`);
    const again = await open({ query: `task_id=${id}`, lastEventId: slow.events.at(-1)!.id });
    await again.until(({ events }) => slow.events.length + events.length >= edits);
    assert.equal(new Set([...slow.events, ...again.events].map((event) => event.id)).size, edits);
    again.close();
  });

  it('beats, and ends when the key was revoked', async () => {
    const { key, key_id } = (await s.live.post('/v1/keys', { name: 'short' })).json;
    const [revoked, kept] = [await openStream(s.server, key), await open()];
    await s.live.delete(`/v1/keys/${key_id}`);
    await kept.until(({ comments }) => comments.includes(': beat'));
    await revoked.until(({ ended }) => ended !== 'open');
    assert.equal(kept.ended, 'open');
    kept.close();
  });

  it('takes a thousand readers and no more', async () => {
    const streams: Stream[] = [];
    for (let n = 0; n < 1000; n += 50) streams.push(...(await Promise.all(Array.from({ length: 50 }, () => open()))));
    assert.ok(streams.every((stream) => stream.status === 200));
    const refused = await s.live.get('/v1/events');
    assert.equal(refused.status, 503);
    assert.equal(refused.headers['retry-after'], '5');
    assert.match(refused.json.error, /Too many event streams/);
    await create();
    await Promise.all(streams.map((stream) => stream.until(({ events }) => events.length === 1, 30_000)));
    for (const stream of streams) stream.close();
    for (let tries = 0; ; tries++) {
      const stream = await open();
      stream.close();
      if (stream.status === 200) break;
      assert.ok(tries < 100, 'places come free again');
      await sleep(50);
    }
  });

  it('ends the streams when the server stops', async () => {
    const stream = await open();
    await s.server.restart();
    await stream.until(({ ended }) => ended !== 'open');
    assert.equal(stream.ended, 'ended');
  });
});
