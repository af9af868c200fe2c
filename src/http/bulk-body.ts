/** The body of a bulk request: read item by item, refused as a whole or not at all. */
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errors } from '../errors.ts';
import type { ParsedBody } from '../rules/body.ts';
import { ElementSplitter, LineSplitter, MalformedItems, type Splitter } from '../rules/split-items.ts';
import { BODY_LIMIT, parseBody } from './body.ts';
import { drain } from './drain.ts';

/** Bytes a request (design.md section 10). */
export const BULK_LIMIT = 64 * 1024 * 1024;
/** Bytes of all bulk requests together: three of the largest at once, or hundreds of usual ones. */
const HELD_LIMIT = 3 * BULK_LIMIT;

const CHARSET = '[ \\t]*(?:;[ \\t]*charset[ \\t]*=[ \\t]*"?utf-?8"?[ \\t]*)?;?$';
const ARRAY = new RegExp(`^application/json${CHARSET}`, 'i');
const LINES = new RegExp(`^application/(x-ndjson|jsonl)${CHARSET}`, 'i');

/** Gives the handlers of this scope their body as a stream. */
export function addStreamedBody(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/** The bulk bodies in the memory of one process. */
export class BulkBodies {
  private held = 0;

  /**
   * Reads the items and gives them to `work`. They stay as bytes until each is parsed by itself.
   * @throws ApiError 400, 413 or 415 for the whole request, 503 when others fill the memory; nothing was done then.
   */
  async with<T>(request: FastifyRequest, mostItems: number, work: (items: Buffer[]) => Promise<T>): Promise<T> {
    let bytes = 0;
    const hold = (more: number): void => {
      bytes += more;
      this.held += more;
      if (bytes > BULK_LIMIT) throw errors.bodyTooLarge(BULK_LIMIT);
      if (this.held > HELD_LIMIT) throw errors.bulkBusy();
    };
    try {
      const items = await this.read(request, mostItems, hold).catch(async (error: unknown) => {
        // Most clients read the answer only after they have sent everything.
        await drain(request.raw);
        throw error instanceof MalformedItems ? errors.malformedBody(error.message) : error;
      });
      return await work(items);
    } finally {
      this.held -= bytes;
    }
  }

  private async read(request: FastifyRequest, mostItems: number, hold: (bytes: number) => void): Promise<Buffer[]> {
    if (request.headers['idempotency-key'] !== undefined) throw errors.bulkIdempotencyKey();
    const type = request.headers['content-type'] ?? '';
    const isArray = ARRAY.test(type);
    if (!isArray && !LINES.test(type)) throw errors.bulkMediaType(type.slice(0, 100));
    if (Number(request.headers['content-length'] ?? 0) > BULK_LIMIT) throw errors.bodyTooLarge(BULK_LIMIT);
    const items = await split(
      request.body as Readable | undefined,
      isArray ? new ElementSplitter() : new LineSplitter(),
      {
        hold,
        mostItems,
      },
    );
    if (isArray) await checkElements(items);
    return items;
  }
}

async function split(
  stream: Readable | undefined,
  splitter: Splitter,
  { hold, mostItems }: { hold: (bytes: number) => void; mostItems: number },
): Promise<Buffer[]> {
  const items: Buffer[] = [];
  const add = (more: Buffer[]): void => {
    items.push(...more);
    if (items.length > mostItems) throw errors.tooManyItems(mostItems);
  };
  // Without destroying the stream at a refusal: the rest is drained, so that the answer can be read.
  for await (const chunk of stream?.iterator({ destroyOnReturn: false }) ?? []) {
    hold((chunk as Buffer).length);
    add(splitter.push(chunk as Buffer));
  }
  add(splitter.end());
  return items;
}

/** A JSON document that is broken in one place is no document: it is refused before anything of it is done. */
async function checkElements(items: Buffer[]): Promise<void> {
  let since = 0;
  for (const [i, item] of items.entries()) {
    if (!isUtf8(item)) throw new MalformedItems(`element ${i} is not valid UTF-8`);
    try {
      JSON.parse(item.toString());
    } catch (error) {
      throw new MalformedItems(`element ${i} is not valid JSON (${(error as Error).message.slice(0, 200)})`);
    }
    since += item.length;
    if (since < 1024 * 1024) continue;
    since = 0;
    await turn();
  }
}

/** One item as the body of a create by itself. @throws ApiError 400, 413. */
export function parseItem(item: Buffer): ParsedBody | undefined {
  if (item.length > BODY_LIMIT) throw errors.bodyTooLarge(BODY_LIMIT);
  return parseBody('application/json', item);
}
