/** @taskwright/client */
export type * from './api.ts';
export type { BulkItem, BulkOptions, BulkResult } from './bulk.ts';
export { type CallbackBody, type CallbackHeaders, type CallbackSecrets, verifyCallback } from './callbacks.ts';
export {
  type CallbackFilter,
  type CallbackRecord,
  type Input,
  type OperationId,
  type Result,
  type TaskFilter,
  type TaskParams,
  TaskwrightClient,
  type WaitOptions,
} from './client.ts';
export { ApiError, CallbackError, ConnectionError, TaskwrightError, WaitTimeoutError } from './errors.ts';
export type { CallOptions, ClientOptions } from './transport.ts';
