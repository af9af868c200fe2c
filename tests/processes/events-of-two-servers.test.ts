import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { api } from '../kit/client.ts';
import { openStream } from '../kit/event-stream.ts';
import { type Server, startServer } from '../kit/server.ts';
import { type FreshStore, freshStore, STORES } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

const ITEM = { type: 'imageannotation', ...BOX_TASK };

describe('events of two servers on one PostgreSQL', {
  skip: !STORES.includes('postgres') && 'no PostgreSQL here',
}, () => {
  let store: FreshStore;
  let servers: Server[];
  let database: pg.Client;
  const client = (i: number) => api(servers[i]!, servers[i]!.liveKey);
  const open = (i: number, lastEventId?: string) => openStream(servers[i]!, servers[i]!.liveKey, { lastEventId });
  const create = async (i: number): Promise<string> =>
    (await client(i).post('/v1/task/imageannotation', BOX_TASK)).json.task_id;
  const eventIds = async (): Promise<string[]> =>
    (await database.query('select event_id from events where task_id is not null')).rows.map((row) => row.event_id);

  before(async () => {
    store = await freshStore('postgres');
    servers = await Promise.all([startServer({ env: store.env }), startServer({ env: store.env })]);
    database = new pg.Client({ connectionString: store.env.DATABASE_URL });
    await database.connect();
  });
  after(async () => {
    await database.end();
    await Promise.all(servers.map((server) => server.stop()));
    await store.dispose();
  });

  it('come to readers of both, each once and in one order, however often a reader moves from one to the other', async () => {
    const beginning = '0'.repeat(24);
    const steady = await Promise.all([open(0, beginning), open(1, beginning)]);
    let writing = true;
    const writers = Array.from({ length: 16 }, async (_, i) => {
      for (let n = 0; n < 30; n++) {
        if (i % 4 === 0) await client(i % 2).post('/v1/tasks/bulk', Array(7).fill(ITEM));
        else await client(n % 2).post(`/v1/task/${await create(i % 2)}/cancel`);
      }
    });
    const done = Promise.all(writers).then(() => {
      writing = false;
    });
    const moving: string[] = [];
    for (let round = 0; writing; round++) {
      const stream = await open(round % 2, moving.at(-1) ?? beginning);
      await stream.until(({ events }) => events.length > (round * 31) % 70 || !writing);
      stream.close();
      moving.push(...stream.events.map((event) => event.id));
    }
    await done;
    const all = await eventIds();
    assert.equal(all.length, 4 * 30 * 7 + 12 * 30 * 2);
    const rest = await open(0, moving.at(-1));
    await rest.until(({ events }) => moving.length + events.length >= all.length);
    moving.push(...rest.events.map((event) => event.id));
    for (const stream of steady) await stream.until(({ events }) => events.length >= all.length);
    assert.deepEqual(moving.toSorted(), all.toSorted(), 'no gap and no double');
    for (const stream of steady)
      assert.deepEqual(
        stream.events.map((event) => event.id),
        moving,
      );
    for (const stream of [...steady, rest]) stream.close();
  });

  it('are not skipped when they were begun first and are committed last', async () => {
    const stream = await open(0);
    const first = await create(0);
    await stream.until(({ events }) => events.length === 1);
    const [one] = (await database.query('select * from events order by position desc, event_id desc limit 1')).rows;
    const lower = one.event_id.slice(0, -1) + (one.event_id.endsWith('f') ? 'e' : 'f');
    await database.query('begin');
    await database.query(
      `insert into events (account_id, event_id, at, mode, action, task_id) values ($1, $2, $3, 'live', 'late task', $4)`,
      [one.account_id, lower, Date.now(), first],
    );
    const second = await create(1);
    await database.query('commit');
    await stream.until(({ events }) => events.length === 3);
    assert.deepEqual(
      stream.events.map(({ data }) => [data.action, data.task_id]),
      [
        ['create task', first],
        ['late task', first],
        ['create task', second],
      ],
    );
    stream.close();
    for (const [i, event] of stream.events.entries()) {
      const again = await open(i % 2, event.id);
      const last = await create(i % 2);
      await again.until(({ events }) => events.at(-1)?.data.task_id === last);
      assert.deepEqual(
        again.events.slice(0, 2 - i).map(({ id }) => id),
        stream.events.slice(i + 1, 3).map(({ id }) => id),
      );
      again.close();
    }
  });

  it('are held up by a transaction that hangs in the database, but not for long', async () => {
    const stream = await open(1);
    await database.query('begin');
    await database.query('select pg_current_xact_id()');
    const made = [await create(0), await create(1)];
    await stream.until(({ events }) => events.length === 2, 15_000);
    await database.query('rollback');
    made.push(await create(0));
    await stream.until(({ events }) => events.length === 3);
    assert.deepEqual(
      stream.events.map(({ data }) => data.task_id),
      made,
    );
    stream.close();
  });

  it('still come after the database was restored into another cluster, whose transactions have lower numbers', async () => {
    await database.query('update events set position = position + 1000000000');
    await servers[0]!.restart();
    const stream = await open(0);
    const id = await create(0);
    await stream.until(({ events }) => events.length === 1);
    assert.equal(stream.events[0]!.data.task_id, id);
    const old = (await eventIds()).toSorted().at(-2)!;
    const resumed = await open(0, old);
    await resumed.until(({ events }) => events.at(-1)?.data.task_id === id);
    assert.equal(resumed.events.length, 1);
    stream.close();
    resumed.close();
  });
});
