/** A real receiver of callbacks: keeps what comes, and answers as it is told. */
import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Received {
  method: string;
  /** With the query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** As sent: `[name, value, name, value]`. */
  rawHeaders: string[];
  body: Buffer;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
  json: any;
  /** Unix milliseconds at which the whole body was there. */
  at: number;
  /** The status it is answered with; undefined when it is not answered. */
  answered: number | undefined;
}

export interface Behaviour {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Milliseconds before the answer. */
  delay?: number;
  /** Instead of an answer: never one, or a broken connection. */
  instead?: 'hang' | 'reset';
}

export interface Receiver {
  url: string;
  received: Received[];
  /**
   * For requests to this path (without the query) from now on. Of a list each request takes the next,
   * the last one stays. What nobody told is answered with 200.
   */
  answer(path: string, behaviour: Behaviour | Behaviour[]): void;
  /** The first that fits, also of those already here. @throws after `timeout` milliseconds. */
  waitFor(predicate: (one: Received) => boolean, timeout?: number): Promise<Received>;
  /** Waits until `count` fit. */
  waitForCount(count: number, predicate?: (one: Received) => boolean, timeout?: number): Promise<Received[]>;
  close(): Promise<void>;
}

const WAIT_LIMIT = 10_000;

export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const told = new Map<string, Behaviour[]>();
  const arrivals = new EventTarget();
  setMaxListeners(0, arrivals);
  const closing = new AbortController();

  const behaviourOf = (path: string): Behaviour => {
    const left = told.get(path.split('?')[0]!) ?? [];
    return (left.length > 1 ? left.shift() : left[0]) ?? {};
  };

  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers, rawHeaders } = request;
    const body = await buffer(request).catch(() => undefined);
    // Whoever hangs up while sending has not delivered anything.
    if (!body) return;
    const text = body.toString('utf8');
    const { status = 200, headers: answerHeaders, body: answer = 'ok', delay = 0, instead } = behaviourOf(path);
    const answered = instead ? undefined : status;
    received.push({ method, path, headers, rawHeaders, body, text, json: parsed(text), at: Date.now(), answered });
    arrivals.dispatchEvent(new Event('arrival'));
    if (delay > 0) await sleep(delay, undefined, { signal: closing.signal }).catch(() => {});
    if (instead === 'reset') request.socket.resetAndDestroy();
    if (!instead) response.writeHead(status, answerHeaders).end(answer);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  const waitForCount: Receiver['waitForCount'] = async (count, predicate = () => true, timeout = WAIT_LIMIT) => {
    const signal = AbortSignal.timeout(timeout);
    for (;;) {
      const found = received.filter(predicate);
      if (found.length >= count) return found;
      await once(arrivals, 'arrival', { signal }).catch(() => {
        const all = received.map(({ method, path }) => `${method} ${path}`).join(', ') || 'nothing';
        throw new Error(`${found.length} of ${count} callbacks came within ${timeout} ms; received: ${all}`);
      });
    }
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (path, behaviour) => void told.set(path, [behaviour].flat()),
    waitFor: async (predicate, timeout) => (await waitForCount(1, predicate, timeout))[0]!,
    waitForCount,
    async close() {
      closing.abort();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
