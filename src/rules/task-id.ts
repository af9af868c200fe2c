/**
 * Ids have the form of a MongoDB ObjectId (api-facts C.1: 24 lower-case hex digits, the first 8 the
 * second of creation). The next 3 digits are the millisecond, the next 3 a counter within it, so that
 * ids sort as they were made and the primary key serves "newest first"; the last 10 are random.
 */
const ID = /^[0-9a-f]{24}$/;
const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

/** How many ids fit into one millisecond: three hex digits. */
export const IDS_PER_MS = 0x1000;

/** @param ms unix milliseconds. */
export function formatId(ms: number, counter: number, random: string): string {
  return hex(Math.floor(ms / 1000), 8) + hex(ms % 1000, 3) + hex(counter, 3) + random;
}

export function isTaskId(text: string): boolean {
  return ID.test(text);
}

/** The last second that four bytes can say; times beyond it are clamped (the year 2106). */
export const MAX_ID_MS = 0xffffffff * 1000 + 999;
const clamp = (ms: number): number => Math.min(Math.max(ms, 0), MAX_ID_MS);

/** The lowest id that can be made in this millisecond. */
export function firstIdAt(ms: number): string {
  return formatId(clamp(ms), 0, '0000000000');
}

/** The highest id that can be made in this millisecond. */
export function lastIdAt(ms: number): string {
  return formatId(clamp(ms), IDS_PER_MS - 1, 'ffffffffff');
}
