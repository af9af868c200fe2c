/** One try of a callback, over HTTP or by e-mail. */
import type { ClaimedCallback } from '../actions/claim-callbacks.ts';
import type { Outcome } from '../actions/settle-callback.ts';

/** @param at unix milliseconds, when it is sent. @returns undefined when it was called off by the signal. */
export type Send = (callback: ClaimedCallback, at: number, signal: AbortSignal) => Promise<Outcome | undefined>;

/** Milliseconds to resolve, connect and agree on TLS. */
export const CONNECT_MS = 5_000;
/** Milliseconds for a whole try. */
export const TOTAL_MS = 15_000;

/** An e-mail address has no scheme. */
export const isMail = (endpoint: string): boolean => !endpoint.includes('://');

export function createSend({ http, mail }: { http: Send; mail: Send }): Send {
  return (callback, at, signal) => (isMail(callback.endpoint) ? mail : http)(callback, at, signal);
}
