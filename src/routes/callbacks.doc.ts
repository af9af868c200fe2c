/** What /openapi.json says of /v1/callbacks and send_callback. */
import { Type } from 'typebox';
import { callbackQuerySchema } from '../actions/callbacks.ts';
import { testCallbackSchema } from '../actions/test-callback.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Callbacks'];
const params = Type.Object({ callback_id: Type.String({ description: 'The id of the callback.' }) });

export const listCallbacks = {
  tags,
  operationId: 'list_callbacks',
  summary: 'List callbacks with their attempts',
  description: 'The delivery log, newest first. Call again with next_token and the same filters for the next page.',
  querystring: callbackQuerySchema,
  response: responses('CallbackList', []),
};

export const sendTestCallback = {
  tags,
  operationId: 'send_test_callback',
  summary: 'Send a callback that stands for no task',
  description: 'Signed and sent as all others. `metadata.test_callback` is true, and the task_id is all zeros.',
  headers: IDEMPOTENCY_HEADER,
  body: { ...testCallbackSchema, examples: [{ callback_url: 'http://callback.invalid/' }] },
  response: responses('Callback', [409, 413, 415, 429]),
};

export const getCallback = {
  tags,
  operationId: 'get_callback',
  summary: 'Retrieve a callback, with its body and the answers it got',
  params,
  response: responses('Callback', [404]),
};

export const replayCallback = {
  tags,
  operationId: 'replay_callback',
  summary: 'Send a callback again',
  description: 'Makes a new callback to the same place, with the task as it is now.',
  headers: IDEMPOTENCY_HEADER,
  params,
  response: responses('Callback', [404, 409, 413, 415, 429]),
};

export const sendCallback = {
  tags,
  operationId: 'send_callback',
  summary: 'Send the callback of a completed or errored task again',
  headers: IDEMPOTENCY_HEADER,
  params: Type.Object({ task_id: Type.String({ description: 'The id of the task.' }) }),
  response: responses('Success', [404, 409, 413, 415, 429]),
};
