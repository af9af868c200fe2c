/** multipart/form-data with one file (RFC 7578): the file goes to the disk as it comes, the fields are few and short. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import type { ReceivedFile } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { unsafeJson } from '../rules/json-safety.ts';
import { drain } from './drain.ts';

/** Bytes of a field. */
const FIELD = 64 * 1024;
const LIMITS = {
  fieldNameSize: 200,
  fieldSize: FIELD,
  fields: 100,
  files: 1,
  parts: 101,
  headerPairs: 20,
  headerSize: 8192,
};
/** What parts and fields may take beside the file. */
const BESIDE = 1024 * 1024;
const MULTIPART = /^multipart\/form-data[ \t]*;/i;

export interface Upload {
  fields: Record<string, string>;
  file: ReceivedFile;
}

type Receive = (body: Readable, most: number) => Promise<ReceivedFile | undefined>;

/**
 * Reads the request, whose body is a stream, to its end. @param most bytes of the file.
 * @throws ApiError 400, 413 or 415; nothing is left on the disk then.
 */
export async function readUpload(request: FastifyRequest, receive: Receive, most: number): Promise<Upload> {
  const { raw, body } = request;
  try {
    const type = raw.headers['content-type'] ?? '';
    if (!MULTIPART.test(type)) throw errors.uploadMediaType(type.slice(0, 100));
    if (Number(raw.headers['content-length'] ?? 0) > most + BESIDE) throw errors.fileTooLarge(most);
    return await read(raw, (body as Readable | undefined) ?? Readable.from([]), receive, most);
  } catch (error) {
    await drainBody(request);
    throw error;
  }
}

/** Most clients read the answer only after they have sent everything. For requests whose body is a stream. */
export async function drainBody({ raw, body }: FastifyRequest): Promise<void> {
  if (body instanceof Readable) body.resume();
  await drain(raw);
}

async function read(request: IncomingMessage, payload: Readable, receive: Receive, most: number): Promise<Upload> {
  const parser = parserOf(request, most);
  const fields = new Map<string, string>();
  const { promise: parsed, resolve, reject } = Promise.withResolvers<void>();
  let stream: BusboyFileStream | undefined;
  let receiving: Promise<ReceivedFile | undefined> | undefined;
  parser.on('field', (name, value, nameTruncated, valueTruncated) => {
    if (nameTruncated || valueTruncated) reject(tooLong(name));
    else if (fields.has(name)) reject(errors.invalidParameter(`${JSON.stringify(name)} must be given once`));
    else fields.set(name, value);
  });
  parser.on('file', (name, file) => {
    // Whoever reads it sees what breaks; without a reader nobody does.
    file.on('error', () => {});
    if (name !== 'file') {
      file.resume();
      reject(errors.fileMissing());
      return;
    }
    file.once('limit', () => reject(errors.fileTooLarge(most)));
    stream = file;
    receiving = receive(file, most);
    receiving.catch(reject);
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    parser.once(limit, () => reject(errors.malformedBody('it has too many parts')));
  }
  parser.once('finish', resolve);
  parser.once('error', () => reject(errors.malformedBody('it is not whole, or not valid multipart/form-data')));
  request.once('close', () => {
    if (!request.complete) reject(errors.malformedBody('it ended early'));
  });
  // Not `pipeline`, which would close the connection before it could be answered.
  payload.pipe(parser);
  try {
    await parsed;
    const file = await receiving;
    if (!file) throw stream ? errors.fileTooLarge(most) : errors.fileMissing();
    const given = Object.fromEntries(fields);
    const unsafe = unsafeJson(given);
    if (unsafe) throw errors.malformedBody(unsafe);
    if (file.size === 0) throw errors.fileEmpty('file');
    return { fields: given, file };
  } catch (error) {
    payload.unpipe(parser);
    stream?.destroy(new Error('refused'));
    const part = await receiving?.catch(() => undefined);
    await part?.discard();
    throw error;
  }
}

function parserOf({ headers }: IncomingMessage, most: number) {
  try {
    return new Busboy({ headers: headers as BusboyHeaders, limits: { ...LIMITS, fileSize: most } });
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw errors.uploadMediaType(String(headers['content-type']).slice(0, 100));
  }
}

const tooLong = (name: string) =>
  errors.invalidParameter(`${JSON.stringify(name.slice(0, 100))} must be at most ${FIELD} bytes long`);
