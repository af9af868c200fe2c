import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { errorJson } from '../wire.ts';
import { JSON_TYPE } from './errors.ts';
import type { Unanswered } from './unanswered.ts';

/** Not by an import, which would load a whole HTTP client with it. */
const { STATUS_CODES } = process.getBuiltinModule('node:http');
/** How long answers to what came before may take; a stream never ends. Milliseconds. */
const LONGEST = 10_000;
const refused = new WeakSet<Socket>();

/**
 * What cannot be read as HTTP never becomes a request; it still gets the envelope. Requests before it on the same
 * connection are answered first: a 400 in the place of their answers would say that nothing was done.
 */
export async function refuseMalformed(
  unanswered: Unanswered,
  error: Error & { code?: string },
  socket: Socket,
): Promise<void> {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  // Whatever else comes from there is as unreadable.
  if (refused.has(socket)) return;
  refused.add(socket);
  // Where the body itself is what cannot be read, the refusal is its answer.
  const before = [...unanswered.of(socket)].filter((answer) => answer.req.complete);
  if (before.length > 0) {
    const late = setTimeout(() => socket.destroy(), LONGEST);
    await Promise.allSettled(before.map((answer) => once(answer, 'close')));
    clearTimeout(late);
  }
  if (socket.writable) socket.end(refusalOf(error));
}

function refusalOf({ code }: { code?: string }): string {
  if (code === 'HPE_HEADER_OVERFLOW') return message(431, 'The request headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return message(408, 'The request took too long to arrive.');
  return message(400, 'The request is not valid HTTP.');
}

function message(status: number, sentence: string): string {
  const body = errorJson(status, sentence);
  return (
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: ${JSON_TYPE}\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
  );
}

/** `Expect` with anything but 100-continue never reaches a route (RFC 9110, 10.1.1). */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const body = errorJson(417, 'The Expect header may only say 100-continue.');
  response.writeHead(417, {
    'content-type': JSON_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}
