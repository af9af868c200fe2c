import { Failed } from './outcome.ts';

/** The time a request has: every timer and the caller's signal end in one AbortSignal, whose reason is the failure. */
export class Deadline {
  readonly #abort = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #total: NodeJS.Timeout;
  #phase: NodeJS.Timeout | undefined;

  /** @param totalMs milliseconds for everything, redirects included. */
  constructor(totalMs: number, outer?: AbortSignal) {
    this.#total = this.#timer(totalMs, `The request took longer than ${totalMs} ms.`);
    this.#outer = outer;
    if (outer?.aborted) this.#onOuter();
    else outer?.addEventListener('abort', this.#onOuter, { once: true });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get failed(): Failed | undefined {
    return this.signal.aborted ? (this.signal.reason as Failed) : undefined;
  }

  /** Begins a part of the request with a time of its own; the part before is over. */
  begin(ms: number, message: string): void {
    clearTimeout(this.#phase);
    if (!this.failed) this.#phase = this.#timer(ms, message);
  }

  /** The part is over; only the total goes on. */
  end(): void {
    clearTimeout(this.#phase);
  }

  /** @throws the failure, as soon as time is up, whatever becomes of the work. */
  async within<T>(work: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>();
    const onAbort = () => reject(this.failed);
    if (this.failed) onAbort();
    this.signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([promise, work]);
    } finally {
      this.signal.removeEventListener('abort', onAbort);
    }
  }

  close(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#phase);
    this.#outer?.removeEventListener('abort', this.#onOuter);
  }

  readonly #onOuter = (): void => this.#abort.abort(new Failed('aborted', 'The request was called off.'));

  #timer(ms: number, message: string): NodeJS.Timeout {
    return setTimeout(() => this.#abort.abort(new Failed('timeout', message)), ms);
  }
}
