import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import { api, exchange, request } from './client.ts';
import { startReceiver } from './receiver.ts';

const receiver = await startReceiver();
after(() => receiver.close());
const last = () => receiver.received.at(-1)!;

test('sends bodies with GET and DELETE too', async () => {
  const client = api(receiver, 'test_key');
  await client.get('/g', { body: { a: 1 } });
  assert.deepEqual([last().method, last().json], ['GET', { a: 1 }]);
  await client.delete('/d', ['x']);
  assert.deepEqual([last().method, last().json], ['DELETE', ['x']]);
  assert.equal(last().headers.authorization, `Basic ${Buffer.from('test_key:').toString('base64')}`);
});

test('sends no body, no length and no Authorization unless asked to', async () => {
  await api(receiver).delete('/d');
  assert.deepEqual(
    last().rawHeaders.filter((_, i) => i % 2 === 0),
    ['Host', 'Connection'],
  );
  await api(receiver).post('/p');
  assert.equal(last().headers['content-length'], '0');
  assert.equal(last().headers['content-type'], undefined);
});

test("the test's own headers stand alone, doubled and spelled as given", async () => {
  const headers = ['AUTHORIZATION', 'Bearer a', 'authorization', 'Bearer b', 'Content-Type', 'text/odd'];
  await request(receiver.url, { method: 'POST', path: '/h', key: 'k', body: {}, headers });
  assert.deepEqual(last().rawHeaders.slice(4, 12), ['Content-Length', '2', ...headers]);
});

test('sends a path as it is', async () => {
  await request(receiver.url, { path: '/a/../b//c?%zz' });
  assert.equal(last().path, '/a/../b//c?%zz');
});

test('tells what came where JSON was expected', async () => {
  receiver.answer('/html', { status: 502, body: '<html>' });
  const answer = await request(receiver.url, { path: '/html' });
  assert.throws(() => answer.json, /502 without JSON: <html>/);
});

test('exchange sends bytes that are no HTTP at all', async () => {
  assert.match(await exchange(receiver.url, 'NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400 /);
});
