import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalOf } from '../../src/net/address.ts';
import { networks } from './kit/servers.ts';

const EVERYTHING = networks('0.0.0.0/0, ::/0');

/** Of each special network (IANA registries) its first and last address. */
const SPECIAL: Record<string, string[]> = {
  unspecified: ['0.0.0.0', '0.255.255.255', '::'],
  loopback: ['127.0.0.0', '127.0.0.1', '127.255.255.255', '::1'],
  private: ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
  linkLocal: ['169.254.0.0', '169.254.255.255', 'fe80::1', 'febf:ffff::1'],
  carrierGradeNat: ['100.64.0.0', '100.127.255.255'],
  multicast: ['224.0.0.0', '239.255.255.255', 'ff00::', 'ff02::1', 'ffff::1'],
  reserved: [
    ...['192.0.0.0', '192.0.0.255', '192.0.2.0', '192.0.2.255', '198.51.100.7', '203.0.113.7', '192.88.99.1'],
    ...['198.18.0.0', '198.19.255.255', '240.0.0.0', '255.255.255.254', '2001:db8::1', '3fff::1', '2001:1ff::1'],
    ...['4000::1', '::2:0:0:1', 'e000::1', '100:0:0:1::1'],
  ],
  broadcast: ['255.255.255.255'],
  uniqueLocal: ['fc00::1', 'fdff:ffff::1'],
  deprecatedSiteLocal: ['fec0::1', 'feff::1'],
  discard: ['100::1'],
  benchmarking: ['2001:2::1'],
  segmentRouting: ['5f00::1'],
  'wrapped loopback': [
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1'],
    ...[
      '64:ff9b:1::7f00:1',
      '64:ff9b:1:7f00:0:100::',
      '2002:7f00:1::',
      '2001:0:7f00:1::',
      '2001:0:0808:0808::80ff:fffe',
    ],
  ],
  'wrapped private': ['::ffff:10.0.0.1', '64:ff9b::192.168.0.1', '2002:c0a8:1::1'],
  // Wrapped, though what is inside is public: nothing we know needs them.
  ipv4Mapped: ['::ffff:8.8.8.8'],
  rfc6052: ['64:ff9b::8.8.8.8', '64:ff9b:1::8.8.8.8'],
  rfc6145: ['::ffff:0:8.8.8.8'],
  '6to4': ['2002:808:808::1'],
  teredo: ['2001:0:808:808::f7f7:f7f7'],
};

describe('refusalOf', () => {
  for (const [kind, addresses] of Object.entries(SPECIAL)) {
    it(`refuses ${kind}`, () => {
      for (const address of addresses) assert.equal(refusalOf(address), kind, address);
    });
  }

  it('permits global unicast, right up to the special networks', () => {
    const neighbours = [
      ...['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'],
      ...['169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'],
      ...['198.17.255.255', '198.20.0.0', '223.255.255.255', '8.8.8.8', '2606:4700::1111', '2001:4860:4860::8888'],
      ...['2a00::1', '2003::1', '3ffe::1'],
    ];
    for (const address of neighbours) assert.equal(refusalOf(address), undefined, address);
  });

  it('refuses what is not plainly an address', () => {
    for (const text of [
      '',
      'localhost',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127.1',
      'fe80::1%eth0',
      ' 8.8.8.8',
      '8.8.8.8/32',
    ]) {
      assert.equal(refusalOf(text, EVERYTHING), 'not an address', text);
    }
  });

  it('row 2: metadata addresses stay refused, even when every network is allowed', () => {
    const metadata = [
      ...['169.254.169.254', '169.254.170.2', '100.100.100.200', 'fd00:ec2::254', '168.63.129.16', 'fd20:ce::254'],
      ...['::ffff:169.254.169.254', '::a9fe:a9fe', '64:ff9b::a9fe:a9fe', '64:ff9b:1::a9fe:a9fe', '2002:a9fe:a9fe::'],
      ...[
        '64:ff9b:1:a9fe:a9:fe00::',
        '2001:0:a9fe:a9fe::',
        '2001::5601:5601',
        'fe80::a9fe:a9fe',
        '2a00:1:2:3::a9fe:a9fe',
      ],
      ...['2a00:1:a9:fea9:fe::', '2a00:1:2:a9:fe:a9fe::', '2a00:1:2:3:a9:fea9:fe00:0'],
    ];
    for (const address of metadata) assert.equal(refusalOf(address, EVERYTHING), 'metadata', address);
  });

  it('permits special addresses inside allowed networks only', () => {
    const allowed = networks('10.1.0.0/16, fd00:1::/32, ::1');
    assert.equal(refusalOf('10.1.2.3', allowed), undefined);
    assert.equal(refusalOf('10.2.0.0', allowed), 'private');
    assert.equal(refusalOf('fd00:1::7', allowed), undefined);
    assert.equal(refusalOf('fd00:2::7', allowed), 'uniqueLocal');
    assert.equal(refusalOf('::1', allowed), undefined);
    assert.equal(refusalOf('127.0.0.1', allowed), 'loopback');
  });

  it('needs both forms of a wrapped address to be allowed', () => {
    assert.equal(refusalOf('64:ff9b::8.8.8.8', networks('64:ff9b::/96')), undefined);
    assert.equal(refusalOf('64:ff9b::10.0.0.1', networks('64:ff9b::/96')), 'wrapped private');
    assert.equal(refusalOf('64:ff9b::10.0.0.1', networks('10.0.0.0/8')), 'rfc6052');
    assert.equal(refusalOf('64:ff9b::10.0.0.1', networks('64:ff9b::/96, 10.0.0.0/8')), undefined);
    assert.equal(refusalOf('::ffff:127.0.0.1', networks('127.0.0.0/8')), 'ipv4Mapped');
    assert.equal(refusalOf('::ffff:127.0.0.1', networks('::/0')), 'wrapped loopback');
  });
});
