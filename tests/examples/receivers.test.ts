import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ended, track } from '../kit/children.ts';
import { api, request } from '../kit/client.ts';
import { startReceiver } from '../kit/receiver.ts';
import { type Server, startServer } from '../kit/server.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** The programs of examples/, run as their first lines say. */
const PROGRAMS = [
  { name: 'receiver.ts', command: process.execPath, skip: false },
  { name: 'receiver.py', command: 'python3', skip: !hasPython && !process.env.CI && 'no Python here' },
];

async function run(command: string, program: string, secret: string) {
  const env = { ...process.env, SIGNING_SECRET: secret, PORT: '0' };
  const child: ChildProcess = spawn(command, [join(EXAMPLES, program)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  track(child);
  let output = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const [, url] = (await until(
    () => /receiving on (\S+)/.exec(output),
    (found) => found !== null,
  ))!;
  return {
    url: url!,
    output: () => output,
    async stop() {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}

describe('examples', () => {
  let server: Server;
  before(async () => {
    server = await startServer({ env: { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' } });
  });
  after(() => server.stop());

  for (const { name, command, skip } of PROGRAMS) {
    it(`${name} takes signed callbacks once, and nothing else`, { skip }, async () => {
      const client = api(server, server.testKey);
      const { signing_secret: secret } = (await client.get('/v1/settings')).json;
      const program = await run(command, name, secret);
      const create = { ...BOX_TASK, callback_url: program.url };
      const { task_id } = (await client.post('/v1/task/imageannotation', create)).json;
      const delivered = await until(
        async () => (await client.get(`/v1/task/${task_id}`)).json,
        (task) => 'callback_succeeded' in task,
      );
      assert.equal(delivered.callback_succeeded, true);
      const line = `task ${task_id} is completed: {"annotations":`;
      await until(program.output, (text) => text.replaceAll('": [', '":[').includes(line));

      // The same bytes once more are a duplicate; a changed, an unsigned and an old one are refused.
      const tap = await startReceiver();
      const second = { ...BOX_TASK, callback_url: `${tap.url}/tap` };
      const { task_id: other } = (await client.post('/v1/task/imageannotation', second)).json;
      const { headers, body } = await tap.waitFor((one) => one.json.task_id === other);
      const signed = Object.fromEntries(Object.entries(headers).filter(([n]) => n.startsWith('webhook-'))) as Record<
        string,
        string
      >;
      const send = async (raw: Buffer, also: Record<string, string>) =>
        (await request(program.url, { method: 'POST', raw, headers: also })).status;
      assert.equal(await send(body, signed), 200);
      assert.equal(await send(body, signed), 200);
      const rotation = `v1,AAAA ${signed['webhook-signature']}`;
      assert.equal(await send(body, { ...signed, 'webhook-signature': rotation }), 200, 'one of two fits');
      const changed = Buffer.from(body.toString().replace('cow', 'cat'));
      assert.equal(await send(changed, signed), 401);
      assert.equal(await send(body, {}), 401);
      assert.equal(await send(body, { ...signed, 'webhook-timestamp': '1' }), 401);
      assert.equal(await send(body, { ...signed, 'webhook-id': 'other' }), 401);
      const lines = program.output().split('\n');
      assert.equal(lines.filter((text) => text.includes(`task ${other} is completed`)).length, 1);
      await tap.close();
      await program.stop();
    });
  }
});
