/** Writes PNG files (W3C, "Portable Network Graphics", third edition). Compression runs on another thread. */
import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** gray8: a byte a pixel; gray16: two, the higher first; rgb: three; palette: a byte that counts into `palette`. */
  kind: 'gray8' | 'gray16' | 'rgb' | 'palette';
  /** Red, green and blue of each color, at most 256 of them. */
  palette?: Uint8Array;
  /** Writes the bytes of a row, counted from 0 at the top, to `into`, which has just the room for them. */
  row(y: number, into: Uint8Array): void;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Depth in bits, color type, bytes a pixel. */
const KINDS = { gray8: [8, 0, 1], gray16: [16, 0, 2], rgb: [8, 2, 3], palette: [8, 3, 1] } as const;
/** Written at once, some milliseconds of work. Bytes. */
const PORTION = 1024 * 1024;

export async function encodePng(picture: Picture): Promise<Uint8Array> {
  const { width, height, kind, palette } = picture;
  const [depth, color] = KINDS[kind];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', await deflated(picture)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The rows, each behind the number of its filter, which is none. */
async function deflated({ width, height, kind, row }: Picture): Promise<Buffer> {
  const length = 1 + width * KINDS[kind][2];
  const rows = Math.max(1, Math.floor(PORTION / length));
  const deflate = createDeflate({ level: 6 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const ended = once(deflate, 'end');
  for (let top = 0; top < height; top += rows) {
    const portion = Buffer.alloc(Math.min(rows, height - top) * length);
    for (let y = top; y < Math.min(height, top + rows); y++) {
      const at = (y - top) * length + 1;
      row(y, portion.subarray(at, at + length - 1));
    }
    // Until it is taken, which also lets others in between.
    await new Promise<void>((taken, failed) => deflate.write(portion, (error) => (error ? failed(error) : taken())));
  }
  deflate.end();
  await ended;
  return Buffer.concat(parts);
}
