import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { networks } from './kit/servers.ts';

/** What must never be reached, written down a second time and judged by Node instead of ipaddr.js. */
const BLOCKED = blockList(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'],
  ...['::/3', '2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20', '4000::/2', '8000::/1'],
);
const METADATA = blockList(
  ...['169.254.169.254/32', '169.254.170.2/32', '100.100.100.200/32', 'fd00:ec2::254/128', '::ffff:a9fe:a9fe/128'],
  ...[
    '::ffff:0:a9fe:a9fe/128',
    '64:ff9b::a9fe:a9fe/128',
    '::a9fe:a9fe/128',
    '2002:a9fe:a9fe::/48',
    '2001:0:a9fe:a9fe::/64',
  ],
);

/** A list for each family: Node would find every IPv4 address, as a mapped one, in an IPv6 network like ::/3. */
function blockList(...entries: string[]): Record<'ipv4' | 'ipv6', net.BlockList> {
  const lists = { ipv4: new net.BlockList(), ipv6: new net.BlockList() };
  for (const entry of entries) {
    const [address, bits] = entry.split('/') as [string, string];
    lists[familyOf(address)].addSubnet(address, Number(bits), familyOf(address));
  }
  return lists;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return net.isIPv6(address) ? 'ipv6' : 'ipv4';
}

const holds = (lists: ReturnType<typeof blockList>, address: string) =>
  lists[familyOf(address)].check(address, familyOf(address));

/** Addresses that sockets were told to connect to. In this file no socket ever does, so any address may be asked for. */
const attempts: string[] = [];
type Connect = { host?: string; lookup?: net.LookupFunction };
net.Socket.prototype.connect = function connect(this: net.Socket, ...args: unknown[]) {
  const { host = '', lookup } = (Array.isArray(args[0]) ? args[0][0] : args[0]) as Connect;
  if (net.isIP(host)) attempts.push(host);
  else {
    lookup?.(host, { all: true }, (_error, answers) => {
      attempts.push(...(answers as { address: string }[]).map(({ address }) => address));
    });
  }
  process.nextTick(() => this.destroy(Object.assign(new Error('stopped'), { code: 'STOPPED' })));
  return this;
};

const byte = fc.integer({ min: 0, max: 255 });
const word = fc.integer({ min: 0, max: 0xffff });
const near = (...octets: number[]) =>
  fc.tuple(...[0, 1, 2, 3].map((at) => (octets[at] === undefined ? byte : fc.constant(octets[at]))));
/** Any address, and often one that matters. */
const v4 = fc.oneof(
  fc.tuple(byte, byte, byte, byte),
  ...[near(127), near(10), near(192, 168), near(172), near(100), near(169, 254), near(198), near(192, 0), near(0)],
  ...[near(169, 254, 169, 254), near(169, 254, 170, 2), near(100, 100, 100, 200), near(127, 0, 0, 1), near(8, 8, 8, 8)],
) as fc.Arbitrary<[number, number, number, number]>;

const radix = fc.constantFrom(
  (value: number) => String(value),
  (value: number) => `0x${value.toString(16)}`,
  (value: number) => `0X0${value.toString(16).toUpperCase()}`,
  (value: number) => `0${value.toString(8)}`,
);
/** 1 to 4 parts, the last of which takes the bytes left over, each part in a base of its own (inet_aton). */
const spelledV4 = fc
  .tuple(v4, fc.integer({ min: 1, max: 4 }), fc.tuple(radix, radix, radix, radix))
  .map(([bytes, parts, bases]) => {
    const values = bytes.slice(0, parts - 1);
    values.push(bytes.slice(parts - 1).reduce((sum, octet) => sum * 256 + octet, 0));
    return values.map((value, at) => bases[at]!(value)).join('.');
  });
