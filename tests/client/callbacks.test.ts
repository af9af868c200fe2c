import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { type CallbackBody, CallbackError, TaskwrightClient, verifyCallback } from '../../client/src/index.ts';
import { type Received, type Receiver, startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';

const TASK = { attachment_type: 'image' as const, attachment: 'http://example.test/a.png', categories: ['ä', 'b'] };
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const NOW = 1_722_861_296_000;

function signed(body: string, secret = SECRET, at = NOW) {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', new Date(at), body),
  };
}

const refused = (promise: Promise<unknown>, why: RegExp) =>
  assert.rejects(promise, (error) => error instanceof CallbackError && why.test(error.message));

describe('verifyCallback', () => {
  it('takes what the standardwebhooks library signs, in all forms of bodies and headers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json(),
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        fc.integer({ min: -300_000, max: 300_000 }),
        async (body, key, late) => {
          const secret = `whsec_${Buffer.from(key).toString('base64')}`;
          const headers = signed(body, secret, NOW - (NOW % 1000));
          const options = { signingSecret: secret, now: NOW - (NOW % 1000) + late };
          const expected = JSON.parse(body);
          assert.deepEqual(await verifyCallback(body, headers, options), expected);
          assert.deepEqual(await verifyCallback(Buffer.from(body), new Headers(headers), options), expected);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses whatever was changed', async () => {
    const body = '{"task_id":"1"}';
    const headers = signed(body);
    const options = { signingSecret: SECRET, now: NOW };
    await verifyCallback(body, headers, options);
    const entries = Object.entries(headers);
    const shouted = Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), [value]]));
    await verifyCallback(body, shouted, options);
    const doubled = Object.fromEntries(entries.map(([name, value]) => [name, [value, value]]));
    await refused(verifyCallback(body, doubled, options), /missing/);
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(body);
        bytes[at]! ^= change;
        await refused(verifyCallback(bytes, headers, options), /webhook-signature does not fit/);
      }),
      { numRuns: 50 },
    );
    await refused(verifyCallback(body, { ...headers, 'webhook-id': 'msg_2' }, options), /signature does not fit/);
    const later = { ...headers, 'webhook-timestamp': String(NOW / 1000 + 1) };
    await refused(verifyCallback(body, later, options), /signature does not fit/);
    const [, signature] = headers['webhook-signature'].split(',');
    for (const text of ['', 'v1,', `v2,${signature}`, `v1a,${signature}`, 'v1,!!!', `v1,${signature!.slice(0, -4)}`]) {
      await refused(verifyCallback(body, { ...headers, 'webhook-signature': text }, options), /signature/);
    }
  });

  it('refuses what is old, from the future or without a time', async () => {
    const headers = signed('{}');
    for (const now of [NOW + 301_000, NOW - 302_000]) {
      await refused(verifyCallback('{}', headers, { signingSecret: SECRET, now }), /too far from our clock/);
      await verifyCallback('{}', headers, { signingSecret: SECRET, now, tolerance: 400 });
    }
    const odd = { ...headers, 'webhook-timestamp': '1e9' };
    await refused(verifyCallback('{}', odd, { signingSecret: SECRET, now: 1e12 }), /too far/);
    await refused(verifyCallback('{}', {}, { signingSecret: SECRET, now: NOW }), /missing/);
  });

  it('takes either secret while one takes over from the other', async () => {
    const old = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
    const both = { signingSecret: [SECRET, old], now: NOW };
    await verifyCallback('{}', signed('{}', old), both);
    await verifyCallback('{}', signed('{}'), both);
    const two = `${signed('{}', old)['webhook-signature']} ${signed('{}')['webhook-signature']}`;
    await verifyCallback('{}', { ...signed('{}'), 'webhook-signature': two }, { signingSecret: SECRET, now: NOW });
  });

  it('holds scale-callback-auth against the key, and needs one of both secrets', async () => {
    const headers = { 'scale-callback-auth': 'live_auth_ä1' };
    assert.deepEqual(await verifyCallback('{"a":1}', headers, { authKey: 'live_auth_ä1' }), { a: 1 });
    for (const authKey of ['live_auth_ä', 'live_auth_ä12', 'x']) {
      await refused(verifyCallback('{}', headers, { authKey }), /scale-callback-auth/);
    }
    await refused(verifyCallback('{}', {}, { authKey: 'x' }), /scale-callback-auth/);
    const both = { signingSecret: SECRET, authKey: 'x', now: NOW };
    await refused(verifyCallback('{}', signed('{}'), both), /scale-callback-auth/);
    await assert.rejects(verifyCallback('{}', headers, {}), TypeError);
    await assert.rejects(verifyCallback('{}', headers, { signingSecret: '', authKey: '' }), TypeError);
    await assert.rejects(verifyCallback('{}', signed('{}'), { signingSecret: 'whsec_', now: NOW }), TypeError);
  });

  it('refuses a body that is not JSON', async () => {
    await refused(verifyCallback('no', signed('no'), { signingSecret: SECRET, now: NOW }), /not JSON/);
  });
});

suite(
  'callbacks of a server to the client',
  (s) => {
    let receiver: Receiver;
    let client: TaskwrightClient;
    before(async () => {
      receiver = await startReceiver();
      client = new TaskwrightClient({ url: s.server.url, key: s.server.testKey });
    });
    after(() => receiver.close());

    async function received(): Promise<Received> {
      const { task_id } = await client.createTask('categorization', { ...TASK, callback_url: `${receiver.url}/c` });
      return receiver.waitFor((one) => one.json.task_id === task_id);
    }
    const secrets = async () => {
      const { signing_secret, callback_auth_key } = await client.call('get_settings', {});
      return { signingSecret: signing_secret, authKey: callback_auth_key };
    };

    it('are verified, also after a rotation', async () => {
      const before = await secrets();
      const { body, headers } = await received();
      const { task_id, status, task } = await verifyCallback(body, headers, before);
      assert.equal(status, 'completed');
      assert.equal(task?.task_id, task_id);
      const [log] = await Array.fromAsync(client.callbacks({ task_id }));
      assert.equal(log?.callback_id, headers['webhook-id']);
      await client.call('change_settings', { body: { rotate_signing_secret: true } });
      const rotated = await received();
      await verifyCallback(rotated.body, rotated.headers, before);
      await verifyCallback(rotated.body, rotated.headers, await secrets());
      await refused(verifyCallback(body, headers, { signingSecret: SECRET }), /signature/);
      await refused(verifyCallback(body, headers, { ...before, authKey: 'other' }), /scale-callback-auth/);
    });

    it('reach a receiver that answers by what it finds', async () => {
      const known = await secrets();
      const taken: CallbackBody[] = [];
      const server = createServer(async (request, response) => {
        try {
          taken.push(await verifyCallback(await buffer(request), request.headers, known));
          response.writeHead(200).end();
        } catch {
          response.writeHead(401).end();
        }
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const { task_id } = await client.createTask('categorization', { ...TASK, callback_url: url });
      assert.equal((await client.call('flush_callbacks', { body: {} })).flushed, true);
      assert.equal((await client.getTask(task_id)).callback_succeeded, true);
      assert.equal((await fetch(url, { method: 'POST', body: JSON.stringify(taken[0]) })).status, 401);
      assert.deepEqual(
        taken.map((one) => one.task_id),
        [task_id],
      );
      server.close();
      server.closeAllConnections();
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8', TASKWRIGHT_TEST_HELPERS: '1' },
);
