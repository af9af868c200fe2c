/** What became of a request. Whatever the other side does is a value; only a mistake in our own code throws. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** Reason -> is it worth another try? Not where the same request must meet the same end. */
const REASONS = {
  bad_url: false,
  bad_request: false,
  blocked_address: false,
  dns: true,
  connect: true,
  tls: true,
  timeout: true,
  aborted: true,
  protocol: true,
  headers_too_large: false,
  too_large: false,
  bad_redirect: false,
  redirect_loop: false,
} as const;
export type Reason = keyof typeof REASONS;

export interface FetchSuccess {
  ok: true;
  /** Any status, 3xx among them when redirects are not followed. */
  status: number;
  headers: IncomingHttpHeaders;
  /** Decompressed. */
  body: Buffer;
  /** Reading stopped at `readBytes`; there may have been more. */
  truncated: boolean;
  /** Where the answer came from, after redirects. */
  url: string;
  /** Milliseconds from the call to the last byte. */
  ms: number;
}

export interface FetchFailure {
  ok: false;
  reason: Reason;
  /** A sentence of ours, fit for the requester: nothing that the other side said, no address it resolved to. */
  message: string;
  retryable: boolean;
  /** The status, when the answer had begun: a receiver that says 200 and then stalls has said 200. */
  status?: number;
  /** For the operator's log alone: addresses and error codes. */
  detail?: string;
  ms: number;
}

/** An answer whose body is still under way. */
export interface OpenSuccess {
  ok: true;
  status: number;
  headers: IncomingHttpHeaders;
  /** Breaks off with an error when the other side does, when time is up, or after too many bytes. */
  body: Readable;
}

export type OpenResult = OpenSuccess | FetchFailure;

export type FetchResult = FetchSuccess | FetchFailure;

/** Carries a failure up to the one place that makes it a value. Never leaves this folder. */
export class Failed extends Error {
  readonly reason: Reason;
  readonly detail: string | undefined;

  constructor(reason: Reason, message: string, detail?: string) {
    super(message);
    this.reason = reason;
    this.detail = detail;
  }
}

export function failureOf(failed: Failed, status: number | undefined, ms: number): FetchFailure {
  const { reason, message, detail } = failed;
  const failure: FetchFailure = { ok: false, reason, message, retryable: REASONS[reason], ms };
  if (status !== undefined) failure.status = status;
  if (detail !== undefined) failure.detail = detail;
  return failure;
}

/** The code of an error of Node, for the log. */
export function codeOf(error: unknown): string {
  const { code, errors, name } = error as { code?: unknown; errors?: unknown[]; name?: string };
  if (Array.isArray(errors) && errors.length > 0) return errors.map(codeOf).join(', ');
  return typeof code === 'string' ? code : (name ?? typeof error);
}
