/** A certificate of our own making for this machine: X.509 version 3 (RFC 5280) in DER (X.690), ECDSA on P-256. */
import { generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM; trusted as an authority it is trusted for itself. */
  cert: string;
}

const DAY = 24 * 60 * 60 * 1000;
/** Browsers and Apple's libraries refuse longer ones. */
const VALID = 397 * DAY;

const LOOPBACK = {
  names: ['localhost'],
  addresses: [Buffer.from([127, 0, 0, 1]), Buffer.concat([Buffer.alloc(15), Buffer.from([1])])],
};

/** For localhost, 127.0.0.1 and ::1. @param now unix milliseconds. @param hosts names beside localhost. */
export function selfSigned(now: number, hosts: string[] = []): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = Buffer.from(hash('sha1', key, 'hex'), 'hex');
  const name = sequence(set(sequence(COMMON_NAME, der(0x0c, Buffer.from('Taskwright emulator')))));
  // A day back: the clock of a container may be a little behind.
  const validity = sequence(time(now - DAY), time(now - DAY + VALID));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])), // positive, 16 bytes
    sequence(ECDSA_WITH_SHA256),
    name,
    validity,
    name,
    key,
    der(0xa3, sequence(...extensions(keyId, hosts))),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, sequence(ECDSA_WITH_SHA256), bits(signature));
  const lines = certificate.toString('base64').replace(/.{64}(?!$)/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function extensions(keyId: Buffer, hosts: string[]): Buffer[] {
  const names = [...LOOPBACK.names, ...hosts].map((dns) => der(0x82, Buffer.from(dns)));
  const addresses = LOOPBACK.addresses.map((address) => der(0x87, address));
  return [
    extension('551d13', sequence(TRUE), true), // basicConstraints: it signs itself
    extension('551d0f', der(0x03, Buffer.from([2, 0x84])), true), // keyUsage: digitalSignature, keyCertSign
    extension('551d25', sequence(oid('2b06010505070301'))), // extKeyUsage: serverAuth
    extension('551d11', sequence(...names, ...addresses)), // subjectAltName
    extension('551d0e', der(0x04, keyId)), // subjectKeyIdentifier
    extension('551d23', sequence(der(0x80, keyId))), // authorityKeyIdentifier
  ];
}

/** @param content at most 64 kB. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const set = (...parts: Buffer[]) => der(0x31, ...parts);
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
/** UTCTime, which is what RFC 5280 wants until 2049. */
const time = (ms: number) =>
  der(
    0x17,
    Buffer.from(
      `${new Date(ms)
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );
const TRUE = der(0x01, Buffer.from([0xff]));
const COMMON_NAME = oid('550403');
const ECDSA_WITH_SHA256 = oid('2a8648ce3d040302');

const extension = (id: string, value: Buffer, critical = false) =>
  sequence(oid(id), ...(critical ? [TRUE] : []), der(0x04, value));
