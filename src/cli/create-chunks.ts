/** A file of lines -> requests of POST /v1/tasks/bulk. */
import { createReadStream } from 'node:fs';
import { isBlankLine, Lines, withoutBom } from '../rules/split-items.ts';

export interface Chunk {
  /** The number of each line that is sent; the first line of the file is 1. */
  lines: number[];
  body: Buffer<ArrayBuffer>;
  /** Where the file goes on behind it. */
  next: { line: number; offset: number };
}

export interface ChunkOptions {
  from: { line: number; offset: number };
  /** Lines a request. */
  size: number;
  /** For lines that name none. */
  type: string | undefined;
  /** What every line has that does not say otherwise. */
  common?: object | undefined;
  keyOf: (line: number) => string;
}

/** Bytes a request, but for a single line that is longer. */
const MOST_BYTES = 8 * 1024 * 1024;

export async function* chunksOf(file: string, options: ChunkOptions): AsyncGenerator<Chunk> {
  let { line, offset } = options.from;
  let items: Buffer[] = [];
  let numbers: number[] = [];
  let bytes = 0;
  const take = (): Chunk => {
    const chunk = { lines: numbers, body: Buffer.concat(items), next: { line, offset } };
    [items, numbers, bytes] = [[], [], 0];
    return chunk;
  };
  for await (const raw of linesOf(file, offset)) {
    const text = line === 0 ? withoutBom(raw) : raw;
    const item = isBlankLine(text) ? undefined : itemOf(text, line + 1, options);
    if (item && items.length > 0 && (items.length >= options.size || bytes + item.length > MOST_BYTES)) yield take();
    line++;
    offset += raw.length + 1;
    if (!item) continue;
    items.push(item);
    numbers.push(line);
    bytes += item.length;
  }
  if (items.length > 0) yield take();
}

async function* linesOf(file: string, start: number): AsyncGenerator<Buffer> {
  const lines = new Lines();
  for await (const bytes of createReadStream(file, { start, highWaterMark: 1024 * 1024 })) yield* lines.push(bytes);
  yield* lines.end();
}

/** The brace of an object, and the one that ends it when it has no members. */
const OPENING = /^\s*\{\s*(\}?)/;

/**
 * Puts the type and the line's key in front of the members of its object, so that what the line says itself wins; the
 * rest of its text stays as it is, byte for byte. What is no object is sent as it is, for the server to refuse.
 */
function itemOf(raw: Buffer, line: number, { type, common, keyOf }: ChunkOptions): Buffer {
  const text = raw.toString('latin1').replace(/[ \t\r]+$/, ''); // a byte a character, so that nothing is lost
  const opening = OPENING.exec(text);
  if (!opening) return Buffer.from(`${text}\n`, 'latin1');
  const key = { idempotency_key: keyOf(line) };
  const members = JSON.stringify({ ...common, ...(type === undefined ? {} : { type }), ...key }).slice(1, -1);
  const rest = text.slice(text.indexOf('{') + 1);
  // A key of null is none: there ours has to come last.
  const end = hasNullKey(text) ? `${rest.slice(0, -1)},${JSON.stringify(key).slice(1)}` : rest;
  return Buffer.concat([Buffer.from(`{${members}${opening[1] ? '' : ','}`), Buffer.from(`${end}\n`, 'latin1')]);
}

function hasNullKey(text: string): boolean {
  if (!text.includes('"idempotency_key"')) return false;
  try {
    return (JSON.parse(text) as { idempotency_key?: unknown }).idempotency_key === null;
  } catch {
    return false; // the server refuses the line
  }
}
