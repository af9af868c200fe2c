/** The attachment cache, against a real server that counts what it sends. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AttachmentStream } from '../../src/deps.ts';
import { AttachmentCache } from '../../src/net/attachment-cache.ts';
import { openAttachment } from '../../src/net/open-attachment.ts';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { until } from '../kit/until.ts';
import { LOOPBACK } from './kit/servers.ts';

interface File {
  body: Buffer;
  etag?: string;
  lastModified?: string;
  status?: number;
  instead?: 'break' | 'hang';
}

describe('attachment cache', () => {
  const files = new Map<string, File>();
  const sent: string[] = [];
  let server: Server;
  let origin: string;
  let folder: string;
  const safe = createSafeFetch({ allowedNetworks: LOOPBACK });

  before(async () => {
    server = createServer((request, response) => {
      const { body, etag, lastModified, status = 200, instead } = files.get(request.url!)!;
      const known = request.headers['if-none-match'] ?? request.headers['if-modified-since'];
      const isSame = status === 200 && known !== undefined && known === (etag ?? lastModified);
      sent.push(`${request.url} ${isSame ? 304 : status}`);
      if (etag) response.setHeader('etag', etag);
      if (lastModified) response.setHeader('last-modified', lastModified);
      if (isSame) return void response.writeHead(304).end();
      response.writeHead(status, { 'content-length': body.length });
      if (!instead) return void response.end(body);
      response.write(body.subarray(0, body.length / 2));
      if (instead === 'break') setTimeout(() => response.destroy(), 50);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    folder = join(temporaryFolder(), 'cache');
    files.clear();
    sent.length = 0;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const cacheOf = (maxBytes = 10_000_000) => new AttachmentCache(folder, maxBytes);
  const open = async (cache: AttachmentCache, path: string, wish: { range?: string; accountId?: number } = {}) => {
    const signal = new AbortController().signal;
    const whole = { mode: 'live' as const, accountId: 1, range: undefined, signal, ...wish };
    return openAttachment(origin + path, whole, { open: safe.open, storage: undefined, cache });
  };
  const read = async (cache: AttachmentCache, path: string, wish = {}) => {
    const opened = (await open(cache, path, wish)) as AttachmentStream;
    assert.equal(typeof opened, 'object', String(opened));
    return { ...opened, bytes: await buffer(opened.body) };
  };
  const kept = () => readdirSync(folder);
  const bytesKept = () => kept().reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

  it('sends a file once, asks each time whether it is the same, and sees when it is not', async () => {
    for (const version of [{ etag: '"1"' }, { lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT' }]) {
      const body = randomBytes(200_000);
      files.set('/a', { body, ...version });
      sent.length = 0;
      const cache = cacheOf();
      for (let i = 0; i < 3; i++) {
        const { bytes, status, length } = await read(cache, '/a');
        assert.deepEqual([status, length, bytes.equals(body)], [200, 200_000, true]);
      }
      assert.deepEqual((await read(cacheOf(), '/a')).bytes, body, 'after a restart too');
      assert.deepEqual(sent, ['/a 200', '/a 304', '/a 304', '/a 304']);
      assert.equal(kept().length, 1);
    }
    const changed = randomBytes(70_000);
    files.set('/a', { body: changed, etag: '"2"' });
    assert.deepEqual((await read(cacheOf(), '/a')).bytes, changed);
    assert.deepEqual((await read(cacheOf(), '/a')).bytes, changed);
    assert.equal(sent.at(-1), '/a 304');
    assert.equal(kept().length, 1);
  });

  it('gives ranges of what it has', async () => {
    const body = randomBytes(5000);
    files.set('/a', { body, etag: '"1"' });
    const cache = cacheOf();
    await read(cache, '/a');
    for (const [range, start, end] of [
      ['bytes=0-', 0, 4999],
      ['bytes=10-19', 10, 19],
      ['bytes=4990-9999', 4990, 4999],
      ['bytes=-10', 4990, 4999],
      ['bytes=-99999', 0, 4999],
    ] as const) {
      const got = await read(cache, '/a', { range });
      assert.deepEqual(
        [got.status, got.range, got.length],
        [206, `bytes ${start}-${end}/5000`, end - start + 1],
        range,
      );
      assert.deepEqual(got.bytes, body.subarray(start, end + 1));
    }
    const beyond = await read(cache, '/a', { range: 'bytes=5000-' });
    assert.deepEqual([beyond.status, beyond.range], [416, 'bytes */5000']);
  });

  it('stays within its bytes: what was not used for longest goes first, what is too large is not kept', async () => {
    const cache = cacheOf(100_000);
    for (let i = 0; i < 30; i++) {
      files.set(`/${i}`, { body: randomBytes(10_000), etag: `"${i}"` });
      await read(cache, `/${i}`);
      await read(cache, '/0');
      assert.ok(bytesKept() <= 100_000 + 12_048, `${bytesKept()}`);
    }
    assert.ok(bytesKept() <= 100_000);
    assert.ok(kept().length >= 6);
    sent.length = 0;
    for (const path of ['/0', '/29', '/3']) await read(cache, path);
    assert.deepEqual(sent, ['/0 304', '/29 304', '/3 200']);
    files.set('/large', { body: randomBytes(30_000), etag: '"l"' });
    files.set('/nameless', { body: randomBytes(300) });
    for (const path of ['/large', '/large', '/nameless', '/nameless']) await read(cache, path);
    assert.deepEqual(sent.slice(3), ['/large 200', '/large 200', '/nameless 200', '/nameless 200']);
  });

  it('is private between accounts', async () => {
    files.set('/a', { body: randomBytes(1000), etag: '"1"' });
    const cache = cacheOf();
    for (const accountId of [1, 2, 1]) await read(cache, '/a', { accountId });
    assert.deepEqual(sent, ['/a 200', '/a 200', '/a 304']);
  });

  it('helps over an outage, but not around a refusal', async () => {
    const body = randomBytes(1000);
    files.set('/a', { body, etag: '"1"' });
    const cache = cacheOf();
    await read(cache, '/a');
    files.set('/a', { body, etag: '"1"', status: 503 });
    assert.deepEqual((await read(cache, '/a')).bytes, body);
    files.set('/a', { body, etag: '"1"', status: 403 });
    assert.equal(await open(cache, '/a'), 'The server answered with status 403.');
  });

  it('keeps nothing of what broke off on either side, and serves nothing that is not whole', async () => {
    const cache = cacheOf();
    const body = randomBytes(400_000);
    files.set('/a', { body, etag: '"1"', instead: 'break' });
    await assert.rejects(read(cache, '/a'));
    files.set('/a', { body, etag: '"1"', instead: 'hang' });
    const left = (await open(cache, '/a')) as AttachmentStream;
    await once(left.body, 'data');
    assert.equal(kept().length, 1, 'a part');
    left.body.destroy();
    await until(kept, (names) => names.length === 0);
    files.set('/a', { body, etag: '"1"' });
    await read(cache, '/a');
    const file = join(folder, kept()[0]!);
    truncateSync(file, statSync(file).size - 1);
    assert.deepEqual((await read(cache, '/a')).bytes, body);
    writeFileSync(file, 'not a head');
    assert.deepEqual((await read(cache, '/a')).bytes, body);
    assert.deepEqual((await read(cache, '/a')).bytes, body);
    assert.deepEqual(sent.slice(-4), ['/a 200', '/a 200', '/a 200', '/a 304']);
  });

  it('removes the parts that a killed process left', async () => {
    files.set('/a', { body: randomBytes(1000), etag: '"1"' });
    await read(cacheOf(), '/a');
    const [old, young] = ['x.old.part', 'x.young.part'].map((name) => join(folder, name));
    for (const part of [old!, young!]) writeFileSync(part, 'half');
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(old!, hourAgo, hourAgo);
    files.set('/b', { body: randomBytes(1000), etag: '"1"' });
    await read(cacheOf(), '/b');
    assert.deepEqual(
      kept().filter((name) => name.endsWith('.part')),
      ['x.young.part'],
    );
  });

  it('costs its reader nothing when the disk cannot be written', async () => {
    writeFileSync(folder, 'no directory');
    const body = randomBytes(1000);
    files.set('/a', { body, etag: '"1"' });
    assert.deepEqual((await read(cacheOf(), '/a')).bytes, body);
  });
});
