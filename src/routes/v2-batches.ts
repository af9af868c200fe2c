/** /v2/batch and /v2/batches (api-facts D.13). */
import type { FastifyInstance } from 'fastify';
import { cancelBatch } from '../actions/cancel-batch.ts';
import { finalizeBatch } from '../actions/finalize-batch.ts';
import { checkBatchMetadata, mergeBatchMetadata } from '../actions/merge-metadata.ts';
import { pauseBatch, resumeBatch } from '../actions/pause-batch.ts';
import {
  checkBatchOperation,
  checkNewV2Batch,
  createV2Batch,
  getBatchJson,
  listBatchesJson,
  operatedJson,
  v2BatchJson,
} from '../actions/v2-batches.ts';
import { nameOfBatch } from '../actions/v2-choice.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform, performLong } from '../http/perform.ts';
import * as doc from './v2-batches.doc.ts';

const READ = { config: { permission: 'read projects' } } as const;
const CHANGE = { config: { permission: 'change projects' } } as const;

type Query = Record<string, unknown>;

export function addV2BatchRoutes(v2: FastifyInstance, deps: Deps): void {
  v2.get('/batch', { ...READ, schema: doc.getBatch }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await getBatchJson(deps, caller, query as Query)),
  );
  v2.get('/batches', { ...READ, schema: doc.listBatches }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await listBatchesJson(deps, caller, query as Query)),
  );
  v2.post('/batch', { ...CHANGE, schema: doc.createBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkNewV2Batch(bodyOf(request)),
      act: async (tx, context, wish) => v2BatchJson(tx, context.caller, await createV2Batch(tx, context, wish)),
    }),
  );
  v2.post('/batch/finalize', { ...CHANGE, schema: doc.finalizeBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkBatchOperation(bodyOf(request)),
      async act(tx, context, choice) {
        const name = await nameOfBatch(tx, context.caller, choice);
        return v2BatchJson(tx, context.caller, await finalizeBatch(tx, context, name));
      },
    }),
  );
  v2.post('/batch/metadata', { ...CHANGE, schema: doc.setBatchMetadata }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkBatchMetadata(bodyOf(request)),
      async act(tx, context, wish) {
        const name = await nameOfBatch(tx, context.caller, wish);
        return v2BatchJson(tx, context.caller, await mergeBatchMetadata(tx, context, name, wish));
      },
    }),
  );
  v2.post('/batch/pause', { ...CHANGE, schema: doc.pauseBatch }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => checkBatchOperation(bodyOf(request)),
      async work(context, choice) {
        const name = await nameOfBatch(deps.store, context.caller, choice);
        const batch = await pauseBatch(deps, context, name);
        return operatedJson(deps.store, context.caller, batch, 'The batch is paused.');
      },
    }),
  );
  v2.post('/batch/resume', { ...CHANGE, schema: doc.resumeBatch }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkBatchOperation(bodyOf(request)),
      async act(tx, context, choice) {
        const name = await nameOfBatch(tx, context.caller, choice);
        const batch = await resumeBatch(tx, context, name);
        return operatedJson(tx, context.caller, batch, 'The batch is in progress.');
      },
    }),
  );
  v2.post('/batch/cancel', { ...CHANGE, schema: doc.cancelBatch }, (request, reply) =>
    performLong(deps, request, reply, {
      check: () => checkBatchOperation(bodyOf(request)),
      async work(context, choice) {
        const name = await nameOfBatch(deps.store, context.caller, choice);
        const batch = await cancelBatch(deps, context, name, () => request.raw.socket.destroyed);
        return operatedJson(deps.store, context.caller, batch, 'The batch and its pending tasks are canceled.');
      },
    }),
  );
}
