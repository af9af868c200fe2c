/** /v1/batches (api-facts D.8). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getBatch, getBatchStatusJson } from '../actions/batch.ts';
import { cancelBatch } from '../actions/cancel-batch.ts';
import { checkNewBatch, createBatch } from '../actions/create-batch.ts';
import { finalizeBatch } from '../actions/finalize-batch.ts';
import { checkBatchQuery, listBatchesJson } from '../actions/list-batches.ts';
import { pauseBatch, resumeBatch } from '../actions/pause-batch.ts';
import { checkPriority, prioritizeBatch } from '../actions/prioritize-batch.ts';
import { setBatchMetadata } from '../actions/set-batch-metadata.ts';
import { checkMetadata } from '../actions/set-metadata.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform, performLong } from '../http/perform.ts';
import { batchJson } from '../wire.ts';
import * as doc from './batches.doc.ts';

const READ = { config: { permission: 'read projects' } } as const;
const CHANGE = { config: { permission: 'change projects' } } as const;

/** Decoded: a slash of the name arrives as %2F. */
const nameOf = (request: FastifyRequest): string => (request.params as { name: string }).name;

export function addBatchRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.post('/batches', { ...CHANGE, schema: doc.createBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkNewBatch(bodyOf(request)),
      act: async (tx, context, wish) => batchJson(await createBatch(tx, context, wish)),
    }),
  );
  v1.get('/batches', { ...READ, schema: doc.listBatches }, async (request, reply) => {
    const query = checkBatchQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await listBatchesJson(deps, request.caller, query));
  });
  v1.get('/batches/:name', { ...READ, schema: doc.getBatch }, async (request, reply) =>
    sendJson(reply, 200, batchJson(await getBatch(deps.store, request.caller, nameOf(request)))),
  );
  v1.get('/batches/:name/status', { ...READ, schema: doc.getBatchStatus }, async (request, reply) =>
    sendJson(reply, 200, await getBatchStatusJson(deps.store, request.caller, nameOf(request))),
  );
  v1.post('/batches/:name/finalize', { ...CHANGE, schema: doc.finalizeBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      act: async (tx, context) => batchJson(await finalizeBatch(tx, context, nameOf(request))),
    }),
  );
  v1.post('/batches/:name/pause', { ...CHANGE, schema: doc.pauseBatch }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => undefined,
      work: async (context) => batchJson(await pauseBatch(deps, context, nameOf(request))),
    }),
  );
  v1.post('/batches/:name/resume', { ...CHANGE, schema: doc.resumeBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      act: async (tx, context) => batchJson(await resumeBatch(tx, context, nameOf(request))),
    }),
  );
  v1.post('/batches/:name/cancel', { ...CHANGE, schema: doc.cancelBatch }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => undefined,
      async work(context) {
        const isGone = () => request.raw.socket.destroyed;
        return batchJson(await cancelBatch(deps, context, nameOf(request), isGone));
      },
    }),
  );
  v1.post('/batches/:name/setMetadata', { ...CHANGE, schema: doc.setBatchMetadata }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkMetadata(bodyOf(request)?.value),
      act: async (tx, context, metadata) => batchJson(await setBatchMetadata(tx, context, nameOf(request), metadata)),
    }),
  );
  v1.post('/batches/:name/prioritize', { ...CHANGE, schema: doc.prioritizeBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkPriority(bodyOf(request)),
      act: async (tx, context, wish) => batchJson(await prioritizeBatch(tx, context, nameOf(request), wish)),
    }),
  );
}
