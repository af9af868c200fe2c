import type { Context } from '../deps.ts';
import { type BatchRow, updateBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { holdBatch } from './batch.ts';
import { record } from './record.ts';

/** Replaces the metadata of a batch in any status. @param metadataJson checked by checkMetadata. @throws ApiError 404. */
export async function setBatchMetadata(
  tx: Tx,
  context: Context,
  name: string,
  metadataJson: string,
): Promise<BatchRow> {
  const batch = await holdBatch(tx, context, name);
  if (batch.metadataJson === metadataJson) return batch;
  const changed = { ...batch, metadataJson };
  await updateBatch(tx, changed);
  await record(tx, context, 'set batch metadata', {
    before: { batch: name, metadata: JSON.parse(batch.metadataJson) },
    after: { batch: name, metadata: JSON.parse(metadataJson) },
  });
  return changed;
}
