/** When to ask again, and after how long. */

/** What may go well the next time. 501 and 505 stay as they are (RFC 9110, 15.6). */
export const isPassing = (status: number): boolean =>
  status === 429 || (status >= 500 && status !== 501 && status !== 505);

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 20_000;

/** Milliseconds: doubling, and shorter by up to a half by chance, so that clients do not come back all at once. */
export function pauseOf(tries: number, random = Math.random()): number {
  return Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE) * (1 - random / 2);
}

/**
 * Retry-After: seconds or an HTTP date (RFC 9110, 10.2.3). What is neither counts as absent.
 * @param now unix milliseconds. @returns seconds from now, never negative.
 */
export function retryAfterOf(header: string | null, now = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const at = / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}

/** Longer ones a timer takes for none. Milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** @param ms Infinity is fine. @throws the reason of the signal. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      },
      Math.min(ms, LONGEST_TIMER),
    );
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** @param ms undefined and Infinity set no limit. */
export function limitOf(ms: number | undefined): AbortSignal | undefined {
  return ms === undefined || ms > LONGEST_TIMER ? undefined : AbortSignal.timeout(ms);
}

export function anySignal(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
