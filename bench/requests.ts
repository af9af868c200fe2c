/** Orders as the text of HTTP requests, made once but for what is random in them. */
import { randomUUID } from 'node:crypto';
import type { Ask, Order } from './orders.ts';

/** A task as a customer sends it, with a live key, so that it stays pending. Its `unique_id` is the last field. */
const TASK = JSON.stringify({
  attachment: 'http://x/y.png',
  geometries: { box: { objects_to_annotate: ['car', 'bus'] } },
  callback_url: 'http://example.com/cb',
  instruction: 'Draw a box around every car.',
  metadata: { scene: 'crossing-17', frame: 204, camera: 'front left' },
});
const UUID_LENGTH = 36;

/** @param ids the tasks that can be asked for. @returns makes the next request. */
export function requestsOf({ url, key, ask }: Order, ids: string[]): () => string {
  const headers = `host: ${new URL(url).host}\r\nauthorization: Basic ${btoa(`${key}:`)}\r\n`;
  switch (ask.kind) {
    case 'create':
      return creates(headers, ask);
    case 'get': {
      const end = ` HTTP/1.1\r\n${headers}\r\n`;
      return () => `GET /v1/task/${ids[Math.floor(Math.random() * ids.length)]}${end}`;
    }
    case 'path': {
      const request = `GET ${ask.path} HTTP/1.1\r\n${headers}\r\n`;
      return () => request;
    }
  }
}

function creates(headers: string, { idempotencyKey }: Ask & { kind: 'create' }): () => string {
  const [start, end] = [`${TASK.slice(0, -1)},"unique_id":"`, '"}'];
  const length = start.length + UUID_LENGTH + end.length;
  const head = `POST /v1/task/imageannotation HTTP/1.1\r\n${headers}content-type: application/json\r\ncontent-length: ${length}\r\n`;
  if (!idempotencyKey) return () => `${head}\r\n${start}${randomUUID()}${end}`;
  return () => `${head}idempotency-key: ${randomUUID()}\r\n\r\n${start}${randomUUID()}${end}`;
}
