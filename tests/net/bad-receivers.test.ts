import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import net from 'node:net';
import { describe, it } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { failed, httpServer, LOOPBACK, QUICK, rawServer, succeeded, type TestServer } from './kit/servers.ts';

const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the server has no connection of ours left. */
async function allClosed({ open }: TestServer): Promise<void> {
  for (let turn = 0; turn < 100 && open.size > 0; turn++) await soon(10);
  assert.equal(open.size, 0, 'the connection was closed');
}

function endless(response: ServerResponse, chunk: Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

describe('row 8: bad receivers', () => {
  it('row 8: one that never answers', async (t) => {
    const server = await httpServer(t, () => undefined);
    const result = failed(await fetch({ method: 'POST', url: server.url, body: '{}', limits: { headersMs: 100 } }));
    assert.deepEqual([result.reason, result.retryable, result.status], ['timeout', true, undefined]);
    assert.equal(result.message, `127.0.0.1:${server.port} did not answer within 100 ms.`);
    assert.ok(result.ms >= 95 && result.ms < 5_000, `${result.ms} ms`);
    await allClosed(server);
  });

  it('row 8: one that drips its head', async (t) => {
    const server = await rawServer(t, (socket) => {
      let at = 0;
      const timer = setInterval(() => socket.write('HTTP/1.1 200 OK\r\nX-Slow: aaaaaaaaaaaaaaa'[at++ % 40]!), 20);
      socket.on('close', () => clearInterval(timer));
    });
    assert.equal(failed(await fetch({ url: server.url, limits: { headersMs: 150 } })).reason, 'timeout');
    await allClosed(server);
  });

  it('row 8: one that says 102 for ever', async (t) => {
    const server = await rawServer(t, (socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    assert.equal(failed(await fetch({ url: server.url, limits: { headersMs: 150 } })).reason, 'timeout');
    await allClosed(server);
  });

  it('row 8: one that drips its body, a byte at a time', async (t) => {
    const server = await httpServer(t, (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const result = failed(await fetch({ url: server.url, limits: { totalMs: 200 } }));
    assert.deepEqual([result.reason, result.status], ['timeout', 200], 'the status it had given is told');
    assert.ok(result.ms >= 195 && result.ms < 5_000, `${result.ms} ms`);
    await allClosed(server);
  });

  it('row 8: an endless body is a failure at its limit, or is cut where the caller wants no more', async (t) => {
    const server = await httpServer(t, (_request, response) => endless(response, Buffer.alloc(16_384, 'x')));
    const result = failed(await fetch({ url: server.url, limits: { maxBytes: 100_000 } }));
    assert.deepEqual([result.reason, result.retryable, result.status], ['too_large', false, 200]);
    await allClosed(server);
    const part = succeeded(await fetch({ url: server.url, readBytes: 20_000 }));
    assert.deepEqual([part.body.length, part.truncated], [20_000, true]);
    await allClosed(server);
  });

  it('row 8: an announced length over the limit is not even read', async (t) => {
    const server = await httpServer(t, (_q, r) => void r.writeHead(200, { 'content-length': '5000000000' }).write('x'));
    assert.equal(failed(await fetch({ url: server.url, limits: QUICK })).reason, 'too_large');
    const head = await httpServer(t, (_q, r) => r.writeHead(200, { 'content-length': '5000000000' }).end());
    const result = succeeded(await fetch({ method: 'HEAD', url: head.url, limits: QUICK }));
    assert.equal(result.headers['content-length'], '5000000000', 'asking for the length alone is fine');
  });

  it('row 8: 1 MB of headers', async (t) => {
    const head = `HTTP/1.1 200 OK\r\n${'X-Big: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(20_000)}\r\n`;
    const server = await rawServer(t, (socket) => socket.write(head));
    const result = failed(await fetch({ url: server.url, limits: QUICK }));
    assert.deepEqual([result.reason, result.retryable], ['headers_too_large', false]);
    await allClosed(server);
    const few = await rawServer(t, (socket) => socket.end(`HTTP/1.1 200 OK\r\nX-Big: ${'a'.repeat(3_000)}\r\n\r\n`));
    assert.equal(failed(await fetch({ url: few.url, limits: { maxHeaderBytes: 2_000 } })).reason, 'headers_too_large');
    assert.equal(succeeded(await fetch({ url: few.url, limits: { maxHeaderBytes: 8_000 } })).status, 200);
  });

  it('row 8: a bomb in gzip, deflate or brotli bursts at the limit', async (t) => {
    const zeros = Buffer.alloc(20_000_000);
    const bombs = {
      gzip: gzipSync(zeros),
      deflate: deflateSync(zeros),
      br: brotliCompressSync(zeros.subarray(0, 8_000_000)),
    };
    for (const [encoding, bomb] of Object.entries(bombs)) {
      const server = await httpServer(t, (_q, r) => r.writeHead(200, { 'content-encoding': encoding }).end(bomb));
      const before = process.memoryUsage().arrayBuffers;
      assert.equal(
        failed(await fetch({ url: server.url, limits: { maxBytes: 1_000_000 } })).reason,
        'too_large',
        encoding,
      );
      assert.ok(process.memoryUsage().arrayBuffers - before < 8_000_000, 'no more is held than the limit and a chunk');
    }
  });

  it('row 8: compressed bytes that come to nothing are counted on the wire', async (t) => {
    const nothing = Buffer.alloc(400_000, gzipSync(''));
    const server = await httpServer(t, (_q, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(nothing));
    assert.equal(failed(await fetch({ url: server.url, limits: { maxBytes: 50_000 } })).reason, 'too_large');
  });

  it('decodes what it asks for, and refuses the rest', async (t) => {
    const text = 'hello '.repeat(1_000);
    const encoded = { gzip: gzipSync(text), deflate: deflateSync(text), br: brotliCompressSync(text), identity: text };
    for (const [encoding, bytes] of [...Object.entries(encoded), ['deflate', deflateRawSync(text)] as const]) {
      const { url } = await httpServer(t, (_q, r) => r.writeHead(200, { 'content-encoding': encoding }).end(bytes));
      assert.equal(succeeded(await fetch({ url, limits: QUICK })).body.toString(), text, encoding);
      const part = succeeded(await fetch({ url, readBytes: 5, limits: QUICK }));
      assert.deepEqual([part.body.toString(), part.truncated], ['hello', true], encoding);
      assert.equal(succeeded(await fetch({ method: 'HEAD', url, limits: QUICK })).body.length, 0);
    }
    const bad = { 'gzip, gzip': gzipSync(gzipSync(text)), zstd: 'x', gzip: 'not gzip at all', br: '\xff\xff\xff' };
    for (const [encoding, bytes] of Object.entries(bad)) {
      const { url } = await httpServer(t, (_q, r) => r.writeHead(200, { 'content-encoding': encoding }).end(bytes));
      assert.equal(failed(await fetch({ url, limits: QUICK })).reason, 'protocol', encoding);
    }
    const empty = await httpServer(t, (_q, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end());
    assert.equal(succeeded(await fetch({ url: empty.url, limits: QUICK })).body.length, 0);
  });

  it('answers that are no HTTP, stop in the middle or never come', async (t) => {
    const broken = {
      garbage: '\x16\x03\x01\x02',
      'no status': 'HTTP/1.1\r\n\r\n',
      'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'half a body': 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf',
      'half a chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf',
      'a bad chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf',
      'half a head': 'HTTP/1.1 200 OK\r\nContent-Le',
      'another protocol': 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
      nothing: '',
    };
    for (const [what, bytes] of Object.entries(broken)) {
      const server = await rawServer(t, (socket) => socket.end(bytes, 'latin1'));
      const result = failed(await fetch({ url: server.url, limits: QUICK }));
      assert.deepEqual([result.reason, result.retryable], ['protocol', true], `${what}: ${result.message}`);
    }
    const reset = await rawServer(t, (socket) => socket.resetAndDestroy());
    assert.equal(failed(await fetch({ url: reset.url, limits: QUICK })).reason, 'protocol');
  });

  it('a port where nobody listens', async () => {
    const gone = net.createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as net.AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const result = failed(await fetch({ url: `http://127.0.0.1:${port}/`, limits: QUICK }));
    assert.deepEqual([result.reason, result.retryable, result.detail], ['connect', true, 'ECONNREFUSED']);
  });

  it('the caller calls off', async (t) => {
    const server = await httpServer(t, () => undefined);
    const stop = new AbortController();
    const running = fetch({ url: server.url, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    for (const result of [failed(await running), failed(await fetch({ url: server.url, signal: stop.signal }))]) {
      assert.deepEqual([result.reason, result.retryable], ['aborted', true]);
    }
    await allClosed(server);
  });

  it('headers and methods that HTTP cannot carry', async (t) => {
    const { url, connections } = await httpServer(t, (_q, r) => r.end());
    for (const headers of [{ 'x-a': 'b\r\nx-c: d' }, { 'x a': 'b' }, { 'x-a': '\u2028' }]) {
      assert.equal(
        failed(await fetch({ url, headers: headers as unknown as Record<string, string> })).reason,
        'bad_request',
      );
    }
    assert.equal(failed(await fetch({ url, method: 'GET / HTTP/1.1\r\n' })).reason, 'bad_request');
    assert.equal(connections(), 0);
  });
});
