import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { type Received, startReceiver } from '../kit/receiver.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore, STORES } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

const TASKS = 400;
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

async function query(env: Record<string, string>, sql: string) {
  const store = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: env.TASKWRIGHT_DATA_DIR! });
  try {
    return await store.all(sql, []);
  } finally {
    await store.close();
  }
}

const idsOf = (received: Received[]) => received.map((one) => one.headers['webhook-id']);
const create = async (client: ReturnType<typeof api>, url: string) => {
  const answer = await client.post('/v1/task/imageannotation', { ...BOX_TASK, callback_url: url });
  assert.equal(answer.status, 200, answer.text);
};

describe('two servers on one PostgreSQL', { skip: !STORES.includes('postgres') && 'no PostgreSQL here' }, () => {
  it('send each callback once while nothing dies', async () => {
    const fresh = await freshStore('postgres');
    const receiver = await startReceiver();
    const env = { ...fresh.env, ...LOOPBACK };
    const servers = await Promise.all([startServer({ env }), startServer({ env })]);
    receiver.answer('/once', { delay: 20 });
    const clients = servers.map((server) => api(server, server.testKey));
    await Promise.all(Array.from({ length: TASKS }, (_, i) => create(clients[i % 2]!, `${receiver.url}/once`)));
    await until(
      async () => (await query(fresh.env, "select count(*) from callbacks where state = 'delivered'"))[0]![0],
      (delivered) => delivered === TASKS,
      60_000,
    );
    for (const server of servers) await server.stop();
    assert.equal(receiver.received.length, TASKS);
    assert.equal(new Set(idsOf(receiver.received)).size, TASKS);
    assert.equal((await query(fresh.env, 'select count(*) from callback_attempts'))[0]![0], TASKS);
    await receiver.close();
    await fresh.dispose();
  });
});

onEachStore((name) => {
  it('kill -9 in the middle of sending leaves nothing unsent', async () => {
    const fresh = await freshStore(name);
    const receiver = await startReceiver();
    // The tasks are made by a server that may not reach the receiver; only the processes below may.
    const server = await startServer({ env: fresh.env });
    const client = api(server, server.testKey);
    await Promise.all(Array.from({ length: TASKS }, () => create(client, `${receiver.url}/kill`)));
    await server.stop();
    assert.equal(receiver.received.length, 0);
    // What that server tried in vain is due again.
    const rows = await openStore({ databaseUrl: fresh.env.DATABASE_URL, dataDir: fresh.env.TASKWRIGHT_DATA_DIR! });
    await rows.write((tx) => tx.run("update callbacks set next_at = 0 where state = 'due'", []));
    await rows.write((tx) => tx.run('delete from callback_endpoints', []));
    await rows.close();

    receiver.answer('/kill', { delay: 100 });
    const visibility = 3_000;
    const first = await startProcess(fresh.env, visibility);
    await receiver.waitForCount(40);
    await first.kill();
    const atKill = new Set(idsOf(receiver.received)).size;
    assert.ok(atKill < TASKS, 'it was in the middle');
    const second = await startProcess(fresh.env, visibility);
    await until(
      () => new Set(idsOf(receiver.received)).size,
      (sent) => sent === TASKS,
      60_000,
    );
    await until(
      async () => (await query(fresh.env, "select count(*) from callbacks where state <> 'delivered'"))[0]![0],
      (left) => left === 0,
      60_000,
    );
    const flags = await query(fresh.env, 'select count(*) from tasks where callback_succeeded = 1');
    assert.equal(flags[0]![0], TASKS);
    await second.kill();
    await receiver.close();
    await fresh.dispose();
  });

  it('a stop gives back what is under way, and the next start sends it without having counted a try', async () => {
    const fresh = await freshStore(name);
    const receiver = await startReceiver();
    receiver.answer('/hang', [{ instead: 'hang' }, { status: 200 }]);
    const server = await startServer({ env: { ...fresh.env, ...LOOPBACK } });
    const client = api(server, server.testKey);
    await create(client, `${receiver.url}/hang`);
    await receiver.waitForCount(1);
    await server.restart();
    await receiver.waitForCount(2);
    const [row] = await until(
      async () => (await client.get('/v1/callbacks')).json.callbacks,
      ([one]) => one.status !== 'due',
    );
    assert.equal(row.status, 'delivered');
    assert.equal(row.attempts.length, 1);
    assert.equal(new Set(idsOf(receiver.received)).size, 1);
    await server.stop();
    await receiver.close();
    await fresh.dispose();
  });
}, 'callbacks');
