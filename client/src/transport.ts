/** One request until it is answered: the same bytes under the same Idempotency-Key at every try. */
import { ApiError, ConnectionError } from './errors.ts';
import { anySignal, isPassing, limitOf, pauseOf, retryAfterOf, sleep } from './retry.ts';

export interface ClientOptions {
  /** Where the server is: http://127.0.0.1:3000 */
  url: string;
  /** An API key. */
  key: string;
  /** How often a request is repeated that got no answer, a 429 or a 5xx; 4 when left out. */
  retries?: number;
  /** Milliseconds for one try; 60,000 when left out. */
  timeout?: number;
  /** Seconds: a server that wants to be asked later than this is not asked again; 60 when left out. */
  longestRetryAfter?: number;
  /** Another fetch than the global one. */
  fetch?: typeof fetch;
}

export interface CallOptions {
  /** Ends the call, its retries and its pauses. */
  signal?: AbortSignal | undefined;
  /** Instead of one made for this call: from your own ids, the call is done once whatever restarts. */
  idempotencyKey?: string | undefined;
}

export interface Wish {
  method: string;
  /** With the query. */
  path: string;
  body?: unknown;
  /** Takes an Idempotency-Key. */
  keyed: boolean;
  /** Doing it twice is doing it once, without a key too. */
  safe?: boolean;
}

export class Transport {
  readonly retries: number;
  private readonly url: string;
  private readonly key: string;
  private readonly timeout: number;
  private readonly longestRetryAfter: number;
  private readonly fetch: typeof fetch;

  /** @throws TypeError for a url or key that cannot be sent. */
  constructor({ url, key, retries = 4, timeout = 60_000, longestRetryAfter = 60, fetch: own }: ClientOptions) {
    const { protocol, username, password, search, hash } = new URL(url);
    if (!/^https?:$/.test(protocol) || username || password || search || hash) {
      throw new TypeError('url must be an http(s) address without a user, a query or a fragment');
    }
    if (!/^[\x21-\x7e]+$/.test(key)) throw new TypeError('key must be an API key');
    this.url = url.replace(/\/+$/, '');
    this.key = key;
    this.retries = retries;
    this.timeout = timeout;
    this.longestRetryAfter = longestRetryAfter;
    // Browsers refuse a fetch that is called as somebody else's method.
    this.fetch = own ?? ((...args) => fetch(...args));
  }

  /** @throws ApiError, ConnectionError, the reason of the signal. */
  async send<T>(wish: Wish, { signal, idempotencyKey }: CallOptions = {}): Promise<T> {
    const { method, body, keyed } = wish;
    if (idempotencyKey !== undefined) checkKey(idempotencyKey, wish);
    const headers: Record<string, string> = { authorization: `Bearer ${this.key}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (keyed) headers['idempotency-key'] = idempotencyKey ?? randomKey();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const request = { method, headers, ...(text === undefined ? {} : { body: text }) };
    const safe = wish.safe || keyed || method === 'GET';
    for (let tries = 1; ; tries++) {
      const result = await this.ask(wish.path, request, signal);
      if ('value' in result) return result.value as T;
      const { error } = result;
      const after = error instanceof ApiError ? (error.retry_after ?? 0) : 0;
      const again =
        error instanceof ConnectionError ? safe : isPassing(error.status_code) && (safe || error.status_code === 429);
      if (!again || tries > this.retries || after > this.longestRetryAfter) throw error;
      await sleep(after * 1000 + pauseOf(tries), signal);
    }
  }

  /** One try. @throws the reason of the signal. */
  private async ask(
    path: string,
    request: RequestInit,
    signal: AbortSignal | undefined,
  ): Promise<{ value: unknown } | { error: ApiError | ConnectionError }> {
    signal?.throwIfAborted();
    try {
      const answer = await this.fetch(this.url + path, {
        ...request,
        cache: 'no-store',
        credentials: 'omit',
        // A redirect would turn a POST into a GET.
        redirect: 'manual',
        signal: anySignal(signal, limitOf(this.timeout)) ?? null,
      });
      // To the last byte: an answer may break off.
      const text = await answer.text();
      if (answer.status !== 200) return { error: refusalOf(answer, text) };
      return { value: JSON.parse(text) };
    } catch (cause) {
      signal?.throwIfAborted();
      return { error: new ConnectionError(`no whole answer came from ${this.url}: ${reasonOf(cause)}`, { cause }) };
    }
  }
}

/** @throws TypeError for a key that would be refused, or not be sent. */
function checkKey(key: string, { method, path, keyed }: Wish): void {
  if (!keyed) throw new TypeError(`${method} ${path} takes no Idempotency-Key`);
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new TypeError('idempotencyKey must have 1 to 255 ASCII characters');
}

function refusalOf({ status, headers, type, url }: Response, text: string): ApiError {
  let envelope: { error?: unknown; code?: unknown } = {};
  try {
    envelope = Object(JSON.parse(text));
  } catch {
    // A proxy's page, or a redirect.
  }
  const redirected = type === 'opaqueredirect' || (status >= 300 && status < 400);
  const sentence = redirected ? `${url} redirects elsewhere` : text.slice(0, 300) || `status ${status}`;
  return new ApiError({
    status_code: status,
    message: typeof envelope.error === 'string' ? envelope.error : sentence,
    code: typeof envelope.code === 'string' ? envelope.code : undefined,
    request_id: headers.get('x-request-id') ?? undefined,
    retry_after: retryAfterOf(headers.get('retry-after')),
  });
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? `${message} (${cause.message})` : message;
}

/** Not randomUUID, which browsers have on https alone. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
