import { isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import { refusalOf } from './address.ts';
import { embeddedV4 } from './embedded.ts';

export interface Listener {
  /** The address a server listens on; 0.0.0.0 and :: are all of them. */
  address: string;
  port: number;
}

type Interfaces = () => NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address'>[]>;

/**
 * For `refuse` of the safe fetch: the server's own ports on any address of this machine, so that no task can
 * make the server call itself, even where loopback is allowed.
 * @param listening asked at each request, because port 0 is known only after listening.
 */
export function refuseOwnPorts(listening: () => readonly Listener[], interfaces: Interfaces = networkInterfaces) {
  return (address: string, port: number): boolean => {
    const own = listening().filter((listener) => listener.port === port);
    if (own.length === 0) return false;
    if (isLoopback(address)) return true;
    const cards = Object.values(interfaces()).flatMap((all) => all ?? []);
    const forms = formsOf(address);
    return [...own, ...cards].some((known) => forms.includes(known.address));
  };
}

/** Loopback and unspecified (which the kernel sends to loopback), wrapped forms too. */
const isLoopback = (address: string): boolean => /(loopback|unspecified)$/.test(refusalOf(address) ?? '');

/** The address, and the IPv4 address that it may be another way of writing. */
function formsOf(address: string): string[] {
  if (!isIPv6(address)) return [address];
  return [address, ...embeddedV4(ipaddr.parse(address).toByteArray()).map(String)];
}
