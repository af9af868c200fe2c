import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorJson } from '../wire.ts';

/** What cannot be read as HTTP never becomes a request; it still gets the envelope. */
export function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, sentence] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'The request headers are too large.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'The request took too long to arrive.']
        : [400, 'The request is not valid HTTP.'];
  const body = errorJson(status as number, sentence as string);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status as number]}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
