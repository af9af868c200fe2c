import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import {
  certificate,
  failed,
  httpServer,
  LOOPBACK,
  names,
  QUICK,
  rawServer,
  succeeded,
  tlsServer,
} from './kit/servers.ts';

const pair = certificate('DNS:hook.test,IP:127.0.0.1');
const lookup = names({ 'hook.test': ['127.0.0.1'], 'other.test': ['127.0.0.1'] });
const safe = createSafeFetch({ allowedNetworks: LOOPBACK, lookup, ca: pair.cert });

const told = (request: { socket: unknown; headers: { host?: string } }, response: { end: (text: string) => void }) =>
  response.end(`${(request.socket as TLSSocket & { servername: string | false }).servername} ${request.headers.host}`);

describe('TLS', () => {
  it('connects to the address, but greets and checks the name', async (t) => {
    const { port, connections } = await tlsServer(t, pair, told);
    for (let turn = 0; turn < 3; turn++) {
      const result = succeeded(await safe.fetch({ url: `https://hook.test.:${port}/`, limits: QUICK }));
      assert.equal(result.body.toString(), `hook.test hook.test:${port}`);
    }
    assert.equal(connections(), 1, 'and keeps the connection');
  });

  it('checks an address by the address, and names none in the greeting', async (t) => {
    const { port } = await tlsServer(t, pair, told);
    const result = succeeded(await safe.fetch({ url: `https://127.0.0.1:${port}/`, limits: QUICK }));
    assert.equal(result.body.toString(), `false 127.0.0.1:${port}`);
  });

  it('refuses a certificate of another name, and one nobody vouches for', async (t) => {
    const { port } = await tlsServer(t, pair, told);
    const wrongName = failed(await safe.fetch({ url: `https://other.test:${port}/`, limits: QUICK }));
    assert.deepEqual(
      [wrongName.reason, wrongName.retryable, wrongName.detail],
      ['tls', true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    );
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    t.after(() => {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup });
    const unknown = failed(await fetch({ url: `https://hook.test:${port}/`, limits: QUICK }));
    assert.deepEqual([unknown.reason, unknown.detail], ['tls', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
  });

  it('a connection for one name does not serve another at the same address', async (t) => {
    const both = certificate('DNS:hook.test,DNS:other.test');
    const { port, connections } = await tlsServer(t, both, told);
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup, ca: both.cert });
    for (const host of ['hook.test', 'other.test']) {
      const result = succeeded(await fetch({ url: `https://${host}:${port}/`, limits: QUICK }));
      assert.equal(result.body.toString(), `${host} ${host}:${port}`);
    }
    assert.equal(connections(), 2);
  });

  it('a server without TLS, one that hangs up and one that never greets', async (t) => {
    const plain = await httpServer(t, (_q, r) => r.end());
    assert.equal(failed(await safe.fetch({ url: `https://127.0.0.1:${plain.port}/`, limits: QUICK })).reason, 'tls');
    const rude = await rawServer(t, (socket) => socket.resetAndDestroy());
    assert.equal(failed(await safe.fetch({ url: `https://127.0.0.1:${rude.port}/`, limits: QUICK })).reason, 'tls');
    const silent = await rawServer(t, () => undefined);
    const url = `https://127.0.0.1:${silent.port}/`;
    assert.equal(failed(await safe.fetch({ url, limits: { connectMs: 100 } })).reason, 'timeout');
  });
});
