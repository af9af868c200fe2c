/** IPv4 addresses inside IPv6 ones: who judges only the outer form lets `64:ff9b::7f00:1` through to 127.0.0.1. */
import ipaddr from 'ipaddr.js';

const v4 = (...octets: (number | undefined)[]): ipaddr.IPv4 => new ipaddr.IPv4(octets.map((octet) => octet ?? 0));
/** Teredo writes the client's address with every bit turned over (RFC 4380). */
const inverted = (bytes: number[]): number[] => bytes.map((byte) => byte ^ 0xff);
const begins = (bytes: number[], prefix: number[]): boolean => prefix.every((byte, at) => bytes[at] === byte);
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

const NAT64_LOCAL = [0, 0x64, 0xff, 0x9b, 0, 1];
/** Prefixes after which the last 32 bits are an IPv4 address. */
const TAILS = [
  [...zeros(10), 0xff, 0xff], // mapped, RFC 4291
  [...zeros(8), 0xff, 0xff, 0, 0], // translated, RFC 2765
  [0, 0x64, 0xff, 0x9b, ...zeros(8)], // NAT64, RFC 6052
];

/** @param bytes the 16 of an IPv6 address. @returns what surely is an IPv4 address in it. */
export function embeddedV4(bytes: number[]): ipaddr.IPv4[] {
  const tail = bytes.slice(12);
  if (TAILS.some((prefix) => begins(bytes, prefix))) return [v4(...tail)];
  // Compatible, RFC 4291, deprecated; with a zero more it is :: or ::1, which wrap nothing.
  if (begins(bytes, zeros(12)) && tail[0] !== 0) return [v4(...tail)];
  // NAT64 inside one's own network, RFC 8215: mostly a /96 of it, else the layout of a /48.
  if (begins(bytes, NAT64_LOCAL)) {
    return tail.some((byte) => byte !== 0) ? [v4(...tail)] : [v4(bytes[6], bytes[7], bytes[9], bytes[10])];
  }
  if (begins(bytes, [0x20, 0x02])) return [v4(...bytes.slice(2, 6))]; // 6to4, RFC 3056
  if (begins(bytes, [0x20, 0x01, 0, 0])) return [v4(...bytes.slice(4, 8)), v4(...inverted(tail))]; // Teredo
  return [];
}

/** @param bytes the 16 of an IPv6 address. @returns every place where some wrapping may keep an IPv4 address. */
export function possibleV4(bytes: number[]): ipaddr.IPv4[] {
  const b = bytes;
  return [
    v4(...b.slice(12)), // mapped, ISATAP, prefixes of 96 bits
    v4(...inverted(b.slice(12))), // Teredo's client
    v4(...b.slice(2, 6)), // 6to4
    v4(...b.slice(4, 8)), // Teredo's server, prefixes of 32 bits (RFC 6052, 2.2; bits 64 to 71 stay zero)
    v4(b[5], b[6], b[7], b[9]), // 40
    v4(b[6], b[7], b[9], b[10]), // 48
    v4(b[7], b[9], b[10], b[11]), // 56
    v4(b[9], b[10], b[11], b[12]), // 64
  ];
}
