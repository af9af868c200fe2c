/** What an attachment is, by its first bytes: neither its name nor what the server calls it counts. Nothing is decoded. */
import { fileTypeFromBuffer } from 'file-type';
import { pixelSizeOf } from './pixel-size.ts';
import { textTypeOf, wideCharset } from './text-type.ts';

export interface Content {
  /** Media type; application/octet-stream when nothing is recognised. */
  type: string;
  /** Pixels, for pictures whose size stands within the bytes given. */
  width?: number;
  height?: number;
  /** A flat picture of 14,000 x 14,000 is 600 kB as a file and 800 MB decoded, so pixels are counted, not bytes. */
  tooManyPixels: boolean;
}

/** 100 megapixels: more than cameras make, and 400 MB decoded. */
export const MAX_PIXELS = 100_000_000;

/** How long the second header of a BMP may be, over its versions. */
const BMP_HEADER_BYTES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** Sizes stand at the front; a longer input would only give a hostile one more to chew on. */
const LOOKED_AT = 256 * 1024;

/**
 * @param bytes from the beginning; 64 kB do for nearly all files.
 * @param maxPixels width times height above which `tooManyPixels` is set.
 * @returns an answer for any bytes whatsoever.
 */
export async function inspectContent(bytes: Uint8Array, maxPixels = MAX_PIXELS): Promise<Content> {
  // A copy with memory of its own: the libraries read through the view's buffer, which may hold other things too.
  const head = Buffer.from(Uint8Array.from(bytes.subarray(0, LOOKED_AT)).buffer);
  const type = await typeOf(head);
  const size = pixelSizeOf(type, head);
  return { type, ...size, tooManyPixels: size !== undefined && size.width * size.height > maxPixels };
}

async function typeOf(head: Buffer): Promise<string> {
  // Asked first, because the mark of such text looks like the start of an MP3.
  const wideText = wideCharset(head) && textTypeOf(head);
  if (wideText) return wideText;
  const found = await binaryTypeOf(head);
  // XML is told apart by its first element: an SVG is XML too.
  if (found !== undefined && found !== 'application/xml') return found;
  return textTypeOf(head) ?? found ?? 'application/octet-stream';
}

async function binaryTypeOf(head: Buffer): Promise<string | undefined> {
  let found: string | undefined;
  try {
    found = (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // A parser that stumbles over hostile bytes has not recognised them.
    return undefined;
  }
  // Two letters make a BMP for the library; a text that begins "BMW" is none.
  return found === 'image/bmp' && !BMP_HEADER_BYTES.has(head.length >= 18 ? head.readUInt32LE(14) : 0)
    ? undefined
    : found;
}
