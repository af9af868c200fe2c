/** Requests to our own server. The session's cookie goes along by itself. */
import { texts } from '../kit/texts/texts.ts';
import { sessionAgain } from './renewal.ts';

/** An answer other than 200, or none at all (status 0). */
export class Refused extends Error {
  readonly status: number;
  /** Only some refusals have one: `lease_lost`. */
  readonly code: string | undefined;
  /** Seconds after which another try may do. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, code?: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Milliseconds. A server that is busy answers later than this only when it is in trouble. */
const TIMEOUT = 20_000;

export interface CallOptions {
  body?: unknown;
  /** Repeats of the request under one key do what it says once. */
  idempotencyKey?: string;
  /** Goes out also when the page is being left. */
  keepalive?: boolean;
  /** Of the account's two worlds; live when left out. */
  mode?: 'live' | 'test';
}

/** What else is below /session is the sign-in itself. */
const OF_A_SESSION = /^\/(v1|session\/(list|password))\b/;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request whose session is over waits until somebody has signed in again, and is sent once more. @throws Refused */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  for (;;) {
    try {
      return await send<T>(method, path, options);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401) || !OF_A_SESSION.test(path)) throw error;
      await sessionAgain();
    }
  }
}

async function send<T>(
  method: Method,
  path: string,
  { body, idempotencyKey, keepalive = false, mode = 'live' }: CallOptions,
): Promise<T> {
  // Without it a 401 would open the browser's own password dialog.
  const headers: Record<string, string> = { 'x-requested-with': 'XMLHttpRequest' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (mode === 'test') headers['taskwright-mode'] = mode;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const init: RequestInit = { method, headers, keepalive, signal: AbortSignal.timeout(TIMEOUT) };
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await fetch(path, init).catch(() => {
    throw new Refused(0, texts.work.unreachable);
  });
  const json = (await answer.json().catch(() => undefined)) as (T & { error?: string; code?: string }) | undefined;
  if (answer.ok && json !== undefined) return json;
  const retryAfter = Number(answer.headers.get('retry-after')) || undefined;
  throw new Refused(answer.status, json?.error ?? texts.work.answeredWith(answer.status), json?.code, retryAfter);
}

/** Worth another try: nothing was done, or nobody knows. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 0 || error.status === 429 || error.status >= 500);