const disguise = fc.constantFrom(
  (host: string) => host,
  (host: string) => `${host}.`,
  (host: string) => host.replace(/[0-9]/, (digit) => `%3${digit}`),
  (host: string) => host.replaceAll('.', '\u3002'),
  (host: string) => host.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
);
const hex = (a: number, b: number) => (a * 256 + b).toString(16);
const wrapped = fc.tuple(v4, word, fc.integer({ min: 0, max: 7 })).map(([[a, b, c, d], w, form]) => {
  const [x, tail] = [w.toString(16), `${hex(a, b)}:${hex(c, d)}`];
  const not = (value: number) => value ^ 0xff;
  return [
    ...[
      `::ffff:${tail}`,
      `::${tail}`,
      `::ffff:0:${tail}`,
      `64:ff9b::${tail}`,
      `64:ff9b:1:${x}::${tail}`,
      `2002:${tail}::${x}`,
    ],
    ...[`2001:0:808:808::${hex(not(a), not(b))}:${hex(not(c), not(d))}`, `::ffff:${a}.${b}.${c}.${d}`],
  ][form]!;
});
const anyV6 = fc.tuple(
  fc.oneof(word, fc.constantFrom(0, 0x2001, 0x2002, 0x64, 0xfe80, 0xfd00, 0x2606, 0x3fff)),
  fc.array(word, { minLength: 7, maxLength: 7 }),
);
const v6 = fc.oneof(
  wrapped,
  anyV6.map(([first, rest]) => [first, ...rest].map((part) => part.toString(16)).join(':')),
);
const dotted = v4.map((bytes) => bytes.join('.'));
const host = fc.oneof(
  fc.tuple(spelledV4, disguise).map(([text, change]) => change(text)),
  v6.map((text) => `[${text}]`),
);

async function attemptsOf(
  url: string,
  answers: string[],
  allowed: string,
): Promise<{ tried: string[]; reason: string }> {
  attempts.length = 0;
  const lookup = async () => answers.map((address) => ({ address }));
  const { fetch } = createSafeFetch({ allowedNetworks: networks(allowed), lookup });
  const result = await fetch({ url, limits: { connectMs: 1_000 } });
  assert.equal(result.ok, false);
  return { tried: [...attempts], reason: result.ok ? 'ok' : result.reason };
}

describe('property: no permitted URL ever connects to a blocked address', () => {
  it('rows 1 to 3: addresses in all spellings', async () => {
    let reached = 0;
    const property = fc.asyncProperty(host, async (text) => {
      const url = `${text.length % 2 ? 'http' : 'https'}://${text}/`;
      const { tried, reason } = await attemptsOf(url, [], '');
      for (const address of tried) assert.equal(holds(BLOCKED, address), false, `${text} led to ${address}`);
      const meant = new URL(url).hostname.replace(/[[\]]/g, '');
      const expected = holds(BLOCKED, meant) ? [] : [meant];
      if (reason !== 'bad_url') assert.deepEqual(tried, expected, `${text} is ${meant}`);
      reached += tried.length;
    });
    await fc.assert(property, { numRuns: 1_500 });
    assert.ok(reached > 50, 'public addresses are let through');
  });

  it('row 4: names with any answers', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.oneof(dotted, v6), { minLength: 1, maxLength: 4 }),
      async (answers) => {
        const { tried } = await attemptsOf('http://name.test/', answers, '');
        const anyBlocked = answers.some((address) => holds(BLOCKED, address));
        assert.deepEqual(tried, anyBlocked ? [] : answers);
      },
    );
    await fc.assert(property, { numRuns: 700 });
  });

  it('row 2: metadata servers, whatever is allowed', async () => {
    const property = fc.asyncProperty(
      host,
      fc.constantFrom('0.0.0.0/0, ::/0', '169.254.0.0/16, ::/0', '64:ff9b::/32, 0.0.0.0/0'),
      async (text, allowed) => {
        const { tried } = await attemptsOf(`http://${text}/`, [], allowed);
        for (const address of tried) assert.equal(holds(METADATA, address), false, `${text} led to ${address}`);
      },
    );
    await fc.assert(property, { numRuns: 700 });
  });
});
