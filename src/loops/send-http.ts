/** A try over HTTP: Scale's body and `scale-callback-auth` (api-facts G.2), with the headers of Standard Webhooks. */
import type { Logger } from 'pino';
import type { FetchResult } from '../net/outcome.ts';
import type { SafeFetch } from '../net/safe-fetch.ts';
import { callbackHeaders } from '../net/signing.ts';
import { KEPT_BYTES, keptText } from '../rules/kept-text.ts';
import { parseRetryAfter } from '../rules/retry-after.ts';
import { CONNECT_MS, type Send, TOTAL_MS } from './send-callback.ts';

const LIMITS = { connectMs: CONNECT_MS, headersMs: TOTAL_MS, totalMs: TOTAL_MS };

export function createHttpSend({ fetch }: SafeFetch, log: Logger): Send {
  return async (callback, at, signal) => {
    const { callbackId: id, authKey, signingSecrets: secrets } = callback;
    const body = Buffer.from(callback.body);
    const headers = callbackHeaders({ id, at, body, secrets }, authKey);
    const result = await fetch({
      method: 'POST',
      url: callback.url,
      headers,
      body,
      limits: LIMITS,
      readBytes: KEPT_BYTES,
      signal,
    });
    if (!result.ok && result.reason === 'aborted') return undefined;
    if (!result.ok)
      log.debug({ callback_id: id, reason: result.reason, detail: result.detail }, 'callback not answered');
    const statusCode = result.status ?? null;
    const delivered = statusCode !== null && statusCode >= 200 && statusCode < 300;
    return {
      delivered,
      statusCode,
      error: delivered ? null : errorOf(result),
      response: result.ok ? keptText(result.body) : null,
      retryAfter: result.ok ? parseRetryAfter(result.headers['retry-after'], at + result.ms) : undefined,
      at,
      ms: result.ms,
    };
  };
}

function errorOf(result: FetchResult): string {
  if (!result.ok) return result.message;
  const { status } = result;
  if (status >= 300 && status < 400) return `The receiver answered with status ${status}; redirects are not followed.`;
  if (status === 410) return 'The receiver answered with status 410: it wants no more callbacks.';
  return `The receiver answered with status ${status}.`;
}
