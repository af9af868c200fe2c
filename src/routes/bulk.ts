/** /v1/tasks/bulk: thousands of creates in one request (design.md section 7). */
import type { FastifyInstance } from 'fastify';
import { bulkCreate, MOST_ITEMS } from '../actions/bulk-create.ts';
import type { Deps } from '../deps.ts';
import { addStreamedBody, BULK_LIMIT, BulkBodies, parseItem } from '../http/bulk-body.ts';
import { sendJson } from '../http/errors.ts';
import * as doc from './bulk.doc.ts';

export async function addBulkRoutes(v1: FastifyInstance, deps: Deps): Promise<void> {
  const bodies = new BulkBodies();
  // A scope of its own, because only here the body is read by the handler.
  await v1.register(async (scope) => {
    addStreamedBody(scope);
    scope.post(
      '/tasks/bulk',
      { config: { permission: 'change tasks' }, bodyLimit: BULK_LIMIT, schema: doc.bulkCreate },
      (request, reply) =>
        bodies.with(request, MOST_ITEMS, async (items) => {
          const { caller, id: requestId, raw } = request;
          const isGone = () => raw.socket.destroyed;
          return sendJson(reply, 200, await bulkCreate(deps, { caller, requestId, items, parse: parseItem, isGone }));
        }),
    );
  });
}
