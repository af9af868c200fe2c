/** Whatever was thrown -> the wire's envelope `{"status_code","error"}` (api-facts B.1). */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ApiError, errors } from '../errors.ts';
import { OutcomeUnknown, StoreUnavailable } from '../store/db.ts';
import { errorJson } from '../wire.ts';
import { BODY_LIMIT } from './body.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

export function sendJson(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.code(status).header('content-type', JSON_TYPE).send(body);
}

/** What the store and fastify refuse by themselves, in our words. */
function refusalOf(error: unknown, request: FastifyRequest): ApiError | undefined {
  if (error instanceof StoreUnavailable) return errors.storeBusy();
  if (error instanceof OutcomeUnknown) return errors.outcomeUnknown();
  switch ((error as FastifyError).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return errors.bodyTooLarge(request.routeOptions?.bodyLimit ?? BODY_LIMIT);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return errors.mediaType(String(request.headers['content-type']).slice(0, 100));
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return errors.malformedBody('it is not as long as Content-Length says');
    case 'FST_ERR_BAD_URL':
      return errors.malformedUrl();
    default:
      return refusedBelow(error as FastifyError);
  }
}

/**
 * To Basic, browsers answer with a password dialog of their own over our page; our page says that it asks, and is
 * given a scheme that they do not know.
 */
const challengeFor = ({ headers }: FastifyRequest): string =>
  headers['x-requested-with'] === undefined
    ? 'Basic realm="taskwright", charset="UTF-8"'
    : 'Session realm="taskwright"';

/** Whatever else fastify or Node says is the client's affair stays so: a method without a body, an upload broken off. */
function refusedBelow({ code, statusCode = 500, message }: FastifyError): ApiError | undefined {
  return statusCode >= 400 && statusCode < 500 ? new ApiError(code ?? 'refused', statusCode, message) : undefined;
}

/** An outage makes as many errors as there are requests; one line a second tells of it. Milliseconds. */
const OUTAGE_LINES = 1_000;
const outageLogged = new WeakMap<Logger, number>();

function logError(log: Logger, error: unknown, request: FastifyRequest): void {
  if (error instanceof StoreUnavailable) {
    const now = performance.now();
    if (now - (outageLogged.get(log) ?? Number.NEGATIVE_INFINITY) < OUTAGE_LINES) return;
    outageLogged.set(log, now);
  }
  log.error({ request_id: request.id, err: error, method: request.method, path: request.url }, 'request failed');
}

/** A stop, and a fault on demand, are what somebody wants. */
const WANTED = new Set(['stopping', 'fault']);

export function sendError(log: Logger, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof ApiError ? error : refusalOf(error, request);
  if (!known || (known.status >= 500 && !WANTED.has(known.code))) logError(log, error, request);
  else log.debug({ request_id: request.id, code: known.code, reason: known.message }, 'request refused');
  if (!known) {
    return sendJson(reply, 500, errorJson(500, `Something went wrong on our side; the request id is ${request.id}.`));
  }
  if (known.retryAfter !== undefined) reply.header('retry-after', known.retryAfter);
  if (known.status === 401) reply.header('www-authenticate', challengeFor(request));
  return sendJson(reply, known.status, errorJson(known.status, known.message, known.wireCode));
}
