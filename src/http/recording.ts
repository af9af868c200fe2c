/** Every exchange as a line of JSON, to be played again against another server (`taskwright replay`). */
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, writeSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Exchange, RecordedBody } from '../rules/exchange.ts';
import { hashKey } from '../rules/key-hash.ts';

/** What of the heads decides what a server does or says; the rest is the connection's. */
const REQUEST_HEADERS = ['accept', 'content-type', 'idempotency-key', 'last-event-id'];
const RESPONSE_HEADERS = ['content-type', 'idempotent-replayed', 'retry-after', 'location'];

interface Parts {
  began: number;
  request: Buffer[];
  response: Buffer[];
}

export class Recording {
  private readonly file: number;
  private readonly keys = new Map<string, string>();
  private readonly parts = new WeakMap<FastifyRequest, Parts>();

  /** @throws when the file cannot be written. */
  constructor(file: string) {
    this.file = openSync(file, 'a', 0o600);
  }

  of(request: FastifyRequest): Parts {
    let parts = this.parts.get(request);
    if (!parts) {
      parts = { began: Date.now(), request: [], response: [] };
      this.parts.set(request, parts);
    }
    return parts;
  }

  /** In one synchronous write: whatever ends the process, each line is whole, and all that was answered is there. */
  write(exchange: Exchange): void {
    writeSync(this.file, `${JSON.stringify(exchange)}\n`);
  }

  /** Keys may be real ones; a recording is put where tests are. The same key always has the same name. */
  nameOf(authorization: string, mode: string): string {
    const hashed = hashKey(authorization);
    const known = this.keys.get(hashed) ?? `${mode}_${this.keys.size + 1}`;
    this.keys.set(hashed, known);
    return known;
  }

  async close(): Promise<void> {
    closeSync(this.file);
  }
}

/** For the routes below /v1, behind the key. What is sent piece by piece without an end, as live updates are, is left out. */
export function addRecording(v1: FastifyInstance, recording: Recording): void {
  v1.addHook('preParsing', async (request, _reply, payload) => {
    const { request: chunks } = recording.of(request);
    return passing(payload as Readable, chunks);
  });
  v1.addHook('onSend', async (request, _reply, payload) => {
    const { response } = recording.of(request);
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) response.push(Buffer.from(payload));
    return payload instanceof Readable ? passing(payload, response) : payload;
  });
  v1.addHook('onResponse', async (request, reply) => {
    const { began, request: sent, response: answered } = recording.of(request);
    const { authorization = '' } = request.headers;
    recording.write({
      at: new Date(began).toISOString(),
      key: recording.nameOf(authorization, request.caller?.mode ?? 'unknown'),
      request: {
        method: request.method,
        url: request.url,
        headers: only(request.headers, REQUEST_HEADERS),
        ...bodyOf(Buffer.concat(sent)),
      },
      response: {
        status: reply.statusCode,
        headers: only(reply.getHeaders(), RESPONSE_HEADERS),
        ...bodyOf(decoded(answered, reply.getHeader('content-encoding'))),
      },
    });
  });
}

function passing(stream: Readable, chunks: Buffer[]): Readable {
  const through = new PassThrough();
  stream.on('data', (chunk: Buffer | string) => chunks.push(Buffer.from(chunk)));
  stream.on('error', (error) => through.destroy(error));
  through.on('close', () => stream.destroy());
  return stream.pipe(through);
}

function only(headers: Record<string, unknown>, names: string[]): Record<string, string> {
  return Object.fromEntries(names.filter((name) => headers[name] !== undefined).map((n) => [n, String(headers[n])]));
}

/** Text, for those who read it and compare; another client may take another coding. */
function decoded(chunks: Buffer[], coding: unknown): Buffer {
  const bytes = Buffer.concat(chunks);
  return coding === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes;
}

function bodyOf(bytes: Buffer): RecordedBody {
  if (bytes.length === 0) return {};
  return isUtf8(bytes) ? { body: bytes.toString('utf8') } : { body_base64: bytes.toString('base64') };
}
