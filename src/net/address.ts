/**
 * May a request go to this IP address? (OWASP "Server-Side Request Forgery Prevention", the IANA
 * special-purpose registries, RFC 6890.) Only global unicast may; an operator opens more by naming networks.
 */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { embeddedV4, possibleV4 } from './embedded.ts';
import { inNetworks, type Network } from './networks.ts';

/** Where clouds hand credentials to whoever asks. No setting opens these, for no callback has business there. */
const METADATA = new Set([
  '169.254.169.254', // AWS, Google, Azure, OpenStack, DigitalOcean, Oracle
  '169.254.170.2', // AWS container credentials
  '169.254.170.23', // AWS EKS pod identity
  '169.254.42.42', // Scaleway
  '169.254.0.23', // Tencent
  '100.100.100.200', // Alibaba
  '168.63.129.16', // Azure WireServer: global unicast by its number, yet the host's own
  '192.0.0.192', // Oracle classic
  'fd00:ec2::254', // AWS
  'fd00:ec2::23', // AWS EKS pod identity
  'fd20:ce::254', // Google
  'fd00:42::42', // Scaleway
]);

const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** The part of IPv6 that is handed out as global unicast. What lies outside is not reachable by right. */
const GLOBAL_V6: Network = [ipaddr.IPv6.parse('2000::'), 3];

/** @param host lower case, without a trailing dot. */
export const isMetadataName = (host: string): boolean => METADATA_NAMES.has(host);

/**
 * @param address an IP in text; anything that Node does not take for one is refused, and so are zones (`%eth0`).
 * @param allowed networks opened by the operator; metadata addresses stay refused inside them.
 * @returns the class of address for which it is refused, or undefined when it may be reached.
 */
export function refusalOf(address: string, allowed: readonly Network[] = []): string | undefined {
  if (isIP(address) === 0 || address.includes('%')) return 'not an address';
  const ip = ipaddr.parse(address);
  return ip.kind() === 'ipv4' ? refusalOfV4(ip as ipaddr.IPv4, allowed) : refusalOfV6(ip as ipaddr.IPv6, allowed);
}

function refusalOfV4(ip: ipaddr.IPv4, allowed: readonly Network[]): string | undefined {
  if (METADATA.has(ip.toString())) return 'metadata';
  const range = ip.range();
  return range === 'unicast' || inNetworks(ip, allowed) ? undefined : range;
}

/**
 * An address that wraps an IPv4 one (mapped, NAT64, 6to4, Teredo) needs both: its own form inside an
 * allowed network, and an inner address that may be reached by itself.
 */
function refusalOfV6(ip: ipaddr.IPv6, allowed: readonly Network[]): string | undefined {
  if (METADATA.has(ip.toString())) return 'metadata';
  const bytes = ip.toByteArray();
  // Whatever the prefix: a network may run NAT64 under one of its own (RFC 6052), which nobody can know here.
  if (possibleV4(bytes).some((inner) => METADATA.has(inner.toString()))) return 'metadata';
  for (const inner of embeddedV4(bytes)) {
    const refusal = refusalOfV4(inner, allowed);
    if (refusal) return `wrapped ${refusal}`;
  }
  if (inNetworks(ip, allowed)) return undefined;
  const range = ip.range();
  if (range !== 'unicast') return range;
  return inNetworks(ip, [GLOBAL_V6]) ? undefined : 'reserved';
}
