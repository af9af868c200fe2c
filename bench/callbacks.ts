/**
 * How long a completed task's callback takes to its first try, at a steady rate of completions:
 *
 *     RATE=200 SECONDS=10 node bench/callbacks.ts [postgres://...]
 *
 * The server, the receiver and the client share the machine, and a test key completes each task in its create.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from './figures.ts';
import { startTaskwright, TEST_KEY } from './servers.ts';

const RATE = Number(process.env.RATE ?? 200);
const SECONDS = Number(process.env.SECONDS ?? 10);
/** Milliseconds for the last ones to arrive. */
const PATIENCE = 30_000;

/** task_id -> milliseconds from the completion to the arrival of its first callback. */
const latencies = new Map<string, number>();
const receiver = createServer(async (incoming, response) => {
  const now = Date.now();
  const { task_id, task } = JSON.parse((await buffer(incoming)).toString());
  if (!latencies.has(task_id)) latencies.set(task_id, now - Date.parse(task.completed_at));
  response.end('ok');
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
const callbackUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;

const folder = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
const server = await startTaskwright(folder, process.argv[2], { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' });
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const body = JSON.stringify({
  callback_url: callbackUrl,
  attachment: 'http://a.example/1.png',
  geometries: { box: { objects_to_annotate: ['cow'] } },
});
const headers = {
  authorization: `Basic ${Buffer.from(`${TEST_KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};

async function create(): Promise<void> {
  const sent = request(`${server.url}/v1/task/imageannotation`, { method: 'POST', headers, agent }).end(body);
  const [response] = await once(sent, 'response');
  await buffer(response);
  if (response.statusCode !== 200) throw new Error(`a create was answered with ${response.statusCode}`);
}

try {
  const creates: Promise<void>[] = [];
  const cpu = server.cpu();
  const began = performance.now();
  while (creates.length < RATE * SECONDS) {
    const due = Math.min(((performance.now() - began) / 1000) * RATE, RATE * SECONDS);
    while (creates.length < due) creates.push(create());
    await sleep(5);
  }
  await Promise.all(creates);
  const took = (performance.now() - began) / 1000;
  for (const giveUp = Date.now() + PATIENCE; latencies.size < creates.length && Date.now() < giveUp; await sleep(20));
  const sorted = Float64Array.from(latencies.values()).sort();
  const ms = (share: number) => `${Math.round(percentile(sorted, share))} ms`;
  // Says more than the times where the machine is busy with other things.
  const each = ((server.cpu() - cpu) / creates.length) * 1000;
  console.log(
    `${creates.length} completions in ${took.toFixed(1)} s, ${latencies.size} callbacks arrived; from the completion to ` +
      `the first try: p50 ${ms(0.5)}, p99 ${ms(0.99)}, longest ${Math.round(sorted.at(-1) ?? Number.NaN)} ms; ` +
      `the server used ${each.toFixed(1)} ms of CPU for a create and its callback`,
  );
  if (latencies.size < creates.length) process.exitCode = 1;
} finally {
  await server.stop();
  agent.destroy();
  receiver.closeAllConnections();
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
}
