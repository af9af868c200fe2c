/** Any number of creates, some hundred a request. */
import type { BulkResults, Operations } from './api.ts';
import { isPassing, pauseOf, sleep } from './retry.ts';
import { randomKey, type Transport } from './transport.ts';

export type BulkItem = Operations['create_tasks']['input']['body'][number];

/** What became of one item: task_id with 200, otherwise error. */
export type BulkResult = BulkResults['results'][number] & {
  /** Of the item, from 0. */
  index: number;
  item: BulkItem;
};

export interface BulkOptions {
  signal?: AbortSignal | undefined;
  /** Items a request; 500 when left out. */
  size?: number | undefined;
}

/** What a request holds, but for a single item that is larger. Characters. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

interface Chunk {
  first: number;
  items: BulkItem[];
}

/**
 * The results in the order of the items. Each item has an idempotency_key, its own or one made here, so whatever is
 * repeated is done once. A refused item leaves the others alone.
 * @throws ApiError, ConnectionError when a whole request ends so; the reason of the signal.
 */
export async function* createTasks(
  transport: Transport,
  items: Iterable<BulkItem> | AsyncIterable<BulkItem>,
  { signal, size = 500 }: BulkOptions = {},
): AsyncGenerator<BulkResult, void, undefined> {
  const prefix = randomKey();
  for await (const { first, items: sent } of chunksOf(items, size)) {
    const body = sent.map((item, i) => ({
      ...item,
      idempotency_key: item.idempotency_key ?? `${prefix}/${first + i}`,
    }));
    const results = await settle(transport, body, signal);
    for (const [i, result] of results.entries()) yield { ...result, index: first + i, item: sent[i]! };
  }
}

/** Items that may go well the next time are sent again, with all of their chunk: the others keep their result. */
async function settle(transport: Transport, body: BulkItem[], signal: AbortSignal | undefined) {
  const wish = { method: 'POST', path: '/v1/tasks/bulk', body, keyed: false, safe: true };
  for (let tries = 1; ; tries++) {
    const { results } = await transport.send<BulkResults>(wish, { signal });
    if (tries > transport.retries || !results.some((one) => isPassing(one.status_code))) return results;
    await sleep(pauseOf(tries), signal);
  }
}

async function* chunksOf(
  items: Iterable<BulkItem> | AsyncIterable<BulkItem>,
  size: number,
): AsyncGenerator<Chunk, void, undefined> {
  let chunk: Chunk = { first: 0, items: [] };
  let characters = 0;
  for await (const item of items) {
    const length = JSON.stringify(item).length;
    if (chunk.items.length > 0 && (chunk.items.length >= size || characters + length > MOST_CHARACTERS)) {
      yield chunk;
      chunk = { first: chunk.first + chunk.items.length, items: [] };
      characters = 0;
    }
    chunk.items.push(item);
    characters += length;
  }
  if (chunk.items.length > 0) yield chunk;
}
