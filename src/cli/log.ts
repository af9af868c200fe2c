import { constants, fstatSync, openSync } from 'node:fs';
import pino, { type Logger } from 'pino';

/** Bytes that wait for a reader of the log. What comes after them is lost, so that a reader who stops costs no memory. */
const MOST_WAITING = 16 * 1024 * 1024;
/** How long the last lines may wait for a reader, in milliseconds. */
const LAST_WAIT = 1_000;

export interface Log {
  log: Logger;
  /** Writes what waits, as far as it can be written. */
  close(): Promise<void>;
}

/** The log on standard error. A full disk or a reader who is gone loses lines, never requests: whom should it be told? */
export function openLog(level: string): Log {
  let until = Number.POSITIVE_INFINITY;
  const retryEAGAIN = (): boolean => Date.now() < until;
  // Lines are written in blocks: one write a request would halve the throughput.
  const lines = pino.destination({
    fd: descriptor(),
    sync: false,
    minLength: 4096,
    maxLength: MOST_WAITING,
    retryEAGAIN,
  });
  lines.on('error', () => {});
  // pino calls it when the process exits, and on a full disk it would try again for ever.
  lines.flushSync = () => {};
  const flushing = setInterval(() => lines.flush(), 500);
  const log = pino({ level, base: null }, lines);
  return {
    log,
    async close() {
      clearInterval(flushing);
      log.level = 'silent';
      until = Date.now() + LAST_WAIT;
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      lines.once('close', resolve).once('error', () => resolve());
      setTimeout(resolve, LAST_WAIT).unref();
      lines.end();
      await ended;
      lines.destroy();
    },
  };
}

/** A write into a full pipe would hold a thread, and the exit with it: such a pipe is opened once more, not to block. */
function descriptor(): number {
  try {
    if (fstatSync(2).isFIFO()) return openSync('/dev/stderr', constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    // Not every system or sandbox lets it be opened; then it blocks.
  }
  return 2;
}
