/** The pictures that requesters get of a segmentation (api-facts E.9). */
import type { Mask } from '../shared/masks.ts';
import { eachRun } from '../shared/masks.ts';
import { encodePng } from '../shared/png.ts';

/** A mask and the number that its pixels get. */
export interface Painted {
  mask: Mask;
  value: number;
}

interface Size {
  width: number;
  height: number;
}

/** Pixels painted before others may go on: some 10 ms. */
const PORTION = 2 ** 21;

/** @returns a number for each pixel, along the rows: `ground` where no mask is. */
async function paint({ width, height }: Size, painted: readonly Painted[], most: number, ground = 0) {
  const pixels = most > 255 ? new Uint16Array(width * height) : new Uint8Array(width * height);
  if (ground) pixels.fill(ground);
  let since = 0;
  for (const { mask, value } of painted) {
    const runs: number[] = [];
    eachRun(mask, (start, end) => runs.push(start, end));
    for (let run = 0; run < runs.length; run += 2) {
      for (let from = runs[run]!; from < runs[run + 1]!; ) {
        const x = Math.floor(from / height);
        const to = Math.min(runs[run + 1]!, (x + 1) * height);
        for (let at = (from - x * height) * width + x; from < to; from++, at += width) pixels[at] = value;
        since += height;
        if (since < PORTION) continue;
        since = 0;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
  return pixels;
}

/** White where the masks are and black elsewhere, or the other way round. */
export async function maskPng(size: Size, masks: readonly Mask[], inverted = false): Promise<Uint8Array> {
  const [inside, outside] = inverted ? [0, 255] : [255, 0];
  const painted = masks.map((mask) => ({ mask, value: inside }));
  const pixels = await paint(size, painted, 255, outside);
  return grayPng(size, pixels);
}

/** Each pixel is the index of what is there, 0 for nothing: in 8 bits, in 16 where some index needs them. */
export async function indexedPng(size: Size, painted: readonly Painted[], most: number): Promise<Uint8Array> {
  return grayPng(size, await paint(size, painted, most));
}

function grayPng({ width, height }: Size, pixels: Uint8Array | Uint16Array): Promise<Uint8Array> {
  const line = (y: number) => pixels.subarray(y * width, (y + 1) * width);
  if (pixels instanceof Uint8Array) {
    return encodePng({ width, height, kind: 'gray8', row: (y, into) => into.set(line(y)) });
  }
  return encodePng({
    width,
    height,
    kind: 'gray16',
    row(y, into) {
      for (const [x, value] of line(y).entries()) {
        into[2 * x] = value >> 8;
        into[2 * x + 1] = value & 255;
      }
    },
  });
}

/** @param colors by index, as red * 65536 + green * 256 + blue; the one of 0 is where nothing is. */
export async function coloredPng(
  size: Size,
  painted: readonly Painted[],
  colors: readonly number[],
): Promise<Uint8Array> {
  const { width, height } = size;
  const pixels = await paint(size, painted, colors.length - 1);
  const bytes = Uint8Array.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  const line = (y: number) => pixels.subarray(y * width, (y + 1) * width);
  if (pixels instanceof Uint8Array) {
    return encodePng({
      width,
      height,
      kind: 'palette',
      palette: bytes,
      row: (y, into) => into.set(line(y) as Uint8Array),
    });
  }
  return encodePng({
    width,
    height,
    kind: 'rgb',
    row(y, into) {
      for (const [x, index] of line(y).entries()) into.set(bytes.subarray(3 * index, 3 * index + 3), 3 * x);
    },
  });
}
