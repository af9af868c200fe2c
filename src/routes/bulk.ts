/** /v1/tasks/bulk, /v1/tasks/cancel, /v1/tasks/move, /v1/tasks/recheck and /v1/tasks/tag: thousands of tasks in one request (design.md section 7). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bulkCancel, checkBulkCancel } from '../actions/bulk-cancel.ts';
import { bulkCreate, MOST_ITEMS } from '../actions/bulk-create.ts';
import { bulkMove, checkBulkMove } from '../actions/bulk-move.ts';
import { bulkRecheck, checkBulkRecheck } from '../actions/bulk-recheck.ts';
import { bulkTag, checkBulkTag } from '../actions/bulk-tag.ts';
import type { Deps } from '../deps.ts';
import { addStreamedBody, BULK_LIMIT, BulkBodies, parseItem } from '../http/bulk-body.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { performLong } from '../http/perform.ts';
import * as doc from './bulk.doc.ts';

const CHANGE = { permission: 'change tasks' } as const;

export async function addBulkRoutes(v1: FastifyInstance, deps: Deps): Promise<void> {
  const bodies = new BulkBodies();
  // A scope of its own, because only here the body is read by the handler.
  await v1.register(async (scope) => {
    addStreamedBody(scope);
    scope.post('/tasks/bulk', { config: CHANGE, bodyLimit: BULK_LIMIT, schema: doc.bulkCreate }, (request, reply) =>
      bodies.with(request, MOST_ITEMS, async (items) => {
        const { caller, id: requestId } = request;
        const bulk = { caller, requestId, items, parse: parseItem, isGone: isGone(request) };
        return sendJson(reply, 200, await bulkCreate(deps, bulk));
      }),
    );
  });
  v1.post('/tasks/cancel', { config: CHANGE, schema: doc.bulkCancel }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => checkBulkCancel(bodyOf(request)),
      work: (context, wish) => bulkCancel(deps, context, wish, isGone(request)),
    }),
  );
  v1.post('/tasks/move', { config: CHANGE, schema: doc.bulkMove }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => checkBulkMove(bodyOf(request)),
      work: (context, move) => bulkMove(deps, context, move, isGone(request)),
    }),
  );
  v1.post('/tasks/recheck', { config: CHANGE, schema: doc.bulkRecheck }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => checkBulkRecheck(bodyOf(request)),
      work: (context, choice) => bulkRecheck(deps, context, choice, isGone(request)),
    }),
  );
  v1.post('/tasks/tag', { config: CHANGE, schema: doc.bulkTag }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => checkBulkTag(bodyOf(request)),
      work: (context, wish) => bulkTag(deps, context, wish, isGone(request)),
    }),
  );
}

/** Nobody waits for the answer any more. */
const isGone = (request: FastifyRequest) => (): boolean => request.raw.socket.destroyed;
