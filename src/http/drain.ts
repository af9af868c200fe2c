import type { IncomingMessage } from 'node:http';

/** A client that sends more than this after being too large already learns it from a broken connection. Bytes. */
const MOST = 64 * 1024 * 1024;
/** Milliseconds. */
const LONGEST = 5_000;

/**
 * Reads away the rest of a refused body. Most clients read the answer only after they have sent everything:
 * closing earlier would show them a broken pipe instead of the 413.
 */
export function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const done = (): void => {
      clearTimeout(timer);
      request.off('data', count);
      resolve();
    };
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > MOST) done();
    };
    const timer = setTimeout(done, LONGEST);
    request.on('data', count);
    request.once('end', done);
    request.once('close', done);
    request.resume();
  });
}
