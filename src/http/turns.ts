/** Work that takes much memory or time, a few at once; the others wait for their turn. */
import { errors } from '../errors.ts';

export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  private readonly most: number;
  private readonly what: string;

  /** @param atOnce in one process. @param most may wait; more are told to come again. @param what for the message. */
  constructor(atOnce: number, most: number, what: string) {
    this.#free = atOnce;
    this.most = most;
    this.what = what;
  }

  /** @throws ApiError 503 when too many wait; what the work throws. */
  async take<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else if (this.#waiting.length >= this.most) throw errors.tooManyStreams(this.what);
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
