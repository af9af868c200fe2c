import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open.ts';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { type Received, startReceiver } from '../kit/receiver.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore, STORES, type StoreName } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

const TASKS = 400;
/** Milliseconds; a machine may be busy with other things. */
const LONG = 60_000;
const LOOPBACK = { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };

async function startProcess(env: Record<string, string>, visibility: number) {
  const program = join(import.meta.dirname, '../kit/callback-process.ts');
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env, VISIBILITY: String(visibility) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  track(child);
  await once(child.stdout, 'data');
  return {
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}

async function onStore<T>(env: Record<string, string>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: env.TASKWRIGHT_DATA_DIR! });
  return work(store).finally(() => store.close());
}

const count = (env: Record<string, string>, rows: string) =>
  onStore(env, async (store) => Number((await store.all(`select count(*) from ${rows}`, []))[0]![0]));

/** Goes with the test, whether it passes or not. */
async function setUp(t: TestContext, name: StoreName) {
  const fresh = await freshStore(name);
  const receiver = await startReceiver();
  const running: { kill(): Promise<void> }[] = [];
  t.after(async () => {
    await Promise.all(running.map((one) => one.kill()));
    await receiver.close();
    await fresh.dispose();
  });
  const serve = async (env: Record<string, string> = {}) => {
    const server = await startServer({ env: { ...fresh.env, ...env } });
    running.push(server);
    return server;
  };
  const startSending = async (visibility: number) => {
    const one = await startProcess(fresh.env, visibility);
    running.push(one);
    return one;
  };
  return { env: fresh.env, receiver, serve, startSending };
}

const idsOf = (received: Received[]) => received.map((one) => one.headers['webhook-id']);
const create = async (client: ReturnType<typeof api>, url: string) => {
  const answer = await client.post('/v1/task/imageannotation', { ...BOX_TASK, callback_url: url });
  assert.equal(answer.status, 200, answer.text);
};

describe('two servers on one PostgreSQL', { skip: !STORES.includes('postgres') && 'no PostgreSQL here' }, () => {
  it('send each callback once while nothing dies', async (t) => {
    const { env, receiver, serve } = await setUp(t, 'postgres');
    const servers = await Promise.all([serve(LOOPBACK), serve(LOOPBACK)]);
    receiver.answer('/once', { delay: 20 });
    const clients = servers.map((server) => api(server, server.testKey));
    await Promise.all(Array.from({ length: TASKS }, (_, i) => create(clients[i % 2]!, `${receiver.url}/once`)));
    await until(
      () => count(env, "callbacks where state = 'delivered'"),
      (delivered) => delivered === TASKS,
    );
    for (const server of servers) await server.stop();
    assert.equal(receiver.received.length, TASKS);
    assert.equal(new Set(idsOf(receiver.received)).size, TASKS);
    assert.equal(await count(env, 'callback_attempts'), TASKS);
  });
});

onEachStore((name) => {
  it('kill -9 in the middle of sending leaves nothing unsent', async (t) => {
    const { env, receiver, serve, startSending } = await setUp(t, name);
    // The tasks are made by a server that may not reach the receiver; only the processes below may.
    const server = await serve();
    const client = api(server, server.testKey);
    await Promise.all(Array.from({ length: TASKS }, () => create(client, `${receiver.url}/kill`)));
    await server.stop();
    assert.equal(receiver.received.length, 0);
    // What that server tried in vain is due again.
    await onStore(env, (store) =>
      store.write(async (tx) => {
        await tx.run("update callbacks set next_at = 0 where state = 'due'", []);
        await tx.run('delete from callback_endpoints', []);
      }),
    );

    receiver.answer('/kill', { delay: 100 });
    const visibility = 3_000;
    const first = await startSending(visibility);
    await receiver.waitForCount(40, undefined, LONG);
    await first.kill();
    const atKill = new Set(idsOf(receiver.received)).size;
    assert.ok(atKill < TASKS, 'it was in the middle');
    await startSending(visibility);
    await until(
      () => new Set(idsOf(receiver.received)).size,
      (sent) => sent === TASKS,
    );
    await until(
      () => count(env, "callbacks where state <> 'delivered'"),
      (left) => left === 0,
    );
    assert.equal(await count(env, 'tasks where callback_succeeded = 1'), TASKS);
  });

  it('a stop gives back what is under way, and the next start sends it without having counted a try', async (t) => {
    const { receiver, serve } = await setUp(t, name);
    receiver.answer('/hang', [{ instead: 'hang' }, { status: 200 }]);
    const server = await serve(LOOPBACK);
    const client = api(server, server.testKey);
    await create(client, `${receiver.url}/hang`);
    await receiver.waitForCount(1, undefined, LONG);
    await server.restart();
    await receiver.waitForCount(2, undefined, LONG);
    const [row] = await until(
      async () => (await client.get('/v1/callbacks')).json.callbacks,
      ([one]) => one.status !== 'due',
    );
    assert.equal(row.status, 'delivered');
    assert.equal(row.attempts.length, 1);
    assert.equal(new Set(idsOf(receiver.received)).size, 1);
  });
}, 'callbacks');
