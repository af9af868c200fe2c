/** What a labeler is shown of an attachment: streamed by the server to whoever holds the lease, and to nobody else. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server as HttpServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, beforeEach, it } from 'node:test';
import { api } from '../kit/client.ts';
import { png } from '../kit/png.ts';
import { type S3, startS3 } from '../kit/s3.ts';
import { startServer } from '../kit/server.ts';
import { cookieOf, postSession, signInToken } from '../kit/sessions.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import type { Suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

const PICTURE = png(40, 30);
const FILM = Buffer.concat([
  Buffer.from('00000018667479706d703432000000006d7034326d703431', 'hex'),
  Buffer.alloc(100_000, 7),
]);

/** How often `/slow` was sent. */
const sent = { whole: 0 };

/** Knows ranges; `/endless` never ends, `/broken` breaks off, `/plain` knows no ranges. */
function fileServer(files: Record<string, Buffer>, open: { now: number }): HttpServer {
  return createServer((request, response) => {
    const { url = '' } = request;
    open.now++;
    response.once('close', () => open.now--);
    const file = files[url];
    if (url === '/slow') {
      if (request.headers['if-none-match'] === '"slow"') return void response.writeHead(304).end();
      sent.whole++;
      response.writeHead(200, { etag: '"slow"', 'content-length': FILM.length }).write(FILM.subarray(0, 50_000));
      return void setTimeout(() => response.end(FILM.subarray(50_000)), 1000);
    }
    if (url === '/endless') {
      const more = setInterval(() => response.write(Buffer.alloc(10_000)), 5);
      response.once('close', () => clearInterval(more));
      return void response.writeHead(200).write(PICTURE);
    }
    if (url === '/broken') {
      response.writeHead(200, { 'content-length': '100000' }).write(PICTURE);
      return void setTimeout(() => response.destroy(), 100);
    }
    if (!file) return void response.writeHead(404).end('no');
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined || url === '/plain') {
      return void response.writeHead(200, { 'content-type': 'text/html', 'content-length': file.length }).end(file);
    }
    const end = to ? Math.min(Number(to), file.length - 1) : file.length - 1;
    if (Number(from) > end)
      return void response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end('secret');
    const range = `bytes ${from}-${end}/${file.length}`;
    response.writeHead(206, { 'content-range': range, etag: '"1"' }).end(file.subarray(Number(from), end + 1));
  });
}

