import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refuseOwnPorts } from '../../src/net/own-ports.ts';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { failed, httpServer, LOOPBACK, names, networks, QUICK, succeeded } from './kit/servers.ts';

const OK = (_request: unknown, response: { end: (text: string) => void }) => response.end('inner');

describe('inner hosts', () => {
  it('row 1: loopback in every spelling is refused', async (t) => {
    const { port, connections } = await httpServer(t, OK);
    const { fetch } = createSafeFetch();
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '0',
      '127.1',
      '2130706433',
      '[::]',
      'LOCALHOST.',
      '[::ffff:127.0.0.1]',
    ]) {
      const result = failed(await fetch({ url: `http://${host}:${port}/`, limits: QUICK }));
      assert.equal(result.reason, 'blocked_address', host);
      assert.equal(result.retryable, false);
    }
    assert.equal(connections(), 0);
  });

  it('row 1: what the operator allows is reached, under its own Host', async (t) => {
    const server = await httpServer(t, (request, response) => response.end(request.headers.host));
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup: names({ 'hook.test': ['127.0.0.1'] }) });
    const result = succeeded(await fetch({ url: `http://hook.test:${server.port}/`, limits: QUICK }));
    assert.equal(result.body.toString(), `hook.test:${server.port}`);
  });

  it('row 1: 0.0.0.0 is not let in by a network that does not hold where it leads', async (t) => {
    const { port } = await httpServer(t, OK);
    const { fetch } = createSafeFetch({ allowedNetworks: networks('0.0.0.0/32') });
    assert.equal(failed(await fetch({ url: `http://0.0.0.0:${port}/`, limits: QUICK })).reason, 'blocked_address');
  });

  it('row 1: our own port is refused, though loopback is allowed', async (t) => {
    const [own, other] = [await httpServer(t, OK), await httpServer(t, OK)];
    const refuse = refuseOwnPorts(() => [{ address: '0.0.0.0', port: own.port }]);
    const lookup = names({ 'hook.test': ['127.0.0.1'] });
    const { fetch } = createSafeFetch({ allowedNetworks: networks('127.0.0.0/8, ::1, 0.0.0.0'), refuse, lookup });
    for (const host of ['127.0.0.1', '127.0.0.2', '0.0.0.0', '[::1]', 'hook.test']) {
      const result = failed(await fetch({ url: `http://${host}:${own.port}/`, limits: QUICK }));
      assert.equal(result.reason, 'blocked_address', host);
    }
    assert.equal(own.connections(), 0);
    assert.equal(succeeded(await fetch({ url: other.url, limits: QUICK })).body.toString(), 'inner');
  });

  it('row 1: our own port is known on every address of this machine', () => {
    const refuse = refuseOwnPorts(
      () => [{ address: '203.0.113.9', port: 3000 }],
      () => ({ eth0: [{ address: '192.0.2.7' }] }),
    );
    for (const address of [
      '203.0.113.9',
      '192.0.2.7',
      '127.0.0.1',
      '127.9.9.9',
      '::1',
      '0.0.0.0',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:c000:207',
    ]) {
      assert.equal(refuse(address, 3000), true, address);
      assert.equal(refuse(address, 3001), false, address);
    }
    assert.equal(refuse('192.0.2.8', 3000), false);
  });

  it('row 2: metadata servers are refused though every network is allowed', async () => {
    const allowedNetworks = networks('0.0.0.0/0, ::/0');
    const { fetch } = createSafeFetch({ allowedNetworks, lookup: names({ 'm.test': ['169.254.169.254'] }) });
    for (const host of ['169.254.169.254', '169.254.170.2', '[fd00:ec2::254]', '100.100.100.200', 'm.test']) {
      assert.equal(
        failed(await fetch({ url: `http://${host}/latest/`, limits: QUICK })).reason,
        'blocked_address',
        host,
      );
    }
    assert.equal(failed(await fetch({ url: 'http://metadata.google.internal/', limits: QUICK })).reason, 'bad_url');
  });

  it('row 3: odd spellings of the metadata address are refused', async () => {
    const { fetch } = createSafeFetch({ allowedNetworks: networks('0.0.0.0/0, ::/0') });
    const spellings = [
      ...['2852039166', '0xA9FEA9FE', '0251.0376.0251.0376', '169.254.43518', '[::ffff:a9fe:a9fe]'],
      ...['[64:ff9b::a9fe:a9fe]', '[2002:a9fe:a9fe::]', '[::ffff:169.254.169.254]', '169.254.169.254.'],
    ];
    for (const host of spellings) {
      assert.equal(failed(await fetch({ url: `http://${host}/`, limits: QUICK })).reason, 'blocked_address', host);
    }
  });

  it('row 4: a name with a private address is refused, and one with public and private ones too', async (t) => {
    const { port, connections } = await httpServer(t, OK);
    const lookup = names({
      'localtest.test': ['127.0.0.1'],
      'nip.test': ['10.0.0.1'],
      'mixed.test': ['8.8.8.8', '2606:4700::1111', '127.0.0.1'],
      'mixed6.test': ['::1', '8.8.8.8'],
    });
    const { fetch } = createSafeFetch({ lookup });
    for (const host of ['localtest.test', 'nip.test', 'mixed.test', 'mixed6.test']) {
      const result = failed(await fetch({ url: `http://${host}:${port}/`, limits: QUICK }));
      assert.equal(result.reason, 'blocked_address', host);
      assert.equal(result.message, `The address of ${host}:${port} is not permitted.`);
    }
    assert.equal(connections(), 0);
  });

  it('row 4: allowing a part of the answers does not help', async (t) => {
    const { port, connections } = await httpServer(t, OK);
    const lookup = names({ 'mixed.test': ['127.0.0.1', '10.0.0.1'] });
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup });
    assert.equal(failed(await fetch({ url: `http://mixed.test:${port}/`, limits: QUICK })).reason, 'blocked_address');
    assert.equal(connections(), 0);
  });

  it('row 5: DNS rebinding between check and connect', async (t) => {
    const [good, inner] = [await httpServer(t, (_q, r) => r.end('good')), await httpServer(t, OK, '127.0.0.2')];
    let asked = 0;
    // The first answer is permitted, each later one is not.
    const lookup = names({ 'rebind.test': () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']) });
    const { fetch } = createSafeFetch({ allowedNetworks: networks('127.0.0.1/32'), lookup });
    const result = succeeded(await fetch({ url: `http://rebind.test:${good.port}/`, limits: QUICK }));
    assert.equal(result.body.toString(), 'good');
    assert.equal(asked, 1, 'the name is looked up once');
    assert.equal(inner.connections(), 0);
  });

  it('row 5: DNS rebinding between tries, and no kept connection hides it', async (t) => {
    const { port, connections } = await httpServer(t, OK);
    let answer = ['127.0.0.1'];
    const lookup = names({ 'rebind.test': () => answer });
    const { fetch } = createSafeFetch({ allowedNetworks: networks('127.0.0.1/32'), lookup });
    const url = `http://rebind.test:${port}/`;
    succeeded(await fetch({ url, limits: QUICK }));
    answer = ['127.0.0.2'];
    assert.equal(failed(await fetch({ url, limits: QUICK })).reason, 'blocked_address');
    assert.equal(connections(), 1);
  });

  it('row 7: no trick of the text moves the request to another host', async (t) => {
    const server = await httpServer(t, (request, response) => response.end(`${request.headers.host} ${request.url}`));
    const { fetch } = createSafeFetch({ allowedNetworks: LOOPBACK, lookup: names({ 'evil.test': ['127.0.0.1'] }) });
    const evil = `evil.test:${server.port}`;
    const tricks = [
      ...[
        `http://good.test@${evil}/`,
        `http://good.test:80@${evil}/`,
        `http://${evil}\\@good.test/`,
        `http:\\\\${evil}`,
      ],
      ...[
        `http://${evil}/\r\nHost: good.test`,
        `http://${evil}/ HTTP/1.1\nX: y`,
        `http:${evil}`,
        `http://ev\til.test:${server.port}/`,
      ],
    ];
    for (const url of tricks) assert.equal(failed(await fetch({ url, limits: QUICK })).reason, 'bad_url', url);
    assert.equal(server.connections(), 0);
    const same = [
      `http://${evil}#good.test`,
      `http://${evil}/#@good.test`,
      `HTTP://EVIL.test.:${server.port}/`,
      `http://ｅvil.test:${server.port}`,
    ];
    for (const url of same)
      assert.equal(succeeded(await fetch({ url, limits: QUICK })).body.toString(), `${evil} /`, url);
  });

  it('a name without an address, and a resolver that never answers', async () => {
    const lookup = (host: string) =>
      host === 'slow.test' ? new Promise<never>(() => undefined) : names({ 'none.test': [] })(host);
    const { fetch } = createSafeFetch({ lookup });
    for (const host of ['none.test', 'unknown.test']) {
      const result = failed(await fetch({ url: `http://${host}/`, limits: QUICK }));
      assert.deepEqual([result.reason, result.retryable], ['dns', true], host);
    }
    const result = failed(await fetch({ url: 'http://slow.test/', limits: { connectMs: 50 } }));
    assert.equal(result.reason, 'timeout');
    assert.ok(result.ms < 3_000, `${result.ms} ms`);
  });
});
