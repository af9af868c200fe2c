/**
 * Lets clients whose host is fixed in their code (Scale's on npm) reach a Taskwright: an HTTP proxy that takes CONNECT
 * (RFC 9110, 9.3.6) to Scale's hosts and to nothing else, and is those hosts itself, with a certificate of its own making.
 *
 *     node scripts/sdk-proxy.ts http://127.0.0.1:3000 [--port 4443] [--certificate certificate.pem]
 *
 * The client needs `HTTPS_PROXY` and trust in that certificate (`NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`). It listens
 * on 127.0.0.1 alone: whoever holds the key of the certificate could be Scale to those who trust it, so it is never written.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { parseArgs } from 'node:util';
import { selfSigned } from '../src/net/certificate.ts';

/** That of the client on npm, and that of the Python client. */
const HOSTS = ['api.scaleapi.com', 'api.scale.com'];

export interface SdkProxy {
  /** For `HTTPS_PROXY`. */
  url: string;
  /** The same server by https, for clients that take an address: `https://localhost:1234`. */
  httpsUrl: string;
  /** PEM, for localhost and Scale's hosts. */
  certificate: string;
  /** Whom it was asked to connect to: `host:port`, those refused too. */
  asked: string[];
  close(): Promise<void>;
}

/** @param target `http://host:port` of a started Taskwright. */
export async function startSdkProxy(target: string, port = 0): Promise<SdkProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const { key, cert } = selfSigned(Date.now(), HOSTS);
  const open = new Set<Socket>();
  const asked: string[] = [];
  const join = (one: Socket, other: Socket) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      open.add(from);
      // A side that breaks off takes the other along; there is nobody to tell.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        if (!from.readableEnded) to.destroy();
      });
      from.pipe(to);
    }
  };

  const tls = createTlsServer({ key, cert }, (plain) => join(plain, connect(Number(targetPort || 80), hostname)));
  // Who does not trust the certificate says so himself.
  tls.on('tlsClientError', () => {});
  const tlsPort = await listen(tls, 0);

  const proxy = createServer((_, response) => response.writeHead(405).end('This proxy takes CONNECT alone.\n'));
  proxy.on('connect', (request, socket: Socket, head) => {
    const place = request.url ?? '';
    asked.push(place);
    socket.on('error', () => {});
    if (!HOSTS.some((host) => place === `${host}:443`)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const inner = connect(tlsPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inner.write(head);
      join(socket, inner);
    });
  });
  const proxyPort = await listen(proxy, port);
  return {
    url: `http://127.0.0.1:${proxyPort}`,
    httpsUrl: `https://localhost:${tlsPort}`,
    certificate: cert,
    asked,
    async close() {
      const closed = [proxy, tls].map((server) => once(server.close(), 'close'));
      for (const socket of open) socket.destroy();
      proxy.closeAllConnections();
      await Promise.all(closed);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4443' },
      certificate: { type: 'string', default: 'certificate.pem' },
    },
  });
  const [target = 'http://127.0.0.1:3000'] = positionals;
  const { url, certificate } = await startSdkProxy(target, Number(values.port));
  const file = resolve(values.certificate);
  writeFileSync(file, certificate);
  console.log(`${HOSTS.join(' and ')} are ${target} for whoever has\nHTTPS_PROXY=${url}\nNODE_EXTRA_CA_CERTS=${file}`);
}

if (import.meta.main) await main();
