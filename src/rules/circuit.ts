/**
 * One circuit for each endpoint (scheme, host and port, or e-mail address): after failures in a row it is left alone,
 * then probed by one callback at a time, so that a dead receiver costs next to nothing however much waits for it.
 */
import { shortened } from './callback-schedule.ts';

export const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 10 * 60_000;

export const isOpen = (failures: number): boolean => failures >= FAILURES_TO_OPEN;

/** @param failures in a row, the probes among them. @returns milliseconds to leave the endpoint alone; 0 while it is trusted. */
export function pauseAfter(failures: number, random: number): number {
  if (!isOpen(failures)) return 0;
  return shortened(Math.min(FIRST_PAUSE * 2 ** (failures - FAILURES_TO_OPEN), LONGEST_PAUSE), random);
}

/**
 * Does the answer show that the endpoint is up? A 404 or 410 is a matter of this one callback: other paths of the host
 * must not wait for it. 5xx, "too many requests" and "timeout" speak for the whole of it, as does no answer.
 * @param statusCode null without an answer.
 */
export function isAlive(statusCode: number | null): boolean {
  return statusCode !== null && statusCode < 500 && ![408, 425, 429].includes(statusCode);
}
