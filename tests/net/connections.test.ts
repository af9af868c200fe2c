import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { failed, httpServer, LOOPBACK, names, QUICK, rawServer, succeeded } from './kit/servers.ts';

const everyName = async () => [{ address: '127.0.0.1' }];
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const answer = (_request: unknown, response: ServerResponse) => void response.end('ok');

describe('connections', () => {
  it('are kept and used again, for each host its own', async (t) => {
    const server = await httpServer(t, answer);
    const safe = createSafeFetch({ allowedNetworks: LOOPBACK, lookup: everyName });
    for (let turn = 0; turn < 10; turn++) {
      for (const host of ['a.test', 'b.test']) {
        succeeded(await safe.fetch({ method: 'POST', url: `http://${host}:${server.port}/`, body: '{}' }));
      }
    }
    assert.equal(server.connections(), 2);
    assert.equal(safe.idle, 2);
    safe.closeIdle();
    await soon(20);
    assert.deepEqual([safe.idle, server.open.size], [0, 0]);
  });

  it('survive an answer that is exactly as long as asked for', async (t) => {
    const server = await httpServer(t, (_q, r) => r.writeHead(206, { 'content-length': '10' }).end('0123456789'));
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    for (let turn = 0; turn < 3; turn++) {
      const { body, truncated } = succeeded(
        await fetch({ url: server.url, headers: { range: 'bytes=0-9' }, readBytes: 10 }),
      );
      assert.deepEqual([body.toString(), truncated], ['0123456789', false]);
    }
    assert.equal(server.connections(), 1);
  });

  it('are not kept beyond the bound, and many hosts leave nothing behind', async (t) => {
    const server = await httpServer(t, answer);
    const safe = createSafeFetch({ allowedNetworks: LOOPBACK, lookup: everyName, maxIdle: 50, idleMs: 200 });
    const hosts = 400;
    let next = 0;
    const one = async () => {
      while (next < hosts) succeeded(await safe.fetch({ url: `http://h${next++}.test:${server.port}/` }));
    };
    await Promise.all(Array.from({ length: 20 }, one));
    assert.ok(safe.idle <= 50, `${safe.idle} idle`);
    await soon(400);
    assert.deepEqual([safe.idle, server.open.size], [0, 0]);
  });

  it('closed by the other side while idle are opened anew without a failure', async (t) => {
    let requests = 0;
    // Answers once, then hangs up as soon as it hears the next request: the race of every keep-alive.
    const server = await rawServer(t, (socket) => {
      if (requests++ === 1) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    for (let turn = 0; turn < 2; turn++) {
      succeeded(await fetch({ method: 'POST', url: server.url, body: '{}', limits: QUICK }));
    }
    assert.deepEqual([requests, server.connections()], [3, 2]);
  });

  it('new ones that are closed are a failure at once', async (t) => {
    const server = await rawServer(t, (socket) => socket.resetAndDestroy());
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    assert.equal(failed(await fetch({ url: server.url, limits: QUICK })).reason, 'protocol');
    assert.equal(server.connections(), 1);
  });

  it('are made to the next address when the first is dead', async (t) => {
    const server = await httpServer(t, answer);
    const lookup = names({ 'two.test': ['127.0.0.9', '127.0.0.1'], 'six.test': ['::1', '127.0.0.1'] });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup });
    for (const host of ['two.test', 'six.test']) {
      succeeded(await fetch({ url: `http://${host}:${server.port}/`, limits: QUICK }));
    }
  });

  it('of a name that moved go to its new address', async (t) => {
    const old = await httpServer(t, (_q, r) => r.end('old'));
    const moved = await httpServer(t, (_q, r) => r.end('new'), '127.0.0.2', old.port);
    let at = '127.0.0.1';
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup: async () => [{ address: at }] });
    const told: string[] = [];
    for (at of ['127.0.0.1', '127.0.0.1', '127.0.0.2', '127.0.0.1']) {
      told.push(succeeded(await fetch({ url: `http://a.test:${old.port}/`, limits: QUICK })).body.toString());
    }
    assert.deepEqual(told, ['old', 'old', 'new', 'old']);
    assert.deepEqual([old.connections(), moved.connections()], [1, 1]);
  });

  it('are used again when the resolver turns the order of its answers', async (t) => {
    const server = await httpServer(t, answer);
    const answers = ['127.0.0.1', '127.0.0.9'];
    const lookup = names({ 'a.test': () => answers.reverse() });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup });
    for (let turn = 0; turn < 4; turn++)
      succeeded(await fetch({ url: `http://a.test:${server.port}/`, limits: QUICK }));
    assert.equal(server.connections(), 1);
  });

  it('requests to one name at one time share the look-up', async (t) => {
    const server = await httpServer(t, answer);
    let asked = 0;
    const lookup = async () => {
      asked++;
      await soon(20);
      return [{ address: '127.0.0.1' }];
    };
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup });
    const url = `http://a.test:${server.port}/`;
    await Promise.all(Array.from({ length: 20 }, async () => succeeded(await fetch({ url }))));
    assert.equal(asked, 1);
    succeeded(await fetch({ url }));
    assert.equal(asked, 2, 'and is not remembered');
  });

  it('no timer outlives a request, whatever its end', async (t) => {
    const [good, reset] = [await httpServer(t, answer), await rawServer(t, (socket) => socket.resetAndDestroy())];
    const stop = new AbortController();
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    succeeded(await fetch({ url: good.url, signal: stop.signal }));
    failed(await fetch({ url: reset.url }));
    failed(await fetch({ url: 'http://127.0.0.1:2/' }));
    failed(await fetch({ url: 'http://10.0.0.1/' }));
    stop.abort();
    failed(await fetch({ url: good.url, signal: stop.signal }));
    assert.equal(timers(), before);
  });

  it('many requests may share one signal', async (t) => {
    const server = await httpServer(t, answer);
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on('warning', onWarning);
    t.after(() => process.off('warning', onWarning));
    const { signal } = new AbortController();
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    await Promise.all(Array.from({ length: 50 }, async () => succeeded(await fetch({ url: server.url, signal }))));
    await soon(10);
    assert.deepEqual(warnings, []);
  });

  it('no environment variable leads them through a proxy', async (t) => {
    const [server, proxy] = [await httpServer(t, answer), await httpServer(t, answer)];
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: proxy.url, http_proxy: proxy.url, NODE_USE_ENV_PROXY: '1' });
    t.after(() => {
      process.env = before;
    });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK });
    succeeded(await fetch({ url: server.url, limits: QUICK }));
    assert.deepEqual([server.connections(), proxy.connections()], [1, 0]);
  });

  it('the body goes out byte for byte, with its length', async (t) => {
    const server = await httpServer(t, async (request, response) => {
      const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
      const { 'content-length': length, 'transfer-encoding': coding, 'user-agent': agent } = request.headers;
      response.end(
        JSON.stringify({ length, coding, agent, method: request.method, hex: Buffer.concat(chunks).toString('hex') }),
      );
    });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, userAgent: 'Taskwright/1.0' });
    for (const body of ['{"ü": "\\u00e9 "}', Buffer.from([0, 255, 13, 10]), '']) {
      const result = succeeded(
        await fetch({ method: 'POST', url: server.url, body, headers: { 'Content-Length': '1' } }),
      );
      const hex = Buffer.from(body).toString('hex');
      assert.deepEqual(JSON.parse(result.body.toString()), {
        length: String(hex.length / 2),
        agent: 'Taskwright/1.0',
        method: 'POST',
        hex,
      });
    }
  });
});
