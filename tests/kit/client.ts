/** HTTP for tests: sends what it is told, also what a well-behaved client would not. */
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Options {
  method?: string;
  path?: string;
  /** Sent as the user name of Basic auth, the way of Scale's first client. */
  key?: string;
  /** Sent as JSON, also with GET and DELETE. */
  body?: unknown;
  /** Sent as it is, without a content-type unless `headers` has one. Wins over `body`. */
  raw?: string | Uint8Array;
  /** By name, or flat as `[name, value, name, value]` to double a header or to keep its case. */
  headers?: Record<string, string | string[]> | string[];
  /** Milliseconds until the request is given up: a bound for a server that hangs, wide enough for a busy machine. */
  timeout?: number;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed text. @throws when it is not JSON */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
  readonly json: any;
}

/** A connection for each request: a kept one would be dead after a restart of the server. */
const agent = new Agent({ keepAlive: false });

export async function request(url: string, options: Options = {}): Promise<Answer> {
  const { method = 'GET', path = '', key, raw, timeout = 120_000 } = options;
  const bytes = Buffer.from(raw ?? (options.body === undefined ? '' : JSON.stringify(options.body)));
  const own = ['Connection', 'close'];
  if (key !== undefined) own.push('Authorization', `Basic ${Buffer.from(`${key}:`).toString('base64')}`);
  if (raw === undefined && options.body !== undefined) own.push('Content-Type', 'application/json');
  if (bytes.length > 0 || !['GET', 'HEAD', 'DELETE'].includes(method)) own.push('Content-Length', `${bytes.length}`);
  const headers = ['Host', new URL(url).host, ...without(own, flat(options.headers)), ...flat(options.headers)];

  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  // Where the path goes is told apart from the URL, which would mend a path that is not well formed.
  const { hostname, port, pathname, search } = new URL(url);
  const target = { host: hostname, port, path: path || pathname + search, method, headers, agent };
  const sent = httpRequest(
    { ...target, signal: AbortSignal.timeout(timeout), setDefaultHeaders: false },
    (response) => {
      readAll(response).then((text) => resolve(answerOf(response.statusCode!, response.headers, text)), reject);
    },
  );
  sent.on('error', reject);
  sent.end(bytes);
  return promise;
}

function answerOf(status: number, headers: IncomingHttpHeaders, text: string): Answer {
  return {
    status,
    headers,
    text,
    get json() {
      try {
        return JSON.parse(text);
      } catch {
        throw new Error(`${status} without JSON: ${text.slice(0, 500)}`);
      }
    },
  };
}

function flat(headers: Options['headers'] = []): string[] {
  if (Array.isArray(headers)) return headers;
  return Object.entries(headers).flatMap(([name, values]) => [values].flat().flatMap((value) => [name, value]));
}

/** What the test says of a header stands alone. */
function without(own: string[], given: string[]): string[] {
  const names = given.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  return own.filter((_, i) => !names.includes(own[i - (i % 2)]!.toLowerCase()));
}

type Extra = Omit<Options, 'method' | 'path' | 'body'>;

/** A client of one key; without one it sends no Authorization. */
export function api(server: { url: string }, key?: string) {
  const call = (method: string) => (path: string, body?: unknown, extra?: Extra) =>
    request(server.url, { key, ...extra, method, path, body });
  return {
    get: (path: string, extra?: Extra & { body?: unknown }) => request(server.url, { key, ...extra, path }),
    post: call('POST'),
    put: call('PUT'),
    delete: call('DELETE'),
    /** Any method, with a body also where it is unusual. */
    request: (method: string, path: string, body?: unknown, extra?: Extra) => call(method)(path, body, extra),
  };
}

/** Writes the bytes on a bare connection and reads until the other side closes it, or `timeout` milliseconds have passed. */
export async function exchange(url: string, bytes: string | Uint8Array, timeout = 5000): Promise<string> {
  const socket = connect(Number(new URL(url).port), new URL(url).hostname);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = '';
  socket.setEncoding('latin1');
  socket.setTimeout(timeout, () => socket.destroy());
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('close', () => resolve(answer));
  // A server that refuses midway through our bytes resets the connection; what it said before counts.
  socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
  socket.write(bytes);
  return promise;
}

/** Waits until nobody listens there any more: a process may end a moment before the one it has told to. @throws after 10 s. */
export async function gone(url: string): Promise<void> {
  for (const giveUp = Date.now() + 10_000; Date.now() < giveUp; await sleep(50)) {
    const refused = await request(url).catch((error) => error.code === 'ECONNREFUSED');
    if (refused === true) return;
  }
  throw new Error(`${url} still answers`);
}
