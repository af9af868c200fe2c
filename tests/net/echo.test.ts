import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FetchRequest } from '../../src/net/request.ts';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { certificate, failed, httpServer, LOOPBACK, QUICK, rawServer, tlsServer } from './kit/servers.ts';

describe('row 11: what a failure tells', () => {
  it('row 11: never a word of the other side, nor the address of a name', async (t) => {
    const head = 'HTTP/1.1 200 SECRET\r\nX-Secret: SECRET\r\nServer: SECRET\r\n';
    const raw = (bytes: string) => rawServer(t, (socket) => socket.end(bytes));
    const servers = {
      garbage: await raw('SECRET not http\r\n\r\n'),
      cut: await raw(`${head}Content-Length: 100\r\n\r\nSECRET`),
      encoding: await raw(`${head}Content-Encoding: SECRET\r\nContent-Length: 6\r\n\r\nSECRET`),
      gzip: await raw(`${head}Content-Encoding: gzip\r\nContent-Length: 6\r\n\r\nSECRET`),
      large: await raw(`${head}Content-Length: 99999999\r\n\r\nSECRET`),
      heads: await raw(`${head}X-Big: ${'SECRET'.repeat(9_000)}\r\n\r\n`),
      scheme: await raw('HTTP/1.1 302 SECRET\r\nLocation: SECRET://SECRET\r\nContent-Length: 0\r\n\r\n'),
      inner: await raw('HTTP/1.1 302 SECRET\r\nLocation: http://SECRET.internal/\r\nContent-Length: 0\r\n\r\n'),
      circle: await raw('HTTP/1.1 302 SECRET\r\nLocation: /?SECRET\r\nContent-Length: 0\r\n\r\n'),
      stall: await httpServer(t, (_q, r) => void r.write('SECRET')),
    };
    const lookup = async (host: string) => [{ address: host.endsWith('internal') ? '10.66.66.66' : '127.0.0.1' }];
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup });
    const reasons: string[] = [];
    for (const { port } of Object.values(servers)) {
      const request: FetchRequest = { url: `http://hook.test:${port}/`, redirects: 3, limits: { totalMs: 1_000 } };
      const { message, reason } = failed(await fetch(request));
      assert.doesNotMatch(message, /SECRET|internal|127\.|10\.66/i);
      reasons.push(reason);
    }
    assert.deepEqual(reasons, [
      ...['protocol', 'protocol', 'protocol', 'protocol', 'too_large', 'headers_too_large'],
      ...['bad_redirect', 'blocked_address', 'redirect_loop', 'timeout'],
    ]);
  });

  it('row 11: nor what its certificate says', async (t) => {
    const { port } = await tlsServer(t, certificate('DNS:secret.internal'), (_q, r) => r.end());
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup: async () => [{ address: '127.0.0.1' }] });
    const { message, reason } = failed(await fetch({ url: `https://hook.test:${port}/`, limits: QUICK }));
    assert.equal(reason, 'tls');
    assert.equal(message, `No trusted TLS connection to hook.test:${port} could be made.`);
  });

  it('row 11: a storage endpoint of the requester is held to the same rules', async () => {
    const { fetch } = createSafeFetch({ lookup: async () => [{ address: '10.0.0.1' }] });
    const urls = [
      'http://bucket.s3.evil.test/key',
      'http://10.0.0.1:9000/bucket/key',
      'http://169.254.169.254/bucket/key',
    ];
    for (const url of urls) {
      assert.equal(failed(await fetch({ url, redirects: 3, limits: QUICK })).reason, 'blocked_address');
    }
  });
});
