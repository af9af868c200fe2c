import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

interface Sent {
  key: string;
  unique_id: string;
  /** The answer's body, when one arrived. */
  acknowledged?: string;
}

onEachStore((store) => {
  it('loses no acknowledged task to kill -9 during 64 concurrent creates, and replays every key', async () => {
    const { env, dispose } = await freshStore(store);
    const server = await startServer({ env });
    const client = api(server, server.liveKey);
    const sent: Sent[] = [];
    const create = (one: Sent) =>
      client.post(
        '/v1/task/imageannotation',
        { ...BOX_TASK, unique_id: one.unique_id, tags: ['kill'] },
        { headers: { 'Idempotency-Key': one.key } },
      );
    let down = false;
    const worker = async () => {
      while (!down) {
        const one: Sent = { key: randomUUID(), unique_id: randomUUID() };
        sent.push(one);
        try {
          const answer = await create(one);
          assert.equal(answer.status, 200, answer.text);
          one.acknowledged = answer.text;
        } catch (error) {
          if (!down) throw error;
        }
      }
    };
    const workers = Array.from({ length: 64 }, worker);
    const enough = () => sent.filter((one) => one.acknowledged).length > 200;
    for (let waited = 0; !enough() && waited < 600; waited++) await sleep(50);
    down = true;
    await server.kill();
    await Promise.allSettled(workers);
    await server.restart();

    const acknowledged = sent.filter((one) => one.acknowledged);
    assert.ok(acknowledged.length > 64, `only ${acknowledged.length} were acknowledged`);
    assert.ok(acknowledged.length < sent.length, 'some creates were cut off');
    for (const one of sent) {
      const again = await create(one);
      assert.equal(again.status, 200, again.text);
      if (one.acknowledged) assert.equal(again.text, one.acknowledged, 'the saved bytes');
    }
    const { total } = (await client.get('/v1/tasks?tags=kill&limit=1')).json;
    assert.equal(total, sent.length, 'each task once');
    assert.equal((await client.get('/v1/tasks?limit=1')).json.total, sent.length, 'the counters agree with the rows');
    await server.stop();
    await dispose();
  });

  it('finishes what is in flight on SIGTERM and exits 0', async () => {
    const { env, dispose } = await freshStore(store);
    const server = await startServer({ env });
    const client = api(server, server.liveKey);
    const answers: number[] = [];
    let stopping = false;
    const workers = Array.from({ length: 16 }, async () => {
      for (;;) {
        try {
          answers.push((await client.post('/v1/task/imageannotation', BOX_TASK)).status);
        } catch {
          // Refused at the socket: only once it no longer accepts.
          assert.ok(stopping);
          return;
        }
      }
    });
    await sleep(300);
    stopping = true;
    await server.stop();
    await Promise.all(workers);
    await server.restart();
    const { total } = (await client.get('/v1/tasks?limit=1')).json;
    assert.ok(answers.every((status) => status === 200 || status === 503));
    assert.equal(total, answers.filter((status) => status === 200).length);
    await server.stop();
    await dispose();
  });
}, 'kill');
