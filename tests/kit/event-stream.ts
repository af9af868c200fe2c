/** A reader of server-sent events, as a browser is one, but one that can also stop reading. */
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';

export interface StreamEvent {
  id: string;
  /** task, batch or queue. */
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
  data: any;
}

export interface Stream {
  status: number;
  headers: IncomingMessage['headers'];
  events: StreamEvent[];
  comments: string[];
  /** How it came to its end, once it has. */
  ended: 'open' | 'ended' | 'broken';
  /** Waits until the predicate holds. @throws after `timeout` milliseconds. */
  until(predicate: (stream: Stream) => boolean, timeout?: number): Promise<void>;
  /** Takes nothing from the connection any more, until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const WAIT_LIMIT = 20_000;

export async function openStream(
  server: { url: string },
  key: string,
  {
    query = '',
    path = `/v1/events?${query}`,
    lastEventId,
  }: { query?: string; path?: string; lastEventId?: string | undefined } = {},
): Promise<Stream> {
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  if (lastEventId !== undefined) headers['last-event-id'] = lastEventId;
  const sent = request(server.url + path, { headers, agent });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const changed = new EventTarget();
  let text = '';
  const stream: Stream = {
    status: response.statusCode!,
    headers: response.headers,
    events: [],
    comments: [],
    ended: 'open',
    async until(predicate, timeout = WAIT_LIMIT) {
      const signal = AbortSignal.timeout(timeout);
      while (!predicate(stream)) {
        await once(changed, 'change', { signal }).catch(() => {
          const last = JSON.stringify(stream.events.slice(-3)).slice(0, 1000);
          throw new Error(`not within ${timeout} ms: ${stream.events.length} events, ${stream.ended}, last ${last}`);
        });
      }
    },
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    close: () => void response.destroy(),
  };
  const end = (how: Stream['ended']) => () => {
    if (stream.ended === 'open') stream.ended = how;
    changed.dispatchEvent(new Event('change'));
  };
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    for (let at = text.indexOf('\n\n'); at !== -1; at = text.indexOf('\n\n')) {
      take(stream, text.slice(0, at));
      text = text.slice(at + 2);
    }
    changed.dispatchEvent(new Event('change'));
  });
  response.on('end', end('ended')).on('error', end('broken')).on('close', end('broken'));
  return stream;
}

function take(stream: Stream, block: string): void {
  const fields = block.split('\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')] as const;
  });
  const { id, event, data } = Object.fromEntries(fields);
  if (data !== undefined) stream.events.push({ id: id!, name: event!, data: JSON.parse(data) });
  else stream.comments.push(block);
}
