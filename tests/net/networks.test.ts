import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ipaddr from 'ipaddr.js';
import { inNetworks, parseNetworks } from '../../src/net/networks.ts';

describe('parseNetworks', () => {
  it('reads networks and bare addresses, separated by commas', () => {
    const { networks } = parseNetworks(' 10.0.0.0/8,fd00::/8 , 127.0.0.1,, ::1,0.0.0.0/0');
    assert.deepEqual(
      networks?.map(([first, bits]) => `${first}/${bits}`),
      ['10.0.0.0/8', 'fd00::/8', '127.0.0.1/32', '::1/128', '0.0.0.0/0'],
    );
  });

  it('takes empty text for no network', () => {
    assert.deepEqual(parseNetworks(''), { networks: [] });
    assert.deepEqual(parseNetworks(' , '), { networks: [] });
  });

  it('names the first wrong entry', () => {
    const wrong = [
      ...['localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8', '10/8', '10.0.0/8', '010.0.0.0/8'],
      ...['0xa.0.0.0/8', '10.0.0.0/08x', 'fd00::/129', 'fe80::%eth0/10', '10.0.0.0 /8', '*', '10.0.0.0/1e1', ':/0'],
    ];
    for (const entry of wrong) {
      const { problem } = parseNetworks(`127.0.0.1/32,${entry},also wrong`);
      assert.match(problem ?? '', /^".*" is not a network in CIDR form, such as 10\.0\.0\.0\/8 or fd00::\/8$/, entry);
      assert.ok(problem?.includes(JSON.stringify(entry)), problem);
    }
  });

  it('asks back about bits behind the prefix', () => {
    assert.equal(
      parseNetworks('10.1.2.3/8').problem,
      '"10.1.2.3/8" has bits set behind its prefix; did you mean 10.0.0.0/8 or 10.1.2.3/32?',
    );
    assert.match(parseNetworks('fd00::1/8').problem ?? '', /did you mean fd00::\/8 or fd00::1\/128\?/);
  });

  it('keeps the families apart', () => {
    const { networks = [] } = parseNetworks('0.0.0.0/0');
    assert.equal(inNetworks(ipaddr.parse('1.2.3.4'), networks), true);
    assert.equal(inNetworks(ipaddr.parse('::ffff:1.2.3.4'), networks), false);
  });
});
