/** The server that an import reads from, over HTTP: the v1 API alone, and nothing is changed there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config.ts';
import { parseRetryAfter } from '../rules/retry-after.ts';
import { type Doc, isDoc } from '../wire/read.ts';
import { authorization, errorOf, isPassing, reasonOf, type Target } from './api-client.ts';

/** Milliseconds for one answer. */
const ANSWER_LIMIT = 120_000;
/** Of one request; with the pauses between them about two minutes, longer where the server says how long to wait. */
const TRIES = 10;
const PAUSES = { first: 250, longest: 30_000 };
/** What a server may ask for with Retry-After. */
const LONGEST_WAIT = 10 * 60_000;

export interface Page {
  docs: unknown[];
  hasMore: boolean;
  nextToken: string | undefined;
  total: number | undefined;
}

export class Source {
  /** Up to /v1, without a slash at its end; what the progress is kept under. */
  readonly url: string;
  private readonly target: Target;

  constructor(target: Target) {
    this.target = target;
    this.url = target.url;
  }

  /** @returns undefined for a 404, or for a 400 where `lenient` says so. @throws ConfigError */
  async get(path: string, { lenient = false } = {}): Promise<unknown> {
    let last = '';
    let wait = 0;
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries > 0) await sleep(Math.max(wait, pauseBefore(tries)));
      wait = 0;
      let answer: { status: number; text: string; headers: Headers };
      try {
        answer = await this.ask(path);
      } catch (error) {
        last = reasonOf(error);
        continue;
      }
      const { status, text, headers } = answer;
      if (status === 200) return this.parsed(text);
      if (status === 404 || (status === 400 && lenient)) return undefined;
      if (status >= 300 && status < 400) {
        const place = headers.get('location') ?? 'nowhere';
        throw new ConfigError(`${this.url} sends on to ${place}, where the key is not sent: give --from its address`);
      }
      if (!isPassing(status)) throw new ConfigError(`${this.url}/v1${path} is refused: ${errorOf(answer)}`);
      last = errorOf(answer);
      wait = Math.min(parseRetryAfter(headers.get('retry-after') ?? undefined, Date.now()) ?? 0, LONGEST_WAIT);
    }
    throw new ConfigError(`${this.url} gave no answer after ${TRIES} tries: ${last}; run it again to go on`);
  }

  /** A page of a list. @throws ConfigError */
  async page(path: string, options?: { lenient: boolean }): Promise<Page | undefined> {
    const answer = await this.get(path, options);
    if (answer === undefined && options?.lenient) return undefined;
    if (!isDoc(answer) || !Array.isArray(answer.docs)) throw this.stranger(path);
    const { docs, has_more, next_token, total } = answer;
    return {
      docs,
      hasMore: has_more === true,
      nextToken: typeof next_token === 'string' && next_token !== '' ? next_token : undefined,
      total: typeof total === 'number' ? total : undefined,
    };
  }

  /** A bare list. @throws ConfigError */
  async list(path: string): Promise<unknown[]> {
    const answer = await this.get(path);
    if (!Array.isArray(answer)) throw this.stranger(path);
    return answer;
  }

  /** A thing of its own; undefined when there is none. @throws ConfigError */
  async one(path: string): Promise<Doc | undefined> {
    const answer = await this.get(path);
    if (answer !== undefined && !isDoc(answer)) throw this.stranger(path);
    return answer;
  }

  private stranger(path: string): ConfigError {
    return new ConfigError(
      `${this.url}/v1${path.split('?')[0]} does not answer as the task API does: is it the address?`,
    );
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.stranger('');
    }
  }

  private async ask(path: string) {
    const answer = await fetch(`${this.url}/v1${path}`, {
      headers: { authorization: authorization(this.target), accept: 'application/json' },
      // The key goes to nobody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_LIMIT),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

const pauseBefore = (tries: number): number =>
  Math.min(PAUSES.first * 2 ** (tries - 1), PAUSES.longest) * (0.5 + Math.random() / 2);
