import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  afterPreparing,
  atomically,
  type Call,
  inManyUnits,
  type LongVerb,
  type PreparedVerb,
  type Reply,
  type Verb,
} from '../actions/atomically.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { bodyOf } from './door.ts';
import { sendJson } from './errors.ts';
import { timesGiven } from './plain-headers.ts';

const KEY = /^[\x20-\x7e]{1,255}$/;

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

/** The same for a verb that something slow comes before. */
export async function performPrepared<I, P>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  verb: PreparedVerb<I, P>,
): Promise<FastifyReply> {
  return sendReply(reply, await afterPreparing(deps, callOf(request), verb));
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
    form: bodyOf(request)?.form ?? false,
    idempotencyKey: idempotencyKeyOf(request),
  };
}

/** @throws ApiError 400. */
function idempotencyKeyOf({ headers, raw }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  // Node joins two headers to one, and reads bytes beyond ASCII as Latin-1: both would be other keys than were meant.
  if (timesGiven(raw, 'idempotency-key') !== 1 || typeof key !== 'string' || !KEY.test(key))
    throw errors.idempotencyKeyForm();
  return key;
}

/** Without the query, the slash at the end that some clients add, and the host that a client of a proxy names. */
function pathOf(url: string): string {
  const path = url.split('?', 1)[0]!.replace(/^https?:\/\/[^/]*/i, '');
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
