/** Pages of other origins may call the API (WHATWG Fetch, CORS protocol): those that the operator lists, and no other. */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, POST, PUT, DELETE';
/** Asked for by name: in a preflight the wildcard does not stand for Authorization. */
const REQUEST_HEADERS = 'authorization, content-type, idempotency-key, last-event-id';
/** Beyond these a page sees only the headers that every page may see. */
const EXPOSED = 'x-request-id, idempotent-replayed, retry-after';
/** Seconds; Chromium keeps a preflight no longer. */
const PREFLIGHT_AGE = '7200';

/**
 * Only what a key opens: pages prove themselves by Authorization, never by cookie, so credentials are not allowed and
 * another site cannot use a session. What is not listed gets the answer it got without this, and its browser keeps it.
 * @param origins as browsers write them.
 */
export function addCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const listed = new Set(origins);
  app.addHook('onRequest', async ({ method, url, headers }, reply) => {
    if (!isOpen(url)) return;
    // On the bare response, so that streams, which write their own heads, carry them too.
    const { raw } = reply;
    raw.setHeader('vary', VARY);
    const { origin } = headers;
    if (origin === undefined || !listed.has(origin)) return;
    raw.setHeader('access-control-allow-origin', origin);
    raw.setHeader('access-control-expose-headers', EXPOSED);
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      allow(raw);
      return reply.code(204).send();
    }
  });
  // A route that varies by something else would hide it.
  app.addHook('onSend', async ({ url }, reply) => {
    const vary = reply.getHeader('vary');
    if (vary !== undefined && vary !== VARY && isOpen(url)) reply.header('vary', `${vary}, ${VARY}`);
  });
}

const VARY = 'Origin';

/** /session and the page are for ourselves alone. */
const isOpen = (url: string): boolean => /^\/(v1\/|openapi\.json$)/.test(url.split('?', 1)[0]!);

function allow(raw: ServerResponse): void {
  raw.setHeader('access-control-allow-methods', METHODS);
  raw.setHeader('access-control-allow-headers', REQUEST_HEADERS);
  raw.setHeader('access-control-max-age', PREFLIGHT_AGE);
}
