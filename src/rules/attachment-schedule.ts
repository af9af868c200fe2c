/** When an attachment that could not be had is tried again: growing pauses for 24 hours. Milliseconds. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const PAUSES = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];
const LONGEST = 24 * HOUR;

/**
 * @param tries made so far, 1 after the first.
 * @param age milliseconds since the task asked for it.
 * @param random 0 to 1, so that ten thousand objects of one failed store do not come back in one second.
 * @returns milliseconds until the next try, or undefined when it is given up.
 */
export function nextAttachmentTry(tries: number, age: number, random: number): number | undefined {
  const pause = PAUSES[Math.min(tries, PAUSES.length) - 1]! * (0.8 + 0.4 * random);
  return age + pause <= LONGEST ? Math.round(pause) : undefined;
}
