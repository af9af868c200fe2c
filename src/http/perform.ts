import type { FastifyReply, FastifyRequest } from 'fastify';
import { atomically, type Verb } from '../actions/atomically.ts';
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
  const answer = await atomically(
    deps,
    {
      caller: request.caller,
      requestId: request.id,
      method: request.method,
      path: pathOf(request.url),
      query: request.query,
      body: bodyOf(request)?.value ?? null,
      idempotencyKey: idempotencyKeyOf(request),
    },
    verb,
  );
  if (answer.replayed) reply.header('idempotent-replayed', 'true');
  return sendJson(reply, answer.status, answer.body);
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
