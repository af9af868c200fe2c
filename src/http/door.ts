/**
 * What every request passes on its way in and out: request id, log line, body, errors; and below /v1
 * the key. Authentication comes before the body is read (api-facts A.6).
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import type { ParsedBody } from '../rules/body.ts';
import { may, type Permission } from '../rules/roles.ts';
import type { Authenticate } from './auth.ts';
import { parseBody } from './body.ts';
import { drain } from './drain.ts';
import { sendError } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { refuseUnclearBody, refuseUnclearHost } from './plain-headers.ts';
import { authenticateSession, sessionOf } from './session.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** What the route lets its caller do. A route below /v1 that names nothing lets nobody in. */
    permission?: Permission;
    /** Who calls by a link that we signed; undefined for a request that is none. Throws ApiError 403. */
    linkCaller?: (request: FastifyRequest) => Promise<Caller | undefined>;
  }
}

/** A year, for this host alone: what else its domain serves is not ours to decide (RFC 6797). */
const HSTS = 'max-age=31536000';

export function addDoor(app: FastifyInstance, deps: Deps, metrics: Metrics): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    if (request.protocol === 'https') reply.header('strict-transport-security', HSTS);
    refuseUnclearHost(request.raw);
  });
  app.addHook('onResponse', async (request, reply) => {
    const ms = reply.elapsedTime;
    const route = request.routeOptions?.url ?? 'none';
    metrics.observeRequest(request.method, route, reply.statusCode, ms / 1000);
    deps.log.info(
      { request_id: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10 },
      'request',
    );
  });
  // One parser for every type: it decides by the exact header, fastify's own by its beginning.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, bytes, done) => {
    try {
      done(null, parseBody(request.headers['content-type'], bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  app.setErrorHandler(async (error, request, reply) => {
    if ((error as FastifyError).code === 'FST_ERR_CTP_BODY_TOO_LARGE') await drain(request.raw);
    return sendError(deps.log, error, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    sendError(deps.log, errors.routeNotFound(request.method, request.url.slice(0, 200)), request, reply),
  );
}

/** For the routes below /v1 and /v2. */
export function addKeyCheck(
  v1: FastifyInstance,
  deps: Deps,
  authenticate: Authenticate,
  used: (caller: Caller, now: number) => void,
): void {
  v1.decorateRequest('caller', null as unknown as Caller);
  v1.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
    const linked = await request.routeOptions.config.linkCaller?.(request);
    const caller = linked ?? (await identify(deps, authenticate, request));
    const permission = request.routeOptions.config.permission;
    if (!request.is404 && (!permission || !may(caller.role, permission))) {
      throw errors.forbidden(caller.role, permission ?? 'use this');
    }
    refuseNul(request);
    refuseUnclearBody(request.raw);
    request.caller = caller;
    if (!linked) used(caller, deps.now());
  });
}

/** By its key, or by its session where it has no key. @throws ApiError 401, 403 for a write from another site. */
export const identify = (deps: Deps, authenticate: Authenticate, request: FastifyRequest): Promise<Caller> =>
  request.headers.authorization === undefined && sessionOf(request, deps) !== undefined
    ? authenticateSession(deps, request)
    : authenticate(request.raw);

/** No text that is kept holds a NUL, and PostgreSQL cannot even be asked for one. @throws ApiError 400, 404. */
function refuseNul({ query, params, method, url }: FastifyRequest): void {
  for (const [name, value] of Object.entries(query as Record<string, string | string[]>)) {
    if ([name, value].flat().some(hasNul)) {
      throw errors.invalidParameter(`${JSON.stringify(name)} must not contain a NUL character`);
    }
  }
  const { task_id: taskId = '', ...others } = params as Record<string, string>;
  // What is no id of a task is an unknown one, in Scale's words (api-facts D.2).
  if (hasNul(taskId)) throw errors.taskNotFound();
  if (Object.values(others).some(hasNul)) {
    throw errors.routeNotFound(method, url.slice(0, 200));
  }
}

const hasNul = (text: string): boolean => text.includes('\0');

export function bodyOf(request: FastifyRequest): ParsedBody | undefined {
  return request.body as ParsedBody | undefined;
}
