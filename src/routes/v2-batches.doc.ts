/** What /openapi.json says of the batches of /v2. The schemas are the ones that check. */
import { batchMetadataSchema } from '../actions/merge-metadata.ts';
import { batchesQuerySchema, batchOperationSchema, batchQuerySchema, newV2BatchSchema } from '../actions/v2-batches.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['v2 batches'];
const change = { tags, headers: IDEMPOTENCY_HEADER, response: responses('V2Batch', [404, 409, 413, 415, 429]) };
const operation = { ...change, body: batchOperationSchema };
const operated = { ...operation, response: responses('V2OperatedBatch', [404, 409, 413, 415, 429]) };

export const getBatch = {
  tags,
  operationId: 'v2_get_batch',
  summary: 'Retrieve a batch',
  querystring: batchQuerySchema,
  response: responses('V2Batch', [404]),
};

export const listBatches = {
  tags,
  operationId: 'v2_get_batches',
  summary: 'List batches',
  description: 'Newest first.',
  querystring: batchesQuerySchema,
  response: responses('V2BatchList', [404]),
};

export const createBatch = {
  ...change,
  operationId: 'v2_create_batch',
  summary: 'Create a batch',
  description: 'It is in progress, unless it is a staging batch or its project is of a kind that is finalized first.',
  body: newV2BatchSchema,
};

export const finalizeBatch = {
  ...operation,
  operationId: 'v2_finalize_batch',
  summary: 'Finalize a batch',
  description: 'Gives a staging batch to the labelers; another one stays as it is.',
};

export const pauseBatch = {
  ...operated,
  operationId: 'v2_pause_batch',
  summary: 'Pause a batch',
  description: 'Nobody can claim its tasks until it is resumed; whoever holds one may still answer it.',
};

export const resumeBatch = {
  ...operated,
  operationId: 'v2_resume_batch',
  summary: 'Resume a batch',
  description: 'Gives a paused batch back to the labelers.',
};

export const cancelBatch = {
  ...operated,
  operationId: 'v2_cancel_batch',
  summary: 'Cancel a batch',
  description: 'Cancels its pending tasks. It takes no more tasks and cannot be resumed.',
};

export const setBatchMetadata = {
  ...change,
  operationId: 'v2_set_batch_metadata',
  summary: 'Set or merge batch metadata',
  body: batchMetadataSchema,
};
