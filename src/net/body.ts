import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform } from 'node:stream';
import { decompressed, isAccepted } from './encoding.ts';
import { codeOf, Failed } from './outcome.ts';

export interface BodyLimits {
  /** Bytes, decompressed; more is a failure. What comes over the wire is held to it too. */
  maxBytes: number;
  /** Bytes after which reading stops and the connection closes: no failure, the rest is not wanted. */
  readBytes?: number | undefined;
}

/** Codes of zlib and brotli for input that is not what it was called. */
const GARBLED = /^(Z_|ERR__|ERR_BROTLI)/;

/**
 * Reads a body within its limits. Chunks are counted as they are decompressed, and a stage that nobody reads
 * stops the one before it, so a bomb costs one chunk more than its limit.
 * @param hasBody false for an answer to HEAD and the like, which may name the encoding of nothing.
 * @param label how messages call the host.
 * @throws Failed too_large, protocol
 */
export async function readBody(answer: IncomingMessage, limits: BodyLimits, hasBody: boolean, label: string) {
  const { maxBytes, readBytes = Number.POSITIVE_INFINITY } = limits;
  const tooLarge = () => new Failed('too_large', `The answer of ${label} is larger than ${maxBytes} bytes.`);
  const encoding = hasBody ? (answer.headers['content-encoding'] ?? '').trim().toLowerCase() : '';
  const isPlain = encoding === '' || encoding === 'identity';
  const announced = isPlain && hasBody ? Number(answer.headers['content-length'] ?? Number.NaN) : Number.NaN;

  const stop = Math.min(readBytes, maxBytes + 1);
  const chunks: Buffer[] = [];
  let size = 0;
  let stopped = false;
  try {
    if (!isPlain && !isAccepted(encoding)) {
      throw new Failed('protocol', `The answer of ${label} is compressed in a way not asked for.`);
    }
    if (stop > maxBytes && announced > maxBytes) throw tooLarge();
    const wire = counted(answer, isPlain ? Number.POSITIVE_INFINITY : maxBytes, tooLarge);
    for await (const chunk of isPlain ? wire : decompressed(encoding, wire)) {
      chunks.push(chunk);
      size += chunk.length;
      // What is exactly as long as asked for is read to its end, which leaves the connection usable.
      stopped = size >= stop && size !== announced;
      if (stopped) break;
    }
  } catch (error) {
    if (error instanceof Failed) throw error;
    const code = codeOf(error);
    const what = GARBLED.test(code) ? 'cannot be decompressed' : 'was cut off';
    throw new Failed('protocol', `The answer of ${label} ${what}.`, code);
  }
  if (stop > maxBytes && size > maxBytes) throw tooLarge();
  return { body: Buffer.concat(chunks).subarray(0, stop), truncated: stopped };
}

/** An endless stream may decompress to nothing, so the wire is counted by itself. */
async function* counted(answer: IncomingMessage, most: number, tooLarge: () => Failed): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    yield chunk;
  }
}

/**
 * The body as it comes, held to `maxBytes`. Whoever destroys it closes the connection.
 * @throws Failed protocol, when it is compressed although nobody asked for that.
 */
export function streamBody(answer: IncomingMessage, maxBytes: number, label: string): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity') {
    answer.destroy();
    throw new Failed('protocol', `The answer of ${label} is compressed in a way not asked for.`);
  }
  let size = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(new Failed('too_large', `The answer of ${label} is larger than ${maxBytes} bytes.`));
      else done(null, chunk);
    },
  });
  // Its reader sees what breaks; the end of either is the end of both.
  pipeline(answer, body, () => {});
  return body;
}
