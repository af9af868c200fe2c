/** What the verbs on batches share. */
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { type BatchKey, type BatchRow, countBatch, findBatch, lockBatch } from '../store/batches.ts';
import type { Db, Tx } from '../store/db.ts';
import type { ProjectRow } from '../store/projects.ts';
import { batchStatusJson } from '../wire.ts';

const keyOf = ({ accountId, mode }: Caller, name: string): BatchKey => ({ accountId, mode, name });

/** @throws ApiError 404. */
export async function getBatch(db: Db, caller: Caller, name: string): Promise<BatchRow> {
  const batch = await findBatch(db, keyOf(caller, name));
  if (!batch) throw errors.batchNotFound(name);
  return batch;
}

/** The batch's status with the number of its tasks in each. @returns the answer's JSON text. @throws ApiError 404. */
export async function getBatchStatusJson(db: Db, caller: Caller, name: string): Promise<string> {
  const batch = await getBatch(db, caller, name);
  return batchStatusJson(batch, await countBatch(db, batch));
}

/** The batch, held until the unit ends. @throws ApiError 404. */
export async function holdBatch(tx: Tx, { caller }: Context, name: string): Promise<BatchRow> {
  const batch = await lockBatch(tx, keyOf(caller, name));
  if (!batch) throw errors.batchNotFound(name);
  return batch;
}

/** Whether the batch is filled while staging, and closed for new tasks once it is finalized (api-facts D.8, I row 29). */
export function isGated(
  batch: Pick<BatchRow, 'calibrationBatch' | 'selfLabelBatch'>,
  project: Pick<ProjectRow, 'rapid' | 'studio'>,
): boolean {
  return Boolean(batch.calibrationBatch || batch.selfLabelBatch || project.rapid || project.studio);
}
