/** One range of bytes of something whose size is known (RFC 9110, 14). */

export type ByteRange =
  /** Both with them. */
  | { status: 206; start: number; end: number; range: string; length: number }
  | { status: 200; length: number }
  | { status: 416; range: string };

/** @param range a Range header of one range; undefined for the whole. */
export function byteRange(range: string | undefined, size: number): ByteRange {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (size === 0 || (from === '' && to === '')) return { status: 200, length: size };
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end) return { status: 416, range: `bytes */${size}` };
  return { status: 206, start, end, range: `bytes ${start}-${end}/${size}`, length: end - start + 1 };
}
