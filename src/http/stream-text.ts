/** A long answer as a stream: at the speed of its reader, and never looking whole when it is not. */
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

/** A reader who takes nothing for this long has gone away without saying so. Milliseconds. */
const STALLED = 60_000;

export interface LongAnswer {
  log: Logger;
  headers: Record<string, string>;
  /** Each is made when it is asked for. */
  portions: AsyncGenerator<string | Buffer>;
}

/**
 * Sends the portions; the next one is made when the one before was taken. What goes wrong with the first is still
 * answered in the envelope; after that the connection is broken off, and the client sees an answer without an end.
 */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  { log, headers, portions }: LongAnswer,
): Promise<FastifyReply> {
  const first = await portions.next();
  const rest = first.done
    ? []
    : begunWith(first.value, portions, (error) => {
        log.error({ request_id: request.id, err: error }, 'answer broken off');
      });
  const text = Readable.from(rest, { objectMode: false });
  reply.headers({ ...headers, vary: 'accept-encoding', 'cache-control': 'no-store' });
  reply.raw.setTimeout(STALLED, () => reply.raw.destroy());
  if (!takesGzip(request.headers['accept-encoding'])) return reply.send(text);
  // Little effort: the database should be what limits the speed.
  const gzip = createGzip({ level: 3 });
  // Either end takes the other one with it; the answer itself is fastify's to break off.
  pipeline(text, gzip, () => {});
  return reply.header('content-encoding', 'gzip').send(gzip);
}

async function* begunWith(
  first: string | Buffer,
  rest: AsyncGenerator<string | Buffer>,
  failed: (error: unknown) => void,
): AsyncGenerator<Buffer> {
  try {
    yield bytesOf(first);
    for await (const portion of rest) yield bytesOf(portion);
  } catch (error) {
    failed(error);
    throw error;
  }
}

const bytesOf = (portion: string | Buffer): Buffer => (typeof portion === 'string' ? Buffer.from(portion) : portion);

/** RFC 9110, 12.5.3: named, and not with a weight of zero. */
export function takesGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .map((coding) => coding.split(';').map((part) => part.trim().toLowerCase()))
    .some(([name, weight = 'q=1']) => name === 'gzip' && Number(weight.replace(/^q=/, '')) > 0);
}
