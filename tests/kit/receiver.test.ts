import { strict as assert } from 'node:assert';
import { after, beforeEach, test } from 'node:test';
import { exchange, request } from './client.ts';
import { startReceiver } from './receiver.ts';

const receiver = await startReceiver();
after(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
});

test('keeps method, path, headers and the raw body', async () => {
  const raw = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
  await request(receiver.url, { method: 'PUT', path: '/a?b=1', raw, headers: { 'X-Odd': ['1', '2'] } });
  const one = await receiver.waitFor(({ path }) => path === '/a?b=1');
  assert.equal(one.method, 'PUT');
  assert.deepEqual(one.body, raw);
  assert.equal(one.json, undefined);
  assert.equal(one.headers['x-odd'], '1, 2');
  assert.equal(one.rawHeaders.filter((name) => name === 'X-Odd').length, 2);
  assert.ok(Math.abs(Date.now() - one.at) < 10_000);
});

test('answers as told, one behaviour after the other, and the last from then on', async () => {
  receiver.answer('/flaky', [{ status: 500, body: 'no' }, { status: 307, headers: { location: '/x' } }, {}]);
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await request(receiver.url, { method: 'POST', path: '/flaky' })).status);
  assert.deepEqual(statuses, [500, 307, 200, 200]);
});

test('delays, hangs and resets', async () => {
  receiver.answer('/slow', { delay: 200 });
  const start = Date.now();
  await request(receiver.url, { path: '/slow' });
  assert.ok(Date.now() - start >= 195);
  receiver.answer('/hang', { instead: 'hang' });
  await assert.rejects(request(receiver.url, { path: '/hang', timeout: 200 }), { name: 'AbortError' });
  receiver.answer('/reset', { instead: 'reset' });
  await assert.rejects(request(receiver.url, { path: '/reset' }), { code: 'ECONNRESET' });
  assert.equal(receiver.received.length, 3);
});

test('waits for what comes later, and gives up in time with what it saw', async () => {
  const waiting = receiver.waitForCount(2, ({ json }) => json?.n > 0);
  for (const n of [0, 1, 2]) await request(receiver.url, { method: 'POST', path: '/n', body: { n } });
  assert.deepEqual(
    (await waiting).map(({ json }) => json.n),
    [1, 2],
  );
  await assert.rejects(
    receiver.waitFor(({ path }) => path === '/never', 100),
    /0 of 1 .* POST \/n, POST \/n/,
  );
});

test('a sender that hangs up half-way has delivered nothing', async () => {
  await exchange(receiver.url, 'POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc', 200);
  await assert.rejects(receiver.waitFor(() => true, 100));
});
