import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('content-length: ');

/** @returns how many bytes of the answer are in the first piece before its body, and how many the body has. */
function measure(piece: Buffer): { head: number; body: number } | undefined {
  const end = piece.indexOf(HEAD_END);
  if (end === -1) return undefined;
  const at = piece.indexOf(LENGTH);
  if (at === -1 || at > end) throw new Error(`an answer without content-length: ${piece.toString('latin1', 0, end)}`);
  let body = 0;
  for (let i = at + LENGTH.length; piece[i]! >= 48 && piece[i]! <= 57; i++) body = body * 10 + piece[i]! - 48;
  return { head: end + HEAD_END.length, body };
}

/** What a connection asks next and what becomes of the answers. */
export interface Work {
  /** @returns undefined when there is nothing more to ask. */
  next(): string | undefined;
  /** @param body the first piece of the body; all of it when it is short. It is overwritten by the next answer. */
  answered(ms: number, body: Buffer): void;
}

/**
 * Works over one keep-alive connection, one request at a time, until there is no more work. Sees of an answer
 * what it must: the status and the length. (undici's Pool needed twice the CPU a request.)
 */
export function work(url: URL, { next, answered }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let missing = 0;
    let held: Buffer | undefined;
    let first: Buffer = HEAD_END;

    const ask = (): void => {
      const request = next();
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request, 'latin1');
    };
    const begin = (piece: Buffer): void => {
      const size = measure(piece);
      if (!size) {
        held = Buffer.from(piece); // half a head, which next to never happens
        return;
      }
      held = undefined;
      const body = piece.subarray(size.head);
      // 'HTTP/1.1 200': anything else is a mistake of the benchmark, not a figure.
      if (piece[9] !== 50)
        throw new Error(`answered ${piece.toString('latin1', 9, 12)}: ${body.toString('utf8', 0, 500)}`);
      missing = size.body - body.length;
      // A long answer comes in several pieces, and the next one overwrites this.
      first = missing > 0 ? Buffer.from(body.subarray(0, 1024)) : body;
    };
    const read = (piece: Buffer): void => {
      if (missing > 0) missing -= piece.length;
      else begin(held ? Buffer.concat([held, piece]) : piece);
      if (held || missing > 0) return;
      answered(performance.now() - sentAt, first);
      ask();
    };
    const buffer = Buffer.allocUnsafe(256 * 1024);
    const socket: Socket = connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      onread: {
        buffer,
        callback: (length) => {
          try {
            read(buffer.subarray(0, length));
          } catch (error) {
            socket.destroy(error as Error);
          }
          return true;
        },
      },
    });
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${url} closed the connection`)));
  });
}
