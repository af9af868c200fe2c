/** What can be asked of the safe fetch, and within which limits. */
import { ACCEPTED_ENCODINGS } from './encoding.ts';

export interface FetchLimits {
  /** Milliseconds to resolve the name, connect and agree on TLS, for each hop. */
  connectMs: number;
  /** Milliseconds from the connection to the head of the answer, for each hop. */
  headersMs: number;
  /** Milliseconds for everything. */
  totalMs: number;
  /** Bytes of the body, decompressed. */
  maxBytes: number;
  /** Bytes of the answer's head. */
  maxHeaderBytes: number;
}

/** Standard Webhooks advises 15 to 30 s for a receiver. */
export const DEFAULT_LIMITS: FetchLimits = {
  connectMs: 5_000,
  headersMs: 15_000,
  totalMs: 30_000,
  maxBytes: 1_000_000,
  maxHeaderBytes: 16_384,
};

export interface FetchRequest {
  /** GET when not said. */
  method?: string;
  url: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  limits?: Partial<FetchLimits>;
  /**
   * Redirects to follow, 3 at most, by GET and HEAD without a body only. 0 when not said: a 3xx is then the
   * answer, as Standard Webhooks has it for callbacks.
   */
  redirects?: number;
  /** Bytes of the body after which to stop and close, for servers that ignore Range. */
  readBytes?: number;
  signal?: AbortSignal;
}

/** @returns the headers to send, names in lower case. */
export function headersOf({ headers = {}, readBytes }: FetchRequest, userAgent: string): Record<string, string> {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  // A part of a compressed body is of no use to anyone.
  const isPart = given.range !== undefined || readBytes !== undefined;
  return {
    accept: '*/*',
    'accept-encoding': isPart ? 'identity' : ACCEPTED_ENCODINGS,
    'user-agent': userAgent,
    ...given,
  };
}