onEachStore((store) => {
  const s = { store } as Suite;
  const open = { now: 0 };
  const files: Record<string, Buffer> = {
    '/cow.png': PICTURE,
    '/plain': PICTURE,
    '/film.mp4': FILM,
    '/page.html': Buffer.from('<!doctype html><script>alert(1)</script>'),
    '/drawing.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  };
  let s3: S3;
  let dispose: () => Promise<void>;
  let web: HttpServer;
  let origin: string;
  let labeler: Person;
  let other: Person;
  before(async () => {
    s3 = await startS3('cows');
    await s3.put(`cows/herd/${encodeURIComponent('one cow+ä.png')}`, PICTURE);
    web = fileServer(files, open).listen(0, '127.0.0.1');
    await once(web, 'listening');
    origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    const fresh = await freshStore(store);
    dispose = fresh.dispose;
    s.env = { ...fresh.env, ...s3.env, TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };
    s.server = await startServer({ env: s.env });
    s.live = api(s.server, s.server.liveKey);
    s.test = api(s.server, s.server.testKey);
  });
  beforeEach(async () => {
    await labeling(s).clear();
    [labeler, other] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
  });
  after(async () => {
    await s.server?.stop();
    await dispose?.();
    web?.closeAllConnections();
    web?.close();
    await s3?.close();
  });

  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET', who = labeler) =>
    fetch(s.server.url + path, { method, headers: { ...basic(who.key), ...headers } });
  const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
  /** A leased task with this attachment. */
  const lease = async (attachment: string) => {
    const { create, claimOne } = labeling(s);
    await create({ attachment });
    return claimOne(labeler);
  };
  const streamed = async (attachment: string, headers = {}, method = 'GET') =>
    get((await lease(attachment)).attachments[0].url, headers, method);

  it('gives whoever holds the lease what is in a bucket or on the web, by key and by session', async () => {
    for (const attachment of ['s3://cows/herd/one cow+ä.png', 'gs://cows/herd/one cow+ä.png', `${origin}/cow.png`]) {
      const held = await lease(attachment);
      const [{ url, attachment: named }] = held.attachments;
      assert.equal(named, attachment);
      assert.equal(url, `/v1/labeling/leases/${held.lease_id}/attachments/0`);
      const answer = await get(url);
      assert.equal(answer.status, 200);
      assert.deepEqual(await bytes(answer), PICTURE);
      assert.equal(answer.headers.get('content-type'), 'image/png', 'by its content, whatever the server says');
      const stored = ok(await labeler.call.get(`/v1/labeling/leases/${held.lease_id}`));
      assert.deepEqual(stored.attachments, held.attachments);
    }
    const { create, claimOne } = labeling(s);
    await create({ attachment: `${origin}/cow.png` });
    const own = await claimOne(labeler);
    const cookie = cookieOf(await postSession(s, await signInToken(s, labeler.userId)));
    const shown = await fetch(s.server.url + own.attachments[0].url, { headers: { cookie } });
    assert.deepEqual(await bytes(shown), PICTURE);
  });

  it('gives it to nobody else, and to nobody once the lease is over', async () => {
    const { on } = labeling(s);
    const held = await lease(`${origin}/cow.png`);
    const { url } = held.attachments[0];
    assert.equal((await fetch(s.server.url + url)).status, 401);
    assert.equal((await get(url, {}, 'GET', other)).status, 409);
    assert.equal((await get(url, basic(s.server.testKey))).status, 404, 'the other mode');
    for (const n of ['1', '-1', 'x', '00000000']) assert.equal((await get(url.replace(/0$/, n))).status, 404, n);
    ok(await on(labeler, held, 'release'));
    const late = await get(url);
    assert.equal(late.status, 409);
    assert.equal(((await late.json()) as { code: string }).code, 'lease_lost');
  });

  it('gives a part that is asked for, and the whole where ranges are not known', async () => {
    const held = await lease(`${origin}/film.mp4`);
    const { url } = held.attachments[0];
    const part = await get(url, { range: 'bytes=50000-50009' });
    assert.deepEqual([part.status, part.headers.get('content-range')], [206, `bytes 50000-50009/${FILM.length}`]);
    assert.equal((await bytes(part)).length, 10);
    const all = await get(url, { range: 'bytes=0-' });
    assert.deepEqual([all.status, all.headers.get('content-type')], [206, 'video/mp4']);
    assert.equal(all.headers.get('accept-ranges'), 'bytes');
    assert.deepEqual(await bytes(all), FILM);
    const beyond = await get(url, { range: 'bytes=900000-' });
    assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${FILM.length}`]);
    assert.equal((await bytes(beyond)).length, 0, 'nothing of what the other side says');
    for (const range of ['bytes=0-1,5-6', 'lines=1-2']) assert.equal((await get(url, { range })).status, 200, range);
    assert.equal((await streamed(`${origin}/plain`, { range: 'bytes=1-2' })).status, 200);
  });

  it('answers HEAD with the same head and nothing else', async () => {
    const answer = await streamed(`${origin}/cow.png`, {}, 'HEAD');
    assert.equal(answer.status, 200);
    assert.deepEqual(
      [answer.headers.get('content-type'), answer.headers.get('content-length')],
      ['image/png', String(PICTURE.length)],
    );
    assert.equal((await bytes(answer)).length, 0);
  });

  it('never lets a file run as a page of ours', async () => {
    for (const [path, type, disposition] of [
      ['/page.html', 'application/octet-stream', 'attachment'],
      ['/drawing.svg', 'image/svg+xml', 'attachment'],
      ['/cow.png', 'image/png', 'inline'],
    ] as const) {
      const { headers } = await streamed(origin + path);
      assert.equal(headers.get('content-type'), type);
      assert.equal(headers.get('content-disposition'), disposition);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy')!, /default-src 'none'.*sandbox/);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    }
  });

  it('says why it cannot be had, with nothing of what the other side said', async () => {
    for (const [attachment, why] of [
      [`${origin}/none.png`, /cannot be shown. The server answered with status 404/],
      ['http://10.1.2.3/x.png', /cannot be shown/],
      ['http://169.254.169.254/latest/meta-data', /cannot be shown/],
      ['s3://cows/none.png', /status 404/],
    ] as const) {
      const answer = await streamed(attachment);
      assert.equal(answer.status, 502, attachment);
      assert.match(((await answer.json()) as { error: string }).error, why);
    }
  });

  it('looks broken when the other side breaks off in the middle', async () => {
    const answer = await streamed(`${origin}/broken`);
    assert.equal(answer.status, 200);
    await assert.rejects(answer.arrayBuffer());
  });

  it('keeps a file for the next labeler, and no half of one when it is killed in between', async () => {
    const held = await lease(`${origin}/slow`);
    const { url } = held.attachments[0];
    const cached = () => {
      const folder = join(s.env.TASKWRIGHT_DATA_DIR!, 'cache');
      return existsSync(folder) ? readdirSync(folder) : [];
    };
    const before = cached().length;
    const half = await get(url);
    await half.body!.getReader().read();
    await until(cached, (names) => names.some((name) => name.endsWith('.part')));
    await s.server.kill();
    await s.server.restart();
    const whole = () => cached().filter((name) => !name.endsWith('.part')).length;
    assert.equal(whole(), before);
    assert.deepEqual(await bytes(await get(url)), FILM);
    // The reader has the last byte a moment before the file has its name.
    await until(whole, (files) => files > before);
    const sentBefore = sent.whole;
    const again = await get(url, { range: 'bytes=100-199' });
    assert.equal(again.status, 206);
    assert.deepEqual(await bytes(again), FILM.subarray(100, 200));
    assert.equal(sent.whole, sentBefore, 'from the disk');
  });

  it('ends the request to the other side when the client goes', async () => {
    const held = await lease(`${origin}/endless`);
    await until(
      () => open.now,
      (n) => n === 0,
    );
    const request = httpRequest(s.server.url + held.attachments[0].url, { headers: basic(labeler.key) }).end();
    const [response] = await once(request, 'response');
    await once(response, 'data');
    assert.equal(open.now, 1);
    request.once('error', () => {});
    request.destroy();
    await until(
      () => open.now,
      (n) => n === 0,
    );
  });
}, 'attachments of leased tasks');
