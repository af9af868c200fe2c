/** Whatever was thrown -> the wire's envelope `{"status_code","error"}` (api-facts B.1). */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ApiError, errors } from '../errors.ts';
import { StoreUnavailable } from '../store/db.ts';
import { errorJson } from '../wire.ts';
import { BODY_LIMIT } from './body.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

export function sendJson(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.code(status).header('content-type', JSON_TYPE).send(body);
}

/** What fastify refuses by itself, in our words. */
function refusalOf(error: FastifyError, request: FastifyRequest): ApiError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return errors.bodyTooLarge(request.routeOptions?.bodyLimit ?? BODY_LIMIT);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return errors.mediaType(String(request.headers['content-type']).slice(0, 100));
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return errors.malformedBody('it is not as long as Content-Length says');
    case 'FST_ERR_BAD_URL':
      return errors.malformedUrl();
    default:
      return undefined;
  }
}

export function sendError(log: Logger, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known =
    error instanceof ApiError
      ? error
      : error instanceof StoreUnavailable
        ? errors.storeBusy()
        : refusalOf(error as FastifyError, request);
  if (!known || known.status >= 500) {
    log.error({ request_id: request.id, err: error, method: request.method, path: request.url }, 'request failed');
  }
  if (!known) {
    return sendJson(reply, 500, errorJson(500, `Something went wrong on our side; the request id is ${request.id}.`));
  }
  if (known.retryAfter !== undefined) reply.header('retry-after', known.retryAfter);
  if (known.status === 401) reply.header('www-authenticate', 'Basic realm="taskwright", charset="UTF-8"');
  return sendJson(reply, known.status, errorJson(known.status, known.message, known.wireCode));
}
