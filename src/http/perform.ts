import type { FastifyReply, FastifyRequest } from 'fastify';
import { atomically, type Call, inManyUnits, type LongVerb, type Reply, type Verb } from '../actions/atomically.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { bodyOf } from './door.ts';
import { sendJson } from './errors.ts';

const KEY_LENGTH = 255;

/** Runs a verb for a request that changes something, with its Idempotency-Key, and sends the answer. */
export async function perform<I>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  verb: Verb<I>,
): Promise<FastifyReply> {
  return sendReply(reply, await atomically(deps, callOf(request), verb));
}

/** The same for a verb that is too much for one unit. */
export async function performLong<I>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  verb: LongVerb<I>,
): Promise<FastifyReply> {
  return sendReply(reply, await inManyUnits(deps, callOf(request), verb));
}

function sendReply(reply: FastifyReply, { status, body, replayed }: Reply): FastifyReply {
  if (replayed) reply.header('idempotent-replayed', 'true');
  return sendJson(reply, status, body);
}

function callOf(request: FastifyRequest): Call {
  return {
    caller: request.caller,
    requestId: request.id,
    method: request.method,
    path: pathOf(request.url),
    query: request.query,
    body: bodyOf(request)?.value ?? null,
    idempotencyKey: idempotencyKeyOf(request),
  };
}

/** @throws ApiError 400. */
function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > KEY_LENGTH) throw errors.idempotencyKeyLength();
  return key;
}

/** Without the query, and without the slash at the end that some clients add. */
function pathOf(url: string): string {
  const path = url.split('?', 1)[0]!;
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
