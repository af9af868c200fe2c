/** Servers on loopback that behave, or do not. Each is closed by the test that opened it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Lookup } from '../../../src/net/lookup.ts';
import { type Network, parseNetworks } from '../../../src/net/networks.ts';
import type { FetchFailure, FetchResult, FetchSuccess } from '../../../src/net/outcome.ts';

export const networks = (text: string): Network[] => parseNetworks(text).networks ?? [];
export const LOOPBACK = networks('127.0.0.0/8, ::1/128');

/** For what must not take long: enough for a busy machine, and far below the limits that hold when nothing is said. */
export const QUICK = { connectMs: 3_000, headersMs: 3_000, totalMs: 4_000 };

export interface TestServer {
  port: number;
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Connections accepted so far. */
  connections: () => number;
  /** Those open now. */
  open: Set<Socket>;
}

async function listen(t: TestContext, server: Server, scheme: string, host = '127.0.0.1', at = 0): Promise<TestServer> {
  const open = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined); // what clients do to misbehaving servers
  });
  await new Promise<void>((resolve) => server.listen(at, host, resolve));
  t.after(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `${scheme}://127.0.0.1:${port}`, connections: () => connections, open };
}

export const httpServer = (t: TestContext, handler: http.RequestListener, host?: string, at?: number) =>
  listen(t, http.createServer({ keepAliveTimeout: 5_000 }, handler), 'http', host, at);

/** Speaks bytes: `onData` is called with each request's head as text. */
export function rawServer(t: TestContext, onData: (socket: Socket, head: string) => void) {
  const server = net.createServer((socket) => socket.on('data', (data) => onData(socket, data.toString('latin1'))));
  return listen(t, server, 'http');
}

/** A certificate that signs itself, for the names given: `DNS:hook.test,IP:127.0.0.1`. */
export function certificate(names: string): { key: string; cert: string } {
  const dir = mkdtempSync(join(tmpdir(), 'taskwright-tls-'));
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert];
  const about = ['-days', '2', '-subj', '/CN=secret-inner-name', '-addext', `subjectAltName=${names}`];
  try {
    execFileSync('openssl', ['req', '-x509', ...made, ...about], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

export const tlsServer = (t: TestContext, options: https.ServerOptions, handler: http.RequestListener) =>
  listen(t, https.createServer(options, handler), 'https');

/** A resolver with answers of its own: name -> addresses, or a function for answers that change. */
export function names(table: Record<string, string[] | (() => string[])>): Lookup {
  return async (host) => {
    const answers = table[host];
    if (!answers) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return (typeof answers === 'function' ? answers() : answers).map((address) => ({ address }));
  };
}

/** For assertions: the failure, or a complaint that there was none. */
export function failed(result: FetchResult): FetchFailure {
  if (result.ok) throw new Error(`expected a failure, got ${result.status} from ${result.url}`);
  return result;
}

export function succeeded(result: FetchResult): FetchSuccess {
  if (!result.ok) throw new Error(`expected success, got ${result.reason}: ${result.message} (${result.detail})`);
  return result;
}
