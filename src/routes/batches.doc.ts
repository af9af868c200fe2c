/** What /openapi.json says of /v1/batches. The schemas are the ones that check. */
import { Type } from 'typebox';
import { newBatchSchema } from '../actions/create-batch.ts';
import { batchQuerySchema } from '../actions/list-batches.ts';
import { prioritySchema } from '../actions/prioritize-batch.ts';
import { metadataSchema } from '../rules/task-fields.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Batches'];
const params = Type.Object({ name: Type.String({ description: 'The name, percent-encoded; slashes too.' }) });
const change = { tags, headers: IDEMPOTENCY_HEADER, params, response: responses('Batch', [404, 409, 413, 415, 429]) };

export const createBatch = {
  tags,
  operationId: 'create_batch',
  summary: 'Create a batch',
  description: 'A new batch is in progress, unless it or its project is of a kind that is finalized first.',
  headers: IDEMPOTENCY_HEADER,
  body: newBatchSchema,
  response: responses('Batch', [404, 409, 413, 415, 429]),
};

export const listBatches = {
  tags,
  operationId: 'list_batches',
  summary: 'List all batches',
  description: 'Newest first.',
  querystring: batchQuerySchema,
  response: responses('BatchList', []),
};

export const getBatch = {
  tags,
  operationId: 'get_batch',
  summary: 'Retrieve a batch',
  params,
  response: responses('Batch', [404]),
};

export const getBatchStatus = {
  tags,
  operationId: 'get_batch_status',
  summary: 'Retrieve the status of a batch',
  description: 'With the number of its tasks in each status.',
  params,
  response: responses('BatchStatus', [404]),
};

export const finalizeBatch = {
  ...change,
  operationId: 'finalize_batch',
  summary: 'Finalize a batch',
  description: 'Gives a staging batch to the labelers; another one stays as it is.',
};

export const pauseBatch = {
  ...change,
  operationId: 'pause_batch',
  summary: 'Pause a batch',
  description: 'Nobody can claim its tasks until it is resumed. Who holds one may still answer it.',
};

export const resumeBatch = {
  ...change,
  operationId: 'resume_batch',
  summary: 'Resume a paused batch',
};

export const cancelBatch = {
  ...change,
  operationId: 'cancel_batch',
  summary: 'Cancel a batch with its pending tasks',
  description: 'It takes no more tasks. Tasks that ended before stay as they are.',
};

export const setBatchMetadata = {
  ...change,
  operationId: 'set_batch_metadata',
  summary: 'Set batch metadata',
  description: 'The body is the metadata; none sets the empty object.',
  body: metadataSchema,
};

export const prioritizeBatch = {
  ...change,
  operationId: 'prioritize_batch',
  summary: 'Prioritize a batch',
  description: 'Among tasks of the same priority, those of the batch with the higher priority come first.',
  body: prioritySchema,
};
