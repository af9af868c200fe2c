/** Metadata of a task or batch as v2 sets it: replaced, or merged into what is there (api-facts D.13). */
import type { Context } from '../deps.ts';
import { deepMerge } from '../rules/deep-merge.ts';
import type { BatchRow } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import type { TaskRow } from '../store/tasks.ts';
import { holdBatch } from './batch.ts';
import { setBatchMetadata } from './set-batch-metadata.ts';
import { checkMetadata, setMetadata } from './set-metadata.ts';
import { holdTask } from './task.ts';

export interface MetadataWish {
  metadata: Record<string, unknown>;
  merge: boolean;
}

/** @throws ApiError 404, 400 when it is larger than metadata may be. */
export async function mergeTaskMetadata(
  tx: Tx,
  context: Context,
  taskId: string,
  wish: MetadataWish,
): Promise<TaskRow> {
  const { metadataJson } = await holdTask(tx, context, taskId);
  return setMetadata(tx, context, taskId, wished(metadataJson, wish));
}

/** @throws ApiError 404, 400 when it is larger than metadata may be. */
export async function mergeBatchMetadata(
  tx: Tx,
  context: Context,
  name: string,
  wish: MetadataWish,
): Promise<BatchRow> {
  const { metadataJson } = await holdBatch(tx, context, name);
  return setBatchMetadata(tx, context, name, wished(metadataJson, wish));
}

const wished = (before: string, { metadata, merge }: MetadataWish): string =>
  checkMetadata(merge ? deepMerge(JSON.parse(before), metadata) : metadata);
