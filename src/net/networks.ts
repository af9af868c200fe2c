import ipaddr from 'ipaddr.js';

/** One network in CIDR form: its first address and the bits of its prefix. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Either the networks, or a sentence for the operator naming the first wrong one. */
export type ParsedNetworks = { networks: Network[]; problem?: undefined } | { networks?: undefined; problem: string };

/**
 * Reads a comma-separated list of CIDRs, `10.0.0.0/8, fd00::/8`; a bare address is a network of its own.
 * Empty text is no network. Bits set behind the prefix are refused rather than dropped: they are a slip
 * that would open more than the operator had in mind.
 */
export function parseNetworks(text: string): ParsedNetworks {
  const networks: Network[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const network = parseNetwork(entry);
    if (typeof network === 'string') return { problem: network };
    networks.push(network);
  }
  return { networks };
}

/** IPv4 networks hold IPv4 addresses only, IPv6 networks IPv6 addresses only. */
export function inNetworks(address: ipaddr.IPv4 | ipaddr.IPv6, networks: readonly Network[]): boolean {
  return networks.some(([first, bits]) => first.kind() === address.kind() && address.match(first, bits));
}

function parseNetwork(entry: string): Network | string {
  const [address = '', bits, ...rest] = entry.split('/');
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  const isV6 = address.includes(':') && !address.includes('%') && ipaddr.IPv6.isValid(address);
  const most = isV4 ? 32 : 128;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  // Not a shape check only: NaN is never within the bounds.
  if ((!isV4 && !isV6) || rest.length > 0 || !(length >= 0 && length <= most)) {
    return `${JSON.stringify(entry)} is not a network in CIDR form, such as 10.0.0.0/8 or fd00::/8`;
  }
  const given = ipaddr.parse(address);
  const kind = isV4 ? ipaddr.IPv4 : ipaddr.IPv6;
  const first = kind.networkAddressFromCIDR(`${address}/${length}`);
  if (first.toString() !== given.toString()) {
    return `${JSON.stringify(entry)} has bits set behind its prefix; did you mean ${first}/${length} or ${given}/${most}?`;
  }
  return [first, length];
}
