import assert from 'node:assert/strict';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { failed, httpServer, LOOPBACK, names, networks, QUICK, succeeded } from './kit/servers.ts';

const lookup = names({ 'a.test': ['127.0.0.1'], 'b.test': ['127.0.0.1'], 'inner.test': ['10.0.0.1'] });
const safe = () => createSafeFetch({ allowedNetworks: LOOPBACK, lookup });

/** `/to?<url>` redirects there, `/count/<n>` does so n times, all else answers its path. */
function redirecting(status = 302) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, search } = new URL(request.url!, 'http://x');
    const left = Number(/^\/count\/(\d+)$/.exec(pathname)?.[1] ?? 0);
    const to = pathname === '/to' ? decodeURIComponent(search.slice(1)) : left > 0 ? `/count/${left - 1}` : undefined;
    if (to === undefined) return void response.end(pathname);
    response.writeHead(status, { location: to }).end('moved');
  };
}

describe('redirects', () => {
  it('row 6: a callback gets the 3xx as its answer and goes nowhere', async (t) => {
    const inner = await httpServer(t, (_q, r) => r.end('inner'));
    for (const status of [301, 302, 303, 307, 308]) {
      const { url } = await httpServer(t, redirecting(status));
      const to = `${url}/to?${encodeURIComponent(inner.url)}`;
      const post = succeeded(await safe().fetch({ method: 'POST', url: to, body: '{}', redirects: 3, limits: QUICK }));
      assert.equal(post.status, status);
      assert.equal(post.headers.location, inner.url);
      assert.equal(succeeded(await safe().fetch({ url: to, limits: QUICK })).status, status);
    }
    assert.equal(inner.connections(), 0);
  });

  it('row 6: an attachment follows three, each status alike, by the same method', async (t) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { url } = await httpServer(t, redirecting(status));
      const result = succeeded(await safe().fetch({ url: `${url}/count/3`, redirects: 3, limits: QUICK }));
      assert.deepEqual([result.status, result.body.toString(), result.url], [200, '/count/0', `${url}/count/0`]);
      const head = succeeded(
        await safe().fetch({ method: 'HEAD', url: `${url}/count/1`, redirects: 3, limits: QUICK }),
      );
      assert.deepEqual([head.status, head.url], [200, `${url}/count/0`]);
    }
  });

  it('row 6: four are too many, whatever the caller asks for', async (t) => {
    const { url, connections } = await httpServer(t, redirecting());
    const result = failed(await safe().fetch({ url: `${url}/count/4`, redirects: 99, limits: QUICK }));
    assert.deepEqual([result.reason, result.retryable], ['redirect_loop', false]);
    assert.equal(result.message, 'The URL redirects more than 3 times.');
    assert.equal(connections(), 4);
  });

  it('row 6: a circle ends at once', async (t) => {
    const { url, connections } = await httpServer(t, (_q, r) => r.writeHead(302, { location: '/#again' }).end());
    const result = failed(await safe().fetch({ url: `${url}/`, redirects: 3, limits: QUICK }));
    assert.deepEqual([result.reason, result.message], ['redirect_loop', 'The URL redirects in a circle.']);
    assert.equal(connections(), 1);
  });

  it('row 6: each hop is resolved and judged: an inner host is refused', async (t) => {
    const { url } = await httpServer(t, redirecting());
    const inner = [
      ...['http://10.0.0.1/', 'http://inner.test/secret', 'http://169.254.169.254/latest/', 'http://2852039166/'],
      ...['//[::ffff:169.254.169.254]/', 'http://[64:ff9b::a9fe:a9fe]/'],
    ];
    for (const to of inner) {
      const result = failed(
        await safe().fetch({ url: `${url}/to?${encodeURIComponent(to)}`, redirects: 3, limits: QUICK }),
      );
      assert.deepEqual(
        [result.reason, result.message],
        ['blocked_address', 'The address of the redirect target is not permitted.'],
        to,
      );
    }
  });

  it('row 6: an allowed first hop opens nothing for the second', async (t) => {
    const inner = await httpServer(t, (_q, r) => r.end('inner'), '127.0.0.2');
    const { url } = await httpServer(t, redirecting());
    const { fetch } = createSafeFetch({ allowedNetworks: networks('127.0.0.1') });
    const to = encodeURIComponent(`http://127.0.0.2:${inner.port}/`);
    assert.equal(
      failed(await fetch({ url: `${url}/to?${to}`, redirects: 3, limits: QUICK })).reason,
      'blocked_address',
    );
    assert.equal(inner.connections(), 0);
  });

  it('row 6: file:, gopher: and URLs that break the rules are refused', async (t) => {
    const { url } = await httpServer(t, redirecting());
    const bad = [
      ...[
        'file:///etc/passwd',
        'gopher://127.0.0.1:6379/_x',
        'ftp://a.test/',
        'javascript:alert(1)',
        'http://',
        'http://x:y@a.test/',
      ],
      ...['http://a.test:22/', '/\\a.test', 'http://metadata.google.internal/'],
    ];
    for (const to of bad) {
      const result = failed(
        await safe().fetch({ url: `${url}/to?${encodeURIComponent(to)}`, redirects: 3, limits: QUICK }),
      );
      assert.deepEqual([result.reason, result.status, result.retryable], ['bad_redirect', 302, false], to);
      assert.equal(result.message, 'The URL redirects to one that is not permitted.');
    }
  });

  it('row 6: hops leave no connection behind, though their bodies are not read', async (t) => {
    const server = await httpServer(t, redirecting());
    const safeFetch = safe();
    for (let turn = 0; turn < 5; turn++) {
      succeeded(await safeFetch.fetch({ url: `${server.url}/count/3`, redirects: 3, limits: QUICK }));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual([server.open.size, safeFetch.idle], [1, 1]);
  });

  it('a 3xx that names no place is the answer', async (t) => {
    const { url } = await httpServer(t, (_q, r) => r.writeHead(302).end('where?'));
    assert.equal(succeeded(await safe().fetch({ url, redirects: 3, limits: QUICK })).status, 302);
    const other = await httpServer(t, (_q, r) => r.writeHead(300, { location: '/x' }).end());
    assert.equal(succeeded(await safe().fetch({ url: other.url, redirects: 3, limits: QUICK })).status, 300);
  });

  it('credentials stay with the origin they were given for', async (t) => {
    const seen: IncomingHttpHeaders[] = [];
    const { port } = await httpServer(t, (request, response) => {
      seen.push(request.headers);
      const next = { '/1': '/2', '/2': `http://b.test:${port}/3`, '/3': `http://a.test:${port}/4` }[request.url!];
      response.writeHead(next ? 302 : 200, next ? { location: next } : {}).end();
    });
    const headers = {
      Authorization: 'Bearer x',
      Cookie: 'a=b',
      'X-Amz-Security-Token': 't',
      Range: 'bytes=0-9',
      Accept: 'image/*',
    };
    succeeded(await safe().fetch({ url: `http://a.test:${port}/1`, headers, redirects: 3, limits: QUICK }));
    const told = seen.map((all) => [all.authorization, all.cookie, all['x-amz-security-token'], all.range, all.accept]);
    const everything = ['Bearer x', 'a=b', 't', 'bytes=0-9', 'image/*'];
    const harmless = [undefined, undefined, undefined, 'bytes=0-9', 'image/*'];
    assert.deepEqual(told, [everything, everything, harmless, harmless], 'and they do not come back');
    assert.equal(seen[2]?.host, `b.test:${port}`);
  });
});
