import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { callbackHeaders, newCallbackSecret, signatureHeaders } from '../../src/net/signing.ts';
import { httpServer, LOOPBACK, succeeded } from './kit/servers.ts';

const secret = newCallbackSecret();
const body = Buffer.from('{"task_id":"1",  "response":{"ü":1.0},"b":2,"a":1}');
const signed = (at: number, secrets = [secret]) => signatureHeaders({ id: 'msg_1', at, body, secrets });

describe('signing', () => {
  it('makes secrets of 32 random bytes', () => {
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.notEqual(newCallbackSecret(), secret);
    assert.equal(
      newCallbackSecret((bytes) => Buffer.alloc(bytes)),
      `whsec_${'A'.repeat(43)}=`,
    );
  });

  it('row 10: signs the exact bytes, as Standard Webhooks says', () => {
    const at = 1_700_000_000_999;
    const key = Buffer.from(secret.slice(6), 'base64');
    const text = Buffer.concat([Buffer.from('msg_1.1700000000.'), body]);
    assert.deepEqual(signed(at), {
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1700000000',
      'webhook-signature': `v1,${createHmac('sha256', key).update(text).digest('base64')}`,
    });
  });

  it('signs as the library of Standard Webhooks does, whatever the text and the key', () => {
    const key = fc.uint8Array({ minLength: 24, maxLength: 64 });
    const text = fc.string({ unit: 'binary' }).map((s) => Buffer.from(s.toWellFormed()));
    const time = fc.integer({ min: -5 * 60_000 + 5_000, max: 4 * 60_000 });
    fc.assert(
      fc.property(key, text, fc.uuid(), time, (bytes, body, id, offset) => {
        const secret = `whsec_${Buffer.from(bytes).toString('base64')}`;
        const at = Date.now() + offset;
        const headers = signatureHeaders({ id, at, body, secrets: [secret] });
        assert.equal(headers['webhook-signature'], new Webhook(secret).sign(id, new Date(at), body));
        new Webhook(secret).verify(body, headers, { jsonParse: false });
      }),
    );
  });

  it('row 10: the same JSON written in another way does not verify', () => {
    const headers = signed(Date.now());
    assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body.toString()));
    const again = JSON.stringify(JSON.parse(body.toString()));
    assert.throws(() => new Webhook(secret).verify(again, headers), /No matching signature/);
    assert.throws(() => new Webhook(newCallbackSecret()).verify(body, headers), /No matching signature/);
  });

  it('row 10: an old callback played again is refused', () => {
    assert.throws(() => new Webhook(secret).verify(body, signed(Date.now() - 6 * 60_000)), /too old/);
    const [old, now] = [signed(Date.now() - 6 * 60_000), signed(Date.now())];
    const moved = { ...old, 'webhook-timestamp': now['webhook-timestamp']! };
    assert.throws(() => new Webhook(secret).verify(body, moved), /No matching signature/, 'the time is signed');
    const renamed = { ...now, 'webhook-id': 'msg_2' };
    assert.throws(() => new Webhook(secret).verify(body, renamed), /No matching signature/, 'the id is signed');
  });

  it('row 10: each try is signed anew, under the same id', async (t) => {
    const seen: { headers: IncomingHttpHeaders; text: string }[] = [];
    const server = await httpServer(t, async (request, response) => {
      const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
      seen.push({ headers: request.headers, text: Buffer.concat(chunks).toString() });
      response.writeHead(seen.length === 1 ? 500 : 200).end();
    });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    for (const at of [Date.now() - 2_000, Date.now()]) {
      const headers = callbackHeaders({ id: 'msg_1', at, body, secrets: [secret] }, 'auth-key');
      succeeded(await fetch({ method: 'POST', url: server.url, headers, body }));
    }
    const [first, second] = seen.map(({ headers }) => headers);
    assert.equal(first?.['webhook-id'], second?.['webhook-id']);
    assert.notEqual(first?.['webhook-signature'], second?.['webhook-signature']);
    for (const { headers, text } of seen) {
      assert.equal(headers['scale-callback-auth'], 'auth-key');
      assert.equal(headers['content-type'], 'application/json');
      assert.equal(text, body.toString());
      new Webhook(secret).verify(text, headers as Record<string, string>);
    }
  });

  it('signs with both secrets during a rotation', () => {
    const next = newCallbackSecret();
    const headers = signed(Date.now(), [next, secret]);
    assert.match(headers['webhook-signature']!, /^v1,\S+ v1,\S+$/);
    for (const known of [secret, next]) new Webhook(known).verify(body, headers);
  });

  it('refuses to sign what is not UTF-8, or with nothing', () => {
    const latin1 = Buffer.from([0x22, 0xfc, 0x22]);
    assert.throws(() => signatureHeaders({ id: '1', at: 0, body: latin1, secrets: [secret] }), TypeError);
    assert.throws(() => signatureHeaders({ id: '1', at: 0, body, secrets: [] }), TypeError);
  });
});
