import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** What is asked for, and all that is decoded (RFC 9110, 8.4). */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** Stacked encodings ("gzip, gzip") are none of these: they serve bombs only. */
export const isAccepted = (encoding: string): boolean => /^(x-gzip|gzip|deflate|br)$/.test(encoding);

/** @param encoding an accepted one. @returns the decoded chunks; an empty body is empty whatever its encoding. */
export async function* decompressed(encoding: string, wire: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await wire.next();
  if (first.done) return;
  const decoder = decoderOf(encoding, first.value[0]!);
  const all = async function* () {
    yield first.value;
    yield* wire;
  };
  // Nothing to do at the end: an error of either side comes out of the loop below.
  pipeline(all, decoder, () => undefined);
  yield* decoder as AsyncIterable<Buffer>;
}

function decoderOf(encoding: string, firstByte: number): Transform {
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding !== 'deflate') return createGunzip();
  // Servers mean either form by "deflate"; only the one with a zlib header has 8 in these four bits (RFC 1950).
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
