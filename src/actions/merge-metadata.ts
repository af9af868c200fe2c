/** Metadata of a task or batch as v2 sets it: replaced, or merged into what is there (api-facts D.13). */
import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { deepMerge } from '../rules/deep-merge.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { metadataSchema } from '../rules/task-fields.ts';
import type { BatchRow } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import type { TaskRow } from '../store/tasks.ts';
import { holdBatch } from './batch.ts';
import { setBatchMetadata } from './set-batch-metadata.ts';
import { checkMetadata, setMetadata } from './set-metadata.ts';
import { holdTask } from './task.ts';
import { batchChoice } from './v2-choice.ts';

const wish = {
  metadata: metadataSchema,
  merge: Type.Boolean({
    default: false,
    description: 'Merge into what is there, objects key by key; otherwise everything is replaced.',
  }),
};
export const batchMetadataSchema = Type.Object({ ...batchChoice, ...wish });
export const taskMetadataSchema = Type.Object({ task_id: Type.String(), ...wish });
const checkBatch = schemaCheck(batchMetadataSchema);
const checkTask = schemaCheck(taskMetadataSchema);

interface MetadataWish {
  metadata: object;
  merge: boolean;
}

/** @throws ApiError 400. */
export function checkBatchMetadata(body: ParsedBody | undefined): Static<typeof batchMetadataSchema> {
  return checkBatch(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** @throws ApiError 400. */
export function checkTaskMetadata(body: ParsedBody | undefined): Static<typeof taskMetadataSchema> {
  return checkTask(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** @throws ApiError 404, 400 when it is larger than metadata may be. */
export async function mergeTaskMetadata(
  tx: Tx,
  context: Context,
  taskId: string,
  given: MetadataWish,
): Promise<TaskRow> {
  const { metadataJson } = await holdTask(tx, context, taskId);
  return setMetadata(tx, context, taskId, wished(metadataJson, given));
}

/** @throws ApiError 404, 400 when it is larger than metadata may be. */
export async function mergeBatchMetadata(
  tx: Tx,
  context: Context,
  name: string,
  given: MetadataWish,
): Promise<BatchRow> {
  const { metadataJson } = await holdBatch(tx, context, name);
  return setBatchMetadata(tx, context, name, wished(metadataJson, given));
}

const wished = (before: string, { metadata, merge }: MetadataWish): string =>
  checkMetadata(merge ? deepMerge(JSON.parse(before), metadata as Record<string, unknown>) : metadata);
